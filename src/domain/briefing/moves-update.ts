import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { AlreadyDone } from '../already-done.ts';
import { applyClosure } from './apply-closure.ts';
import { itemsFrom } from './items-from.ts';
import { reconcile } from './reconcile.ts';
import { reportTalks, tickHospital, withoutCountsOf } from './moves-briefing.ts';
import { withdrawItem } from './moves-item.ts';
import { next, refuseIf, stamp, type By } from './moves-shared.ts';
import type { Reading } from './reading.ts';
import type { Briefing, BriefingItem, Update } from './record.ts';
import { timesOf } from './late-opening.ts';
import { isLate, rawDropAt } from './times.ts';

export interface NewUpdate {
  readonly id: string;
  readonly author: string;
  readonly agency: string;
  readonly place?: string;
  /** Read by the text guard before. Absent when it came from a form or the nil button. */
  readonly text?: string;
  readonly reading: Reading;
  readonly at: Date;
}

/** An update as it waits for its author. */
export function proposeUpdate(briefing: Briefing, update: NewUpdate, settings: BriefingSettings): Update {
  refuseIf(
    briefing.state === 'closed',
    'This briefing is closed. The next one opens on the next working day.',
  );
  const { id, author, agency, place, text, reading, at } = update;
  return {
    id,
    rev: 1,
    briefing: briefing.id,
    author,
    agency,
    ...(place === undefined ? {} : { place }),
    postedAt: at.toISOString(),
    ...(isLate(at, briefing.date, timesOf(briefing, settings.timetable)) ? { late: true as const } : {}),
    state: 'proposed',
    ...rawOf(text, at, settings),
    reading,
    edits: 0,
    ...(reading.nil?.of === 'all' ? { nil: true as const } : {}),
    items: [],
  };
}

/** An update that the text guard stopped: kept as a count by kind, without a word of it. */
export function refusedUpdate(
  briefing: Briefing,
  update: Omit<NewUpdate, 'reading' | 'text'>,
  kinds: readonly string[],
): Update {
  const { id, author, agency, place, at } = update;
  return {
    id,
    rev: 1,
    briefing: briefing.id,
    author,
    agency,
    ...(place === undefined ? {} : { place }),
    postedAt: at.toISOString(),
    state: 'refused',
    edits: 0,
    items: [],
    refusedFor: [...new Set(kinds)].sort(),
  };
}

/** Its author pressed an answer; `reading` is what `answerQuestion` made of it. @throws IllegalBriefingMove */
export function withReading(update: Update, reading: Reading): Update {
  refuseIf(update.state !== 'proposed', 'This update has been settled.');
  const { nil: _nil, ...rest } = update;
  return { ...next(rest), reading, ...(reading.nil?.of === 'all' ? { nil: true as const } : {}) };
}

/**
 * Its author edited the message: it waits for them again. Items it had become stay until then, and change in place afterwards.
 *
 * @throws IllegalBriefingMove when it was withdrawn, or the briefing is closed
 */
export function editUpdate(
  update: Update,
  briefing: Briefing,
  { text, reading, at }: Pick<NewUpdate, 'text' | 'reading' | 'at'>,
  settings: BriefingSettings,
): Update {
  refuseIf(update.state === 'withdrawn', 'This update was withdrawn.');
  refuseIf(briefing.state === 'closed', 'This briefing is closed.');
  const { nil: _nil, raw: _raw, confirmed: _confirmed, refusedFor: _refused, ...rest } = update;
  return {
    ...next(rest),
    state: 'proposed',
    ...rawOf(text, at, settings),
    reading,
    edits: update.edits + 1,
    ...(reading.nil?.of === 'all' ? { nil: true as const } : {}),
  };
}

function rawOf(text: string | undefined, at: Date, settings: BriefingSettings): Pick<Update, 'raw'> {
  if (text === undefined || text.trim() === '') return {};
  return { raw: { text, dropAt: rawDropAt(at, settings.rawTextMinutes).toISOString() } };
}

/** Whether the words have to go now. */
export function rawIsDue({ raw }: Update, now: Date): boolean {
  return raw !== undefined && raw.dropAt <= now.toISOString();
}

/** The update without its words; what was read of them stays, and can still be confirmed. */
export function dropRaw(update: Update): Update {
  if (!update.raw) return update;
  const { raw: _raw, ...rest } = update;
  return next(rest);
}

export interface Settled {
  readonly update: Update;
  readonly briefing: Briefing;
  readonly created: readonly BriefingItem[];
  /** Earlier items that changed through it, each once. */
  readonly changed: readonly BriefingItem[];
}

export interface Settling {
  readonly briefing: Briefing;
  /** Items of this briefing and those carried into it. */
  readonly items: readonly BriefingItem[];
  readonly settings: BriefingSettings;
  readonly by: By;
}

/** Questions that have to be answered before it can be confirmed. */
export function neededAnswers({ reading }: Update): Reading['questions'] {
  return (reading?.questions ?? []).filter(({ needed }) => needed);
}

/**
 * Its author says that it was read right: drafts become items with refs, earlier items close, and the words are gone. An update
 * that was edited after it had been confirmed changes its items in place and keeps their refs.
 *
 * @throws IllegalBriefingMove, AlreadyDone
 */
export function confirmUpdate(update: Update, { briefing, items, settings, by }: Settling): Settled {
  if (update.confirmed && update.state === 'confirmed')
    throw new AlreadyDone('confirmed', update.confirmed.by, update.confirmed.at);
  refuseIf(update.state !== 'proposed' || !update.reading, 'There is nothing to confirm in this update.');
  refuseIf(neededAnswers(update).length > 0, 'One question has to be answered first.');
  refuseIf(briefing.state === 'closed', 'This briefing is closed.');
  const reading: Reading = update.reading ?? { drafts: [], closures: [], questions: [] };
  const made = itemsFrom(reading.drafts, { update, settings, by, from: briefing.nextItem });
  const own = items.filter((item) => item.update === update.id && item.status !== 'withdrawn');
  const released = briefing.released !== undefined;
  const { created, changed } = reconcile(own, made, briefing, by, released);
  const closed = new Map(changed.map((item) => [item.id, item]));
  for (const closure of reading.closures) {
    const item = closed.get(closure.item ?? '') ?? items.find(({ id }) => id === closure.item);
    if (item) closed.set(item.id, applyClosure(item, closure, settings, by));
  }
  const refs = [...created, ...changed].filter(({ status }) => status !== 'withdrawn').map(({ id }) => id);
  const { raw: _raw, reading: _reading, ...rest } = update;
  return {
    update: { ...next(rest), state: 'confirmed', confirmed: stamp(by), items: refs.sort() },
    briefing: withCounts(
      { ...briefing, nextItem: briefing.nextItem + created.length },
      update.id,
      reading,
      by,
    ),
    created,
    changed: [...closed.values()].filter((item) => items.find(({ id }) => id === item.id) !== item),
  };
}

function withCounts(briefing: Briefing, update: string, { talks, flags }: Reading, by: By): Briefing {
  let after = withoutCountsOf(briefing, update);
  if (talks) {
    const { done, declined, pending } = talks;
    const counts = { done: done?.value ?? 0, declined: declined?.value ?? 0, pending: pending?.value ?? 0 };
    after = reportTalks(after, { ...counts, update }, by);
  }
  if (flags && (flags.on ?? flags.removed)) {
    const { on, removed } = flags;
    const counts = {
      ...(on ? { flagsOn: on.value } : {}),
      ...(removed ? { flagsRemoved: removed.value } : {}),
    };
    after = tickHospital(after, { ...counts, update }, by);
  }
  return { ...after, rev: briefing.rev + 1 };
}

/**
 * Its author takes it back, with every item it had become and every number it had reported. What it closed stays closed.
 *
 * @throws AlreadyDone
 */
export function withdrawUpdate(update: Update, { briefing, items, by }: Omit<Settling, 'settings'>): Settled {
  if (update.withdrawn) throw new AlreadyDone('withdrawn', update.withdrawn.by, update.withdrawn.at);
  const { raw: _raw, reading: _reading, ...rest } = update;
  return {
    update: { ...next(rest), state: 'withdrawn', withdrawn: stamp(by) },
    briefing: withoutCountsOf(briefing, update.id),
    created: [],
    changed: items
      .filter((item) => item.update === update.id && item.status !== 'withdrawn')
      .map((item) => withdrawItem(item, by)),
  };
}
