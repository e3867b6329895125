import type { Draft } from '../reading.ts';
import { groupSizeOf, ITEM_TYPES, type ItemType } from '../words.ts';
import { ask, askType, type Ask, type Told } from './ask.ts';
import { attributesIn } from './attributes.ts';
import type { Cue } from './cue.ts';
import { askArea } from './missing-sets.ts';
import { becauseOf, isDenied, sayRead, type Clause, type Scene } from './scene.ts';

/** What the themes make of something that is called nothing else. */
const BY_THEME: Readonly<Record<string, ItemType>> = {
  knives: 'violence',
  violence: 'violence',
  online: 'online',
  'sexual-harm': 'exploitation',
  'criminal-exploitation': 'exploitation',
  attendance: 'attendance',
  'mental-health': 'health',
};
/** Give way to whatever else is said in the same breath. */
const WEAK: ReadonlySet<string> = new Set(['place', 'follow-up']);
/** These are what it is, whatever else is said. */
const STRONG: ReadonlySet<string> = new Set(['good-news', 'person']);
/** "Older males" are often part of another concern. */
const SAID_OF_MANY: ReadonlySet<string> = new Set(['older', 'unknown']);
const GROUPS_NOT_COUNTS: ReadonlySet<string> = new Set(['place', 'theme', 'online']);

/** What a clause says that is not about missing children: the words that name a kind of item. */
export function typesIn(scene: Scene, clause: Clause): readonly Cue[] {
  return clause.cues.filter((cue) => cue.kind === 'type' && !isDenied(scene, clause, cue));
}

/** One thing that happened, from the clauses that speak of it. */
export function topicOf(scene: Scene, clauses: readonly Clause[]): Told | undefined {
  const [first] = clauses;
  const last = clauses.at(-1);
  if (!first || !last) return undefined;
  const attributes = attributesIn(scene, first.from, last.to, false);
  const { areas, ...rest } = attributes;
  const named = clauses.flatMap((clause) => typesIn(scene, clause));
  const type = namedType(scene, named) ?? typeByAttributes(scene, attributes, groupIn(scene, clauses));
  if (!type) return undefined;
  const people = peopleIn(scene, clauses, type.value);
  const draft: Draft = { type, each: false, ...rest, ...people.draft };
  const asks: Ask[] = [...people.asks];
  if (type.confidence < 0.8) asks.unshift(askWhat(type.value));
  if (areas && !draft.area) asks.push(askArea(scene, areas));
  return { draft, asks };
}

function namedType(scene: Scene, named: readonly Cue[]): Draft['type'] | undefined {
  const best =
    named.find((cue) => STRONG.has(cue.value) && !SAID_OF_MANY.has(scene.words[cue.from]?.low ?? '')) ??
    named.find(({ value }) => !WEAK.has(value)) ??
    named[0];
  const known = best && ITEM_TYPES.find(({ value }) => value === best.value);
  if (!best || !known) return undefined;
  // "An unknown male" alone may be a person of concern, or part of something else.
  const loose = best.value === 'person' && SAID_OF_MANY.has(scene.words[best.from]?.low ?? '');
  return sayRead(scene, known.value, loose ? 0.7 : 0.9, 'kind of item', best);
}

function typeByAttributes(
  scene: Scene,
  { themes, actions, context, area, saferMe, strategy, dslTold }: ReturnType<typeof attributesIn>,
  group: Draft['type']['because'] | undefined,
): Draft['type'] | undefined {
  const telling = themes.find(({ value }) => BY_THEME[value] !== undefined);
  const byTheme = telling && BY_THEME[telling.value];
  if (telling && byTheme) return { value: byTheme, confidence: 0.85, because: telling.because };
  if (actions[0] ?? saferMe ?? strategy ?? dslTold) {
    const because =
      actions[0]?.kind.because ?? saferMe?.because ?? strategy?.state.because ?? dslTold?.because ?? [];
    return { value: 'follow-up', confidence: 0.85, because };
  }
  const [theme] = themes;
  if (group && (context ?? area)) return { value: 'place', confidence: 0.85, because: group };
  if (theme && (context ?? area)) return { value: 'place', confidence: 0.7, because: theme.because };
  if (theme) return { value: 'theme', confidence: 0.7, because: theme.because };
  return undefined;
}

function groupIn(scene: Scene, clauses: readonly Clause[]): Draft['type']['because'] | undefined {
  const cue = clauses.flatMap(({ cues }) => cues).find(({ kind }) => kind === 'group');
  return cue && [becauseOf(scene, 'a group', cue)];
}

function askWhat(type: ItemType): Ask {
  const label = ITEM_TYPES.find(({ value }) => value === type)?.label ?? type;
  return askType(
    'What is this?',
    [type, label],
    type === 'place' ? ['theme', 'Theme'] : ['place', 'Place of concern'],
    ['follow-up', 'Follow-up of an earlier action'],
    ['drop', 'Nothing to record'],
  );
}

/** How many it is about: a number with a word for people behind it, or right before what happened to them. */
function peopleIn(
  scene: Scene,
  clauses: readonly Clause[],
  type: ItemType,
): {
  readonly draft: Pick<Draft, never> & Partial<Pick<Draft, 'count' | 'group'>>;
  readonly asks: readonly Ask[];
} {
  for (const clause of clauses) {
    for (const [at, cue] of clause.cues.entries()) {
      const isGroup = cue.kind === 'number' && besideGroup(scene, clause, cue);
      if (cue.kind === 'vague' && countsPeople(scene, clause, at)) return vagueGroup(scene, cue);
      if (cue.kind !== 'number' || (!isGroup && !countsPeople(scene, clause, at))) continue;
      const n = Number.parseInt(cue.value, 10);
      const about = isGroup || cue.value.endsWith('+') || scene.words[cue.from - 1]?.low === 'about';
      if (about || (GROUPS_NOT_COUNTS.has(type) && n > 1) || (n >= 5 && !COUNTED.has(type)))
        return { draft: { group: sayRead(scene, groupSizeOf(n), 0.9, 'how many people', cue) }, asks: [] };
      return { draft: { count: sayRead(scene, n, 0.9, 'how many', cue) }, asks: [] };
    }
  }
  return { draft: {}, asks: [] };
}

/** "5-9 youths" is a group of that size; "a few" says nothing that could be counted. */
function vagueGroup(scene: Scene, cue: Cue): ReturnType<typeof peopleIn> {
  const [from, to] = cue.value.split('-').map(Number);
  if (from !== undefined && to !== undefined && from > 0 && groupSizeOf(from) === groupSizeOf(to))
    return { draft: { group: sayRead(scene, groupSizeOf(from), 0.9, 'how many people', cue) }, asks: [] };
  return {
    draft: {},
    asks: [
      ask('count', 'How many people, about?', [
        { value: 'group:2-4', label: '2 to 4' },
        { value: 'group:5-9', label: '5 to 9' },
        { value: 'group:10+', label: '10 or more' },
        { value: 'skip', label: 'Not known' },
      ]),
    ],
  };
}

function besideGroup(scene: Scene, clause: Clause, number: Cue): boolean {
  return clause.cues.some(
    (cue) =>
      cue.kind === 'group' &&
      ((number.from >= cue.to && number.from - cue.to <= 2) ||
        (cue.from >= number.to &&
          cue.from - number.to <= 1 &&
          scene.words[number.from - 1]?.low === 'about')),
  );
}

/** The next thing named behind the number is a person, or what happened; not schools, cars or hours. */
function countsPeople({ words }: Scene, clause: Clause, at: number): boolean {
  const number = clause.cues[at];
  if (!number) return false;
  if (words[number.to]?.low === 'from' && words[number.to]?.after === 'word') return true;
  for (const cue of clause.cues.slice(at + 1)) {
    if (cue.from < number.to) continue;
    if (cue.from - number.to > 3) return false;
    if (cue.kind === 'thing') return false;
    if (cue.kind === 'person' || cue.kind === 'missing') return true;
    if (cue.kind === 'group') return false;
    if (cue.kind === 'type')
      return (
        PEOPLE_TYPES.has(cue.value) && cue.from - number.to <= 2 && !NOUNS.has(words[cue.from]?.low ?? '')
      );
    if (cue.kind === 'known' || cue.kind === 'told' || cue.kind === 'talk') return false;
  }
  // "arrested 2", "suspended x2", "2 from the September cohort".
  const before = clause.cues.slice(0, at).findLast((cue) => cue.to <= number.from);
  if (
    before?.kind === 'type' &&
    PEOPLE_TYPES.has(before.value) &&
    number.from - before.to === 0 &&
    !NOUNS.has(words[before.from]?.low ?? '')
  )
    return true;
  return false;
}

/** Five or more are counted one by one only where an agency counts them so. */
const COUNTED: ReadonlySet<string> = new Set(['attendance', 'custody', 'health', 'good-news']);
const PEOPLE_TYPES: ReadonlySet<string> = new Set([
  'custody',
  'attendance',
  'health',
  'violence',
  'exploitation',
  'person',
]);
/** Not people: "2 assaults", "3 fights", "2 knives". */
const NOUNS: ReadonlySet<string> = new Set([
  'assault',
  'assaults',
  'fight',
  'fights',
  'knife',
  'knives',
  'weapon',
  'weapons',
  'robbery',
  'robberies',
  'machete',
  'stabbing',
  'catapult',
  'catapults',
  'ambulance',
  'firearm',
  'bb',
  'air',
  'affray',
]);
