import { join } from 'node:path';
import { createReader, type Reader } from '../../../../src/domain/briefing/read/reader.ts';
import { readUpdate } from '../../../../src/domain/briefing/read/read-update.ts';
import type { ReadContext } from '../../../../src/domain/briefing/read/scene.ts';
import {
  SURE,
  type Draft,
  type Due,
  type Read,
  type Reading,
} from '../../../../src/domain/briefing/reading.ts';
import type { BriefingItem } from '../../../../src/domain/briefing/record.ts';
import { ENGLAND } from '../../../../src/domain/working-days.ts';
import { loadPartnership } from '../../../../src/partnership/load.ts';
import { root } from '../../../../src/root.ts';
import type { Labelled, LabelledItem } from './read-corpus.ts';

/** What became of one field of one message. */
export interface Judged {
  readonly field: string;
  readonly id: string;
  readonly wanted: string | undefined;
  readonly read: string | undefined;
  readonly outcome: 'right' | 'wrong' | 'missed' | 'asked';
}

export interface JudgedMessage {
  readonly line: Labelled;
  readonly reading: Reading;
  readonly fields: readonly Judged[];
  /** Every question that had to be asked was asked. */
  readonly asked: boolean;
  /** What it was taken for against what it is, for the table of confusions. */
  readonly types: readonly (readonly [wanted: string, read: string])[];
}

let reader: Reader | undefined;

export function plymouthReader(): Reader {
  if (!reader) {
    const { briefing, agencies } = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
    reader = createReader(briefing, agencies);
  }
  return reader;
}

export function contextOf({ agency, open, at }: Pick<Labelled, 'agency' | 'open' | 'at'>): ReadContext {
  return {
    now: new Date(instant(at)),
    window: { from: new Date('2026-11-20T09:15:00Z'), to: new Date('2026-11-23T09:15:00Z') },
    calendar: ENGLAND,
    agency,
    items: Array.from({ length: open }, (_, index) => openItem(index + 1, agency)),
  };
}

/** A child who was reported missing before. */
export function openItem(n: number, agency: string): BriefingItem {
  return {
    id: `DIB-261123-0${n}`,
    rev: 1,
    briefing: 'DIB-261123',
    update: 'u0',
    author: 'ewan-tregear',
    agency,
    alsoFrom: [],
    confirmedAt: '2026-11-23T08:35:00.000Z',
    type: 'missing-now',
    count: 1,
    knownTo: [],
    themes: [],
    actions: [],
    status: 'open',
    corrections: [],
    carriedTo: [],
  };
}

export function judge(line: Labelled): JudgedMessage {
  const reading = readUpdate(line.text, plymouthReader(), contextOf(line));
  const fields: Judged[] = [];
  const types: [string, string][] = [];
  const kinds = reading.questions.map(({ kind }) => kind);
  const put = (field: string, wanted: string | undefined, read: string | undefined, asked: boolean): void => {
    if (wanted === undefined && read === undefined) return;
    const outcome = read === undefined ? (asked ? 'asked' : 'missed') : read === wanted ? 'right' : 'wrong';
    fields.push({ field, id: line.id, wanted, read, outcome });
  };
  const kind = (wanted: string | undefined, read: string | undefined): void => {
    if (wanted === undefined && read === undefined) return;
    types.push([wanted ?? 'nothing', read ?? (reading.questions.length > 0 ? 'asked' : 'nothing')]);
    put('type', wanted, read, reading.questions.length > 0);
  };
  const nil = reading.nil ? (reading.nil.of === 'all' ? 'nil' : 'nil-missing') : undefined;
  kind(line.nil ? (line.nil === 'all' ? 'nil' : 'nil-missing') : undefined, nil);
  kind(line.talks ? 'talks' : undefined, reading.talks ? 'talks' : undefined);
  counts(line.talks, talksOf(reading), put, kinds.includes('talk-counts'));
  kind(line.flags ? 'flags' : undefined, reading.flags ? 'flags' : undefined);
  counts(line.flags, flagsOf(reading), put, kinds.includes('flag-counts'));
  for (const [wanted, read] of paired(line.closes, reading.closures, () => true)) {
    // One that may be several items is asked about.
    const settled = read && (read.item !== undefined || wanted?.type === undefined) ? 'closes' : undefined;
    kind(wanted ? 'closes' : undefined, settled);
    put(
      'time',
      wanted?.values['back'],
      read?.returnedAt && short(read.returnedAt.value),
      kinds.includes('returned-at'),
    );
    strategy(wanted, read?.strategy, put, kinds.includes('due'));
  }
  const matches = (one: LabelledItem, draft: Draft) => one.type === draft.type.value;
  for (const [wanted, read] of paired(line.items, reading.drafts, matches)) {
    const sure = read && read.type.confidence >= SURE ? read.type.value : undefined;
    if (wanted?.type !== undefined || sure !== undefined) kind(wanted?.type, sure);
    const { values = {} } = wanted ?? {};
    const field = (
      name: string,
      wantedValue: string | undefined,
      value: Read<string | number | boolean> | undefined,
      question: string,
    ) =>
      put(
        name,
        wantedValue,
        value && value.confidence >= SURE ? String(value.value) : undefined,
        kinds.some((each) => each === question || each === 'split'),
      );
    // One child is one item, whether the number was said or not.
    const one = values['count'] === '1' && read?.each === true && read.count === undefined;
    field('count', one ? undefined : values['count'], read?.count, 'count');
    field('count', values['group'], read?.group, 'count');
    field('risk', values['risk'], read?.risk, 'risk');
    field('place', values['area'], read?.area, 'area');
    field('place', values['context'], read?.context, 'area');
    put('time', values['since'], sureTime(read?.since), kinds.includes('since'));
    put('time', values['back'], sureTime(read?.returnedAt), kinds.includes('returned-at'));
    field('repeat', values['repeat'], read?.repeat, 'count');
    put('dsl', values['dsl'], read?.dslTold && (read.dslTold.value ? 'yes' : 'no'), false);
    strategy(wanted, read?.strategy, put, kinds.includes('due'));
    const [action] = read?.actions ?? [];
    const [what, owner, due] = values['do']?.split(':', 3) ?? [];
    const time = values['do']?.split(':').slice(2).join(':');
    put('action', what, action?.kind.value, false);
    put('owner', owner === '-' ? undefined : owner, action?.owner?.value, kinds.includes('owner'));
    put('due', due === undefined ? undefined : time, sureDue(action?.due), kinds.includes('due'));
  }
  return {
    line,
    reading,
    fields,
    types,
    asked: line.asks.every((each) => kinds.some((one) => one === each)),
  };
}

/** `2/1/-`: each number by itself. */
function counts(wanted: string | undefined, read: string | undefined, put: Put, asked: boolean): void {
  const number = (list: string | undefined, at: number) => {
    const one = list?.split('/')[at];
    return one === '-' ? undefined : one;
  };
  for (const at of [0, 1, 2]) put('count', number(wanted, at), number(read, at), asked);
}

type Put = (field: string, wanted: string | undefined, read: string | undefined, asked: boolean) => void;

function strategy(wanted: LabelledItem | undefined, read: Draft['strategy'], put: Put, asked: boolean): void {
  const [state, ...due] = wanted?.values['strategy']?.split(':') ?? [];
  put('strategy', state, read && read.state.confidence >= SURE ? read.state.value : undefined, false);
  put('due', due.length > 0 ? due.join(':') : undefined, sureDue(read?.at), asked);
}

/** Each that was wanted with the one read that fits it; what is left over stands alone. */
function paired<W, R>(
  wanted: readonly W[],
  read: readonly R[],
  fits: (one: W, other: R) => boolean,
): [W | undefined, R | undefined][] {
  const left = [...read];
  const pairs = wanted.map((one): [W, R | undefined] => {
    const at = left.findIndex((other) => fits(one, other));
    return [one, at < 0 ? undefined : left.splice(at, 1)[0]];
  });
  const settled = pairs.map(([one, other]): [W | undefined, R | undefined] => [one, other ?? left.shift()]);
  return [...settled, ...left.map((other): [undefined, R] => [undefined, other])];
}

function talksOf({ talks }: Reading): string | undefined {
  return talks && [talks.done, talks.declined, talks.pending].map((each) => each?.value ?? '-').join('/');
}

function flagsOf({ flags }: Reading): string | undefined {
  return flags && [flags.on, flags.removed].map((each) => each?.value ?? '-').join('/');
}

function sureTime(read: Read<string> | undefined): string | undefined {
  return read && read.confidence >= SURE ? short(read.value) : undefined;
}

function sureDue(read: Read<Due> | undefined): string | undefined {
  if (!read || read.confidence < SURE) return undefined;
  const { date, time } = read.value;
  return `${date.startsWith('2026-11-') ? date.slice(8) : date.slice(5)}${time === undefined ? '' : `T${time}`}`;
}

/** `DDThh:mm` in November 2026, when London is on UTC. */
function instant(at: string): string {
  return `2026-11-${at}:00.000Z`;
}

function short(iso: string): string {
  return iso.slice(8, 16);
}
