import type { Nil, Reading } from '../reading.ts';
import type { Cue } from './cue.ts';
import { becauseOf, type Scene } from './scene.ts';

/** What the button "Nothing to report" says. */
export function nilReading(): Reading {
  return { nil: { of: 'all', confidence: 1, because: [] }, drafts: [], closures: [], questions: [] };
}

/** The whole message says that there is nothing, with at most pleasantries and the name of the agency around it. */
export function nilIn(scene: Scene): Nil | undefined {
  const nil = scene.cues.find(({ kind }) => kind === 'nil') ?? noUpdate(scene);
  if (!nil) return undefined;
  const topic = scene.cues.find(({ kind, value }) => kind === 'thing' && value === 'misper');
  const said = coveredBy(scene, [
    'nil',
    'chat',
    'team',
    'thing',
    'day',
    'part',
    'us',
    'no',
    'known',
    'type',
    'to',
    'by',
    'since',
  ]);
  // "Nothing from us on CSE" is about one matter, and there may be others.
  const other = scene.cues.some(
    ({ kind }) =>
      kind === 'type' || kind === 'missing' || kind === 'number' || kind === 'flag' || kind === 'talk',
  );
  const left = scene.words.filter((word, at) => !said.has(at) && !SMALL.has(word.low)).length;
  if (other || left > 2) return undefined;
  return {
    of: topic ? 'missing' : 'all',
    confidence: left === 0 ? 0.98 : 0.85,
    because: [becauseOf(scene, 'nothing to report', nil)],
  };
}

/** "No UHP update": the agency's name stands between. */
function noUpdate({ cues, words }: Scene): Cue | undefined {
  return cues.find(
    ({ kind, from, to }) =>
      kind === 'team' && words[from - 1]?.low === 'no' && NEWS.has(words[to]?.low ?? ''),
  );
}

const NEWS = new Set('update updates information news report reports return items concerns intel'.split(' '));

/** Only greetings, thanks and the like. */
export function isChat(scene: Scene): boolean {
  const said = coveredBy(scene, ['chat', 'day', 'part', 'us']);
  return scene.words.every((word, at) => said.has(at) || SMALL.has(word.low));
}

function coveredBy({ cues }: Scene, kinds: readonly Nil['of'][] | readonly string[]): Set<number> {
  const covered = new Set<number>();
  for (const cue of cues)
    if ((kinds as readonly string[]).includes(cue.kind))
      for (let at = cue.from; at < cue.to; at += 1) covered.add(at);
  return covered;
}

const SMALL = new Set(
  'from for update updates information news report return items concerns intel at the a an is in on to of and with our us we i me my end side team here this that today all am pm it so far again still just sorry thanks please dib briefing health housing police school schools yes thank you very much now x also as well have has had got be am'.split(
    ' ',
  ),
);
