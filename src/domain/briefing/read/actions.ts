import type { DraftAction, Read } from '../reading.ts';
import { ACTION_KINDS, type ActionKind } from '../words.ts';
import type { Cue } from './cue.ts';
import { clauseOf, saidAt, sayRead, type Clause, type Scene } from './scene.ts';
import { dueSaid, dueWithin } from './when.ts';
import type { Due } from '../reading.ts';

const MOST_WORDS_TO_ACTION = 9;
const ASKING = new Set([
  'please',
  'can',
  'could',
  'need',
  'needs',
  'needed',
  'request',
  'requested',
  'want',
  'required',
  'asap',
  'asked',
  'asking',
]);

/** "Edge of Care to do by Weds", "can police do patrols pls", "action: mapping meeting": who is to do what by when. */
export function actionsIn(scene: Scene, cues: readonly Cue[]): DraftAction[] {
  const found: DraftAction[] = [];
  const used = new Set<Cue>();
  for (const [at, team] of cues.entries()) {
    if (team.kind !== 'team') continue;
    const to = cues
      .slice(at + 1)
      .find(
        (cue) =>
          cue.kind === 'to' && cue.from >= team.to && cue.from - team.to <= 1 && isJoined(scene, team, cue),
      );
    const asked = cues
      .slice(0, at)
      .findLast(
        (cue) =>
          isAsking(scene, cue) &&
          team.from - cue.to <= 1 &&
          team.from >= cue.to &&
          isJoined(scene, cue, team),
      );
    if (!to && !asked) continue;
    const sentence = sentenceOf(scene, team);
    const what =
      cues.find(
        (cue) =>
          (isAction(cue) || cue.kind === 'talk') &&
          !used.has(cue) &&
          cue.from >= team.to &&
          cue.from - team.to <= MOST_WORDS_TO_ACTION &&
          sentenceOf(scene, cue) === sentence,
      ) ??
      cues.findLast(
        (cue) =>
          isAction(cue) && !used.has(cue) && cue.to <= team.from && sentenceOf(scene, cue) === sentence,
      );
    if (what) used.add(what);
    const due = dueOf(scene, cues, team.to, sentence);
    const owner = scene.reader.owners.get(team.value);
    found.push({
      kind: what ? kindOf(scene, what, 0.9) : sayRead(scene, 'other' as const, 0.8, 'something to do', team),
      ...(owner ? { owner: sayRead(scene, owner.agency, 0.9, 'who', team) } : {}),
      ...(owner?.team === undefined ? {} : { team: owner.team }),
      ...(due ? { due } : {}),
    });
  }
  if (found.length > 0) return found;
  return withoutOwner(scene, cues);
}

/** Something is asked for, and nobody is named. */
function withoutOwner(scene: Scene, cues: readonly Cue[]): DraftAction[] {
  const found: DraftAction[] = [];
  for (const what of cues) {
    if (!isAction(what) || found.some(({ kind }) => kind.value === kindOf(scene, what, 1).value)) continue;
    const sentence = sentenceOf(scene, what);
    const clause = clauseOf(scene, what);
    const near = cues.filter((cue) => clause && cue.from >= clause.from && cue.from < clause.to);
    // "Action: mapping meeting" is parted by its colon.
    const called = cues.some((cue) => isCalledAction(scene, cue) && sentenceOf(scene, cue) === sentence);
    const toDo = near.some(
      (cue) =>
        (cue.kind === 'by' || cue.kind === 'to' || cue.kind === 'pending') &&
        cue.from >= what.to &&
        cue.from - what.to <= 1,
    );
    const asked =
      called ||
      toDo ||
      near.some(
        (cue) => isAsking(scene, cue) || (cue.kind === 'to' && scene.words[cue.from]?.low === 'will'),
      );
    if (!asked) continue;
    const due = dueOf(scene, cues, what.from, sentence);
    const owner = ownerWithout(scene, cues, near, what, sentence);
    found.push({ kind: kindOf(scene, what, 0.85), ...owner, ...(due ? { due } : {}) });
  }
  return found;
}

/** "We will ring" is the author's agency; a team alone behind a comma is who does it. */
function ownerWithout(
  scene: Scene,
  cues: readonly Cue[],
  near: readonly Cue[],
  what: Cue,
  sentence: number,
): Pick<DraftAction, 'owner' | 'team'> {
  const will = near.find(
    (cue) => cue.kind === 'to' && scene.words[cue.from]?.low === 'will' && cue.to <= what.from,
  );
  const clause = will && clauseOf(scene, will);
  const subject = near.find((cue) => cue.kind === 'team' && cue.to <= what.from);
  if (will && clause && !subject && will.from - clause.from <= 1)
    return { owner: sayRead(scene, scene.context.agency, 0.85, 'the author', will) };
  const alone = cues.filter(
    (cue) => cue.kind === 'team' && sentenceOf(scene, cue) === sentence && isAlone(scene, cue),
  );
  const [team] = alone;
  const owner = team && alone.length === 1 ? scene.reader.owners.get(team.value) : undefined;
  if (!team || !owner) return {};
  return {
    owner: sayRead(scene, owner.agency, 0.85, 'who', team),
    ...(owner.team === undefined ? {} : { team: owner.team }),
  };
}

function isAlone(scene: Scene, cue: Cue): boolean {
  const clause = clauseOf(scene, cue);
  return clause !== undefined && clause.from === cue.from && clause.to === cue.to;
}

function kindOf(scene: Scene, cue: Cue, confidence: number): Read<ActionKind> {
  const name = cue.kind === 'talk' ? 'return-talk' : cue.kind === 'safer-me' ? 'safer-me' : cue.value;
  const known = ACTION_KINDS.find(({ value }) => value === name);
  return sayRead(scene, known?.value ?? 'other', confidence, 'what to do', cue);
}

function isAction(cue: Cue): boolean {
  return cue.kind === 'action' || (cue.kind === 'safer-me' && cue.value !== 'none');
}

function isCalledAction({ words }: Scene, cue: Cue): boolean {
  return cue.kind === 'type' && cue.value === 'follow-up' && words[cue.from]?.low === 'action';
}

function isAsking(scene: Scene, cue: Cue): boolean {
  return (cue.kind === 'ask' || cue.kind === 'to') && ASKING.has(scene.words[cue.from]?.low ?? '');
}

function sentenceOf({ clauses }: Scene, cue: Cue): number {
  return clauses.find(({ from, to }) => cue.from >= from && cue.from < to)?.sentence ?? -1;
}

/** No comma in between. */
function isJoined(scene: Scene, one: Cue, other: Cue): boolean {
  const clause = scene.clauses.find(({ from, to }: Clause) => one.from >= from && one.from < to);
  return clause !== undefined && other.from < clause.to;
}

/** "by Weds", "by 3pm", "today", "before 12", "within 24h", in the same sentence. */
function dueOf(scene: Scene, cues: readonly Cue[], from: number, sentence: number): Read<Due> | undefined {
  const after = cues.filter((cue) => cue.from >= from && sentenceOf(scene, cue) === sentence);
  // "Confirm if it is today" asks, and sets no time.
  if (scene.words.slice(from, after.at(-1)?.to).some(({ low }) => low === 'if' || low === 'whether'))
    return undefined;
  const by = after.find(({ kind }) => kind === 'by');
  const rest = by ? after.filter((cue) => cue.from >= by.to && cue.from - by.to <= 4) : after;
  const time = rest.find(({ kind }) => kind === 'time');
  const day = rest.find(({ kind }) => kind === 'day');
  const span = rest.find(({ kind }) => kind === 'span');
  if (span && scene.words[span.from - 1]?.low === 'within')
    return sayRead(scene, dueWithin(Number(span.value), scene.context.now), 0.85, 'within', span);
  const part = rest.find(({ kind }) => kind === 'part');
  const what = time ?? day ?? (by ? part : part?.value === 'afternoon' ? part : undefined);
  if (!what) return undefined;
  const said = dueSaid(saidAt(scene, time, rest), scene.context.now);
  return said
    ? sayRead(scene, said.due, said.sure ? 0.95 : 0.5, 'by when', ...(by ? [by] : []), what)
    : undefined;
}
