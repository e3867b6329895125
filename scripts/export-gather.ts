import { calendarOf } from '../src/bot/calendar.ts';
import { collectFigures } from '../src/bot/escalation-figures.ts';
import { recordsAbout } from '../src/bot/retention-about.ts';
import { redact, SOMEBODY, type Redaction } from '../src/bot/retention-redact.ts';
import { figureSections, type FigureSection } from '../src/domain/escalation/figures-shown.ts';
import { sayPeriod, type Period } from '../src/domain/period.ts';
import { londonDate } from '../src/domain/working-days.ts';
import { createDirectory } from '../src/partnership/directory.ts';
import type { Member } from '../src/partnership/model.ts';
import type { Partnership } from '../src/partnership/schema.ts';
import { collectionNames, type CollectionName } from '../storage/collections.ts';
import { DATA_CLASSES } from '../storage/data-classes.ts';
import type { StoreView } from '../storage/store.ts';

/** What an export is to hold. */
export interface ExportOrder {
  readonly now: Date;
  /** Days, as ISO dates; everything without one. */
  readonly period?: Period;
  /** Everything about this member, redacted for them. */
  readonly about?: Member;
  /** For reading inside the business unit: members keep their names. */
  readonly withNames?: boolean;
}

/** What an export holds, before it is written. */
export interface Export {
  readonly title: string;
  readonly madeAt: string;
  readonly notes: readonly string[];
  readonly parts: readonly ExportPart[];
  /** Counts, with the small ones hidden. Only with a period and about nobody in particular. */
  readonly figures: readonly FigureSection[];
}

export interface ExportPart {
  readonly collection: CollectionName;
  readonly holds: string;
  readonly records: readonly unknown[];
}

/** When a record came to be, by whichever field it has for that. */
const MOMENTS = ['openedAt', 'assignedAt', 'at', 'askedAt', 'createdAt', 'linkedAt', 'plannedAt', 'since'];

/** What others wanted to know of a period is what was done and what was decided, not how the bot ran. */
const OF_A_PERIOD = ['work', 'escalation', 'accountability'];

/** Collects what the order asks for, with third parties taken out and small numbers hidden. */
export async function gatherExport(
  view: StoreView,
  partnership: Partnership,
  order: ExportOrder,
): Promise<Export> {
  const { about, period, withNames, now } = order;
  const members = await view.all('members');
  const directory = createDirectory(partnership, members);
  const agencyOf = (member: Member): string => directory.agency(member.agency)?.name ?? member.agency;
  const redaction: Redaction = about
    ? { me: about, members, mark: () => SOMEBODY }
    : { members: withNames ? [] : members, mark: (member) => `[somebody at ${agencyOf(member)}]` };
  const found = about ? await recordsAbout(view, about) : await recordsOfPeriod(view);
  const parts = found.map(({ collection, records }) => ({
    collection,
    holds: DATA_CLASSES[collection].holds,
    records: records
      .filter((record) => !period || isWithin(record, period, about !== undefined))
      .map((record) => redact(collection, record, redaction)),
  }));
  const figures =
    period && !about
      ? figureSections(
          await collectFigures(view, directory, period, { now, calendar: await calendarOf(view) }),
          'hidden',
          (id) => directory.agency(id)?.name ?? id,
        )
      : [];
  return {
    title: titleOf(order),
    madeAt: now.toISOString(),
    notes: notesOf(order),
    parts: parts.filter(({ records }) => records.length > 0),
    figures,
  };
}

async function recordsOfPeriod(
  view: StoreView,
): Promise<{ collection: CollectionName; records: readonly { readonly id: string }[] }[]> {
  const found = [];
  for (const collection of collectionNames) {
    if (!OF_A_PERIOD.includes(DATA_CLASSES[collection].purpose) || collection === 'drafts') continue;
    found.push({ collection, records: await view.all(collection) });
  }
  return found;
}

/** @param timeless whether a record without a time counts: what stands about a member does at any time */
function isWithin(record: object, { from, to }: Period, timeless: boolean): boolean {
  const fields = new Map<string, unknown>(Object.entries(record));
  const at = MOMENTS.map((name) => fields.get(name)).find((value) => typeof value === 'string');
  if (at === undefined) return timeless;
  const day = londonDate(new Date(at));
  return day >= from && day <= to;
}

function titleOf({ about, period }: ExportOrder): string {
  const what = about ? `What is held about ${about.name}` : 'Records';
  return period ? `${what}, ${sayPeriod(period)}` : what;
}

function notesOf({ about, withNames, period }: ExportOrder): string[] {
  return [
    about
      ? 'Other people are replaced by marks, and of what they wrote only that they did is shown. What is about this member, and what they wrote, is here.'
      : withNames
        ? 'Members are named: for the business unit only. Make it again without --with-names before it goes to anybody else.'
        : 'Members are replaced by their agencies.',
    'Names are found as they stand on the list of members. Somebody has to read this before it leaves: nicknames and initials are not found.',
    ...(period && !about
      ? ['In the figures numbers below 5, and what would give them away, are hidden.']
      : []),
    'Cards and answers are copies of these records and are left out. No e-mail is sent: hand it over by a secure way of your own.',
  ];
}
