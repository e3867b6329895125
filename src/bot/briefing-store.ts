import type { StoreView, Transaction } from '../../storage/store.ts';
import { withContribution } from '../domain/briefing/contributions.ts';
import type { Settled } from '../domain/briefing/moves-update.ts';
import type { Briefing, BriefingItem, Update } from '../domain/briefing/record.ts';
import { briefingId } from '../domain/briefing/times.ts';
import { londonDate } from '../domain/working-days.ts';
import type { BriefingSettings } from '../partnership/briefing-schema.ts';
import { chairsOfBriefing } from './briefing-relations.ts';
import type { Context } from './context.ts';
import { refreshPostings, subjectOf, takeAway } from './outbox.ts';
import { refreshHomes } from './run-home.ts';
import { MIRROR_VIEW } from './briefing-rooms.ts';

/** What changing a briefing needs in hand, for a person as for a schedule. */
export type Keeping = Pick<Context, 'tx' | 'now' | 'directory' | 'partnership'>;

/** Today's briefing, open or closed. */
export function todaysBriefing(view: StoreView, now: Date): Promise<Briefing | undefined> {
  return view.get('briefings', briefingId(londonDate(now)));
}

/** The latest briefing before this date. */
export async function briefingBefore(view: StoreView, date: string): Promise<Briefing | undefined> {
  return (await view.all('briefings')).findLast((briefing) => briefing.date < date);
}

/** Everything the day is about: its own items and those carried into it, withdrawn ones too. */
export async function itemsOf(view: StoreView, briefing: Briefing): Promise<readonly BriefingItem[]> {
  const carried: BriefingItem[] = [];
  for (const id of briefing.carriedIn) {
    const item = await view.get('briefingItems', id);
    if (item) carried.push(item);
  }
  return [...carried, ...(await view.find('briefingItems', 'briefing', briefing.id))];
}

export function updatesOf(view: StoreView, briefing: Briefing): Promise<readonly Update[]> {
  return view.find('briefingUpdates', 'briefing', briefing.id);
}

/** Keeps a briefing and brings its cards up to date. */
export async function keepBriefing(keeping: Keeping, briefing: Briefing): Promise<void> {
  const { tx, now, directory, partnership } = keeping;
  await tx.put('briefings', briefing);
  await refreshPostings(tx, now, subjectOf('briefing', briefing.id));
  await refreshHomes(
    tx,
    now,
    chairsOfBriefing(directory, partnership.briefing).map(({ id }) => id),
  );
}

/** Keeps an update, and what its agency has brought by it. The briefing as it is then. */
export async function keepUpdate(keeping: Keeping, update: Update, briefing: Briefing): Promise<Briefing> {
  const { tx, now, partnership } = keeping;
  await tx.put('briefingUpdates', update);
  const counted = await withRowOf(tx, briefing, update.agency, partnership.briefing);
  await keepBriefing(keeping, counted);
  await refreshPostings(tx, now, subjectOf('update', update.id));
  await refreshHomes(tx, now, [update.author]);
  return counted;
}

/** Keeps everything that a confirmation or a withdrawal changed. */
export async function keepSettled(keeping: Keeping, settled: Settled): Promise<Briefing> {
  for (const item of [...settled.created, ...settled.changed]) await keepItem(keeping, item);
  return keepUpdate(keeping, settled.update, settled.briefing);
}

/** Keeps an item and brings everything that shows it up to date: its own card, its update's mirror, and the briefing's. */
export async function keepItem({ tx, now, directory }: Keeping, item: BriefingItem): Promise<void> {
  await tx.put('briefingItems', item);
  await refreshPostings(tx, now, subjectOf('item', item.id));
  await refreshPostings(tx, now, subjectOf('update', item.update));
  await refreshPostings(tx, now, subjectOf('briefing', item.briefing));
  for (const id of item.carriedTo) await refreshPostings(tx, now, subjectOf('briefing', id));
  const owners = new Set(item.actions.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  await refreshHomes(
    tx,
    now,
    directory.members.filter(({ agency }) => owners.has(agency)).map(({ id }) => id),
  );
}

/** The copies of an update in the other rooms go. */
export async function takeMirrorsAway(tx: Transaction, update: Update, now: Date): Promise<void> {
  for (const posting of await tx.find('postings', 'subject', subjectOf('update', update.id)))
    if (posting.view === MIRROR_VIEW) await takeAway(tx, { to: posting.to, posting: posting.id }, now);
}

async function withRowOf(
  view: StoreView,
  briefing: Briefing,
  agency: string,
  settings: BriefingSettings,
): Promise<Briefing> {
  const own = (await updatesOf(view, briefing)).filter((update) => update.agency === agency);
  return withContribution(briefing, agency, own, settings);
}
