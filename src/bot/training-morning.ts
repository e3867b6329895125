import type { StoreView, Transaction } from '../../storage/store.ts';
import { cascadeChases, noteCascade, type CascadeAt, type CascadeChase } from './cascade-chase.ts';
import {
  licenceChases,
  noteLicencePrompts,
  notePoolLevels,
  poolChases,
  type LicenceChase,
  type MorningAt,
  type PoolChase,
} from './licence-chase.ts';
import { noteRefreshers, refreshChases, type RefreshChase } from './refresh-chase.ts';
import { noteReminders, trainingChases, type TrainingChase } from './training-chase.ts';

/** The view of a member that holds everything they are prompted about this morning. */
export const MORNING_VIEW = 'training-morning';

/** Everything about sessions, licences, training that is due again and the yearly update that one person hears this morning. */
export interface Morning {
  readonly sessions: readonly TrainingChase[];
  readonly licences: readonly LicenceChase[];
  readonly refreshers: readonly RefreshChase[];
  readonly schools: readonly CascadeChase[];
  readonly pools: readonly PoolChase[];
}
type At = MorningAt & CascadeAt;

/** Marks everything that is said today. Asked twice it marks nothing twice. */
export async function noteMorning(tx: Transaction, at: At): Promise<void> {
  await noteLicencePrompts(tx, at);
  await notePoolLevels(tx, at);
  await noteRefreshers(tx, at);
  await noteCascade(tx, at);
  await noteReminders(tx, at);
}

/** What each person hears this morning, as things are now. @param only this member alone */
export async function mornings(
  view: StoreView,
  at: At,
  only?: string,
): Promise<ReadonlyMap<string, Morning>> {
  const sessions = await trainingChases(view, at, only);
  const licences = await licenceChases(view, at, only);
  const refreshers = await refreshChases(view, at, only);
  const schools = await cascadeChases(view, at);
  const { people, pools } = await poolChases(view, at);
  const everybody = new Set([
    ...sessions.keys(),
    ...licences.keys(),
    ...refreshers.keys(),
    ...schools.keys(),
    ...people,
  ]);
  return new Map(
    [...everybody]
      .filter((id) => only === undefined || id === only)
      .map((id) => [
        id,
        {
          sessions: sessions.get(id) ?? [],
          licences: licences.get(id) ?? [],
          refreshers: refreshers.get(id) ?? [],
          schools: schools.get(id) ?? [],
          pools: people.includes(id) ? pools : [],
        },
      ]),
  );
}
