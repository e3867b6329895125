import { ITEM_TYPES } from '../../../../src/domain/briefing/words.ts';

/**
 * One labelled message. The line it comes from: who | what is open already | the message | what it says | notes. What it says, one
 * part an item, parted by semicolons:
 *
 * - `returned*3 high @city-centre ~park #5-9 since=22T21:40 back=23T01:00 repeat=2-3 dsl=yes`: type, count, risk, area, kind of
 *   place, group size, times as day and clock in November 2026
 * - `strategy=booked:23T14:00`, `do=safer-me:childrens-services:25`: kind, owner and due, `-` for none
 * - `?` instead of a type, or behind it: it is to be asked, and `?split`, `?type` … say which question
 * - `closes back=…`: an earlier item; `talks 2/1/1`, `flags 4/3`; `nil`, `nil-missing`, `chat`, `refused`, `danger`
 */
export interface Labelled {
  readonly id: string;
  readonly agency: string;
  /** How many children are missing already, by earlier items of the same agency. */
  readonly open: number;
  /** `DDThh:mm` in November 2026, London. */
  readonly at: string;
  readonly text: string;
  readonly refused: boolean;
  readonly danger: boolean;
  readonly chat: boolean;
  readonly nil: 'all' | 'missing' | undefined;
  readonly items: readonly LabelledItem[];
  readonly closes: readonly LabelledItem[];
  readonly talks: string | undefined;
  readonly flags: string | undefined;
  /** Kinds of question that have to be asked. */
  readonly asks: readonly string[];
}

export interface LabelledItem {
  /** Undefined when the message does not say, so that it has to be asked. */
  readonly type: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

export const AGENCIES: Readonly<Record<string, string>> = {
  police: 'devon-cornwall-police',
  csc: 'childrens-services',
  edu: 'education-participation-skills',
  uhp: 'university-hospitals-plymouth',
  yjs: 'youth-justice-service',
  livewell: 'livewell-southwest',
  housing: 'housing-providers',
  probation: 'probation-service',
  barnardos: 'barnardos',
  youngdevon: 'young-devon',
  btp: 'british-transport-police',
  school: 'secondary-schools',
  council: 'plymouth-city-council',
  firstlight: 'first-light',
  swast: 'south-western-ambulance',
  fe: 'further-education',
};

const TYPES: ReadonlySet<string> = new Set(ITEM_TYPES.map(({ value }) => value));
const RISKS = new Set(['high', 'medium', 'standard']);

export function readCorpus(name: string, lines: string): Labelled[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => parse(line, `${name} ${index + 1}`));
}

function parse(line: string, id: string): Labelled {
  const [who = '', given = '', text = '', says = '', notes = ''] = line.split(' | ');
  const agency = AGENCIES[who];
  if (agency === undefined || text === '' || says === '')
    throw new Error(`${id} is not a line of the corpus`);
  const parts = says.split(';').map((part) => part.trim());
  const asks = parts.flatMap((part) =>
    part
      .split(' ')
      .filter((token) => /^\?[a-z]/.test(token))
      .map((token) => token.slice(1)),
  );
  const bare = parts.map((part) => part.split(' ').filter((token) => !/^\?[a-z]/.test(token)));
  const has = (word: string) => bare.some(([first]) => first === word);
  const valueOf = (word: string) => bare.find(([first]) => first === word)?.[1];
  return {
    id,
    agency,
    open: Number(/open=(\d+)/.exec(given)?.[1] ?? 0),
    at: /at=(\S+)/.exec(notes)?.[1] ?? '23T08:40',
    text: text.replaceAll('⏎', '\n'),
    refused: has('refused'),
    danger: has('danger'),
    chat: has('chat'),
    nil: has('nil') ? 'all' : has('nil-missing') ? 'missing' : undefined,
    items: bare
      .filter(
        ([first = '']) =>
          first.startsWith('?') ||
          TYPES.has(first.split('*')[0] ?? '') ||
          (first.split('*')[0] ?? '').endsWith('?'),
      )
      .filter(([first = '']) => !first.startsWith('closes'))
      .map((tokens) => itemOf(tokens, id)),
    closes: bare.filter(([first = '']) => first.startsWith('closes')).map((tokens) => itemOf(tokens, id)),
    talks: valueOf('talks'),
    flags: valueOf('flags'),
    asks,
  };
}

function itemOf([first = '', ...rest]: readonly string[], id: string): LabelledItem {
  const [name = '', count] = first.split('*');
  const values: Record<string, string> = {};
  if (count !== undefined) values['count'] = count;
  for (const token of rest) {
    if (RISKS.has(token)) values['risk'] = token;
    else if (token.startsWith('@')) values['area'] = token.slice(1);
    else if (token.startsWith('~')) values['context'] = token.slice(1);
    else if (token.startsWith('#')) values['group'] = token.slice(1);
    else {
      const [key = '', value = ''] = token.split('=');
      if (!['since', 'back', 'repeat', 'dsl', 'strategy', 'do'].includes(key))
        throw new Error(`${id}: ${token}?`);
      values[key] = value;
    }
  }
  const type = name.endsWith('?') ? undefined : name;
  return { type, values };
}
