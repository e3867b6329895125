import { isShown } from '../outstanding.ts';
import type { Nil, Question, Reading } from '../reading.ts';
import { SURE } from '../reading.ts';
import { ask, type Ask, type Told, type ToldClosure } from './ask.ts';
import { flagsIn, talksIn } from './counts.ts';
import { cuesOf } from './cues.ts';
import { lex } from './lex.ts';
import { doubts } from './doubts.ts';
import { heardIn } from './missing.ts';
import { missingSaid } from './missing-sets.ts';
import { isChat, nilIn } from './nil.ts';
import type { Reader } from './reader.ts';
import { becauseOf, clausesOf, isDenied, type ReadContext, type Scene } from './scene.ts';
import { sortClauses } from './sort-clauses.ts';
import { followUps, stillMissing } from './references.ts';
import { topicOf } from './topics.ts';

/**
 * Reads the words of one update: rules only, the same every time, and each value with the words it came from. What is not sure
 * becomes a question. Danger and the text guard are asked before, by the caller. Never throws; time grows with the length of
 * the text, which is cut at 4,000 characters.
 *
 * @example readUpdate('2 misper, both back', reader, context).drafts // one draft: returned, count 2
 */
export function readUpdate(text: string, reader: Reader, context: ReadContext): Reading {
  const scene = sceneOf(text, reader, context);
  if (scene.words.length === 0 || isChat(scene)) return empty();
  const nil = nilIn(scene);
  if (nil) return { ...empty(), nil };
  const sorted = sortClauses(scene);
  const talks = talksIn(scene, sorted.talk);
  const flags = flagsIn(scene, sorted.flag);
  const groups = heardIn(scene, sorted.missing);
  const heard =
    groups.length > 0 ? missingSaid(scene, groups) : { told: [], closures: followUps(scene, sorted.missing) };
  const topics = sorted.topics.flatMap((clauses) => topicOf(scene, clauses) ?? []);
  const nobody = nobodyMissing(scene);
  const told = [...heard.told, ...topics];
  const whole: Ask[] = [
    ...(sorted.talk.length > 0 ? talks.asks : []),
    ...(sorted.flag.length > 0 ? flags.asks : []),
  ];
  const clash = nobody && heard.told.length === 0 ? contradiction(scene) : undefined;
  if (clash) whole.push(clash);
  const nothing = told.length + heard.closures.length === 0 && !talks.talks && !flags.flags && !nobody;
  if (nothing && whole.length === 0) whole.push(whatIsIt());
  return gather(scene, told, heard.closures, whole, {
    ...(nobody && heard.told.length === 0 ? { nil: nobody } : {}),
    ...(talks.talks ? { talks: talks.talks } : {}),
    ...(flags.flags ? { flags: flags.flags } : {}),
  });
}

export function sceneOf(text: string, reader: Reader, context: ReadContext): Scene {
  const words = lex(text);
  const { cues, clocks } = cuesOf(words, reader);
  return { words, cues, clocks, clauses: clausesOf(words, cues), reader, context };
}

function empty(): Reading {
  return { drafts: [], closures: [], questions: [] };
}

/** "No missing overnight". */
function nobodyMissing(scene: Scene): Nil | undefined {
  if (scene.cues.some(({ kind, value }) => kind === 'type' && value === 'good-news')) return undefined;
  for (const clause of scene.clauses)
    for (const cue of clause.cues)
      if (
        cue.kind === 'missing' &&
        isDenied(scene, clause, cue) &&
        !clause.cues.some(({ from, kind }) => kind === 'no' && scene.words[from]?.low === 'not')
      )
        return { of: 'missing', confidence: 0.9, because: [becauseOf(scene, 'nobody missing', cue)] };
  return undefined;
}

/** Somebody says that nobody was missing, and items of this briefing say otherwise. */
function contradiction({ context }: Scene): Ask | undefined {
  const reported = context.items.filter(
    (item) =>
      isShown(item) &&
      (item.type === 'missing-now' || item.type === 'returned' || item.type === 'repeat-missing') &&
      item.confirmedAt >= context.window.from.toISOString(),
  ).length;
  if (reported === 0 && stillMissing(context.items).length === 0) return undefined;
  const n = Math.max(reported, stillMissing(context.items).length);
  return ask(
    'nil-but-reported',
    `${n} missing ${n === 1 ? 'child was' : 'children were'} reported for the same time. Which is right?`,
    [
      { value: 'earlier', label: 'What was reported before' },
      { value: 'nobody', label: 'Nobody is missing' },
      { value: 'more', label: 'Nobody more than those' },
    ],
    true,
  );
}

function whatIsIt(): Ask {
  return ask(
    'what-is-it',
    'I could not read this. What is it?',
    [
      { value: 'nil', label: 'Nothing to report' },
      { value: 'theme', label: 'A theme or concern' },
      { value: 'follow-up', label: 'Follow-up of an action' },
      { value: 'drop', label: 'Just a message' },
    ],
    true,
  );
}

const MOST_DRAFTS = 40;
const MOST_CLOSURES = 20;
const MOST_QUESTIONS = 12;

function gather(
  scene: Scene,
  told: readonly Told[],
  closures: readonly ToldClosure[],
  whole: readonly Ask[],
  rest: Pick<Reading, never> & Partial<Pick<Reading, 'nil' | 'talks' | 'flags'>>,
): Reading {
  const kept = told.slice(0, MOST_DRAFTS);
  const questions: Question[] = [];
  const put = (one: Ask, about?: number): void => {
    const { kind, text, choices, needed } = one;
    const id = about === undefined ? kind : `${kind}-${about + 1}`;
    if (questions.some((each) => each.id === id)) return;
    questions.push({
      id,
      kind,
      ...(about === undefined ? {} : { about }),
      text,
      choices: [...choices],
      needed,
    });
  };
  for (const one of whole) put(one);
  for (const [at, { asks }] of closures.slice(0, MOST_CLOSURES).entries())
    for (const one of asks) put(one, at);
  for (const [at, { draft, asks }] of kept.entries())
    for (const one of [...asks, ...doubts(scene, draft)]) put(one, at);
  // What has to be answered comes first, and is never cut.
  const sorted = [...questions.filter(({ needed }) => needed), ...questions.filter(({ needed }) => !needed)];
  return {
    ...rest,
    drafts: kept.map(({ draft }) => draft),
    closures: closures.slice(0, MOST_CLOSURES).map(({ closure }) => closure),
    questions: sorted.slice(0, MOST_QUESTIONS),
  };
}

/** Nothing was said that belongs to a briefing: a greeting, thanks. Nothing is stored of it. */
export function isEmpty({ nil, drafts, closures, talks, flags, questions }: Reading): boolean {
  return !nil && !talks && !flags && drafts.length + closures.length + questions.length === 0;
}

/** Whether everything in a reading is sure and nothing has to be asked: one press confirms it. */
export function isSure({ drafts, questions }: Reading): boolean {
  return questions.length === 0 && drafts.every(({ type }) => type.confidence >= SURE);
}
