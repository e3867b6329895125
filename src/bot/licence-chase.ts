import type { StoreView, Transaction } from '../../storage/store.ts';
import { countPool, levelOf, type PoolCount, type PoolLevel } from '../domain/training/licence-pool.ts';
import {
  forgetsLevel,
  licencePrompts,
  tellsLevel,
  unusedSince,
  type LicencePrompt,
} from '../domain/training/licence-prompts.ts';
import type { Licence } from '../domain/training/licence-record.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import { isAway } from './absences.ts';
import { liveIn, poolsOf, type Pool } from './licence-store.ts';
import { unitOf } from './review-chase.ts';
import { leadsOrUnit } from './training-leads.ts';
import { runnersOf, type TrainingAround } from './training-relations.ts';

export interface MorningAt extends TrainingAround {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** One licence somebody is asked about today. */
export interface LicenceChase {
  readonly licence: Licence;
  readonly pool: Pool;
  readonly kind: LicencePrompt['kind'];
  /** As in `LicencePrompt`. */
  readonly about: string;
}

/** A pool that is nearly full, or full, since the last time they were told. */
export interface PoolChase {
  readonly pool: Pool;
  readonly count: PoolCount;
  readonly level: PoolLevel;
}

/** Marks every question about a licence whose day has come as sent today; whoever is away is asked when they are back. */
export async function noteLicencePrompts(tx: Transaction, at: MorningAt): Promise<void> {
  const today = londonDate(at.now);
  for (const { course, terms } of poolsOf(at.partnership))
    for (const licence of await liveIn(tx, course.id)) {
      const holder = at.directory.member(licence.member);
      if (!holder || holder.left) continue;
      const due = licencePrompts(licence, terms, today, at.calendar).filter(
        ({ to }) => to !== 'holder' || !isAway(holder, today),
      );
      if (due.length === 0) continue;
      const marks = due.map(({ step }) => ({ step, on: today }));
      await tx.put('licences', { ...licence, prompted: [...licence.prompted, ...marks] });
    }
}

/** Marks what is said today of pools that fill up. */
export async function notePoolLevels(tx: Transaction, at: MorningAt): Promise<void> {
  const today = londonDate(at.now);
  for (const { course, terms } of poolsOf(at.partnership)) {
    const count = countPool(await liveIn(tx, course.id), course.id, terms);
    const told = (await tx.get('licencePools', course.id))?.told;
    const level = levelOf(count);
    if (level && tellsLevel(count, told, today))
      await tx.put('licencePools', { id: course.id, told: { level, on: today } });
    else if (told && forgetsLevel(count, told, today)) await tx.remove('licencePools', course.id);
  }
}

/** Whom each licence is asked about today, as far as it still has to be. @param only this member alone */
export async function licenceChases(
  view: StoreView,
  at: MorningAt,
  only?: string,
): Promise<ReadonlyMap<string, readonly LicenceChase[]>> {
  const today = londonDate(at.now);
  const all = new Map<string, LicenceChase[]>();
  for (const pool of poolsOf(at.partnership))
    for (const licence of await liveIn(view, pool.course.id))
      for (const { step, on } of licence.prompted) {
        const [kind, about = ''] = step.split('|');
        if (on !== today || !isKind(kind) || !isOpen(licence, kind, about)) continue;
        for (const member of peopleFor(licence, kind, at))
          if (only === undefined || member === only)
            all.set(member, [...(all.get(member) ?? []), { licence, pool, kind, about }]);
      }
  return all;
}

function isKind(kind: string | undefined): kind is LicencePrompt['kind'] {
  return kind === 'use' || kind === 'unused' || kind === 'unused-lead' || kind === 'set-up';
}

/** Nobody has answered since. */
function isOpen(licence: Licence, kind: LicencePrompt['kind'], about: string): boolean {
  if (kind === 'set-up') return licence.state === 'asked';
  if (licence.state !== 'held' || licence.since === undefined) return false;
  return kind === 'use'
    ? !licence.uses.some(({ month }) => month === about)
    : unusedSince(licence, licence.since) === about;
}

function peopleFor({ member }: Licence, kind: LicencePrompt['kind'], { directory }: MorningAt): string[] {
  const holder = directory.member(member);
  if (!holder || holder.left) return [];
  if (kind === 'set-up') return unitOf(directory);
  return kind === 'unused-lead' ? leadsOrUnit(holder, directory).map(({ id }) => id) : [holder.id];
}

/** What is said of pools today, and to whom: whoever runs the training, and the business unit. */
export async function poolChases(
  view: StoreView,
  at: MorningAt,
): Promise<{ readonly people: readonly string[]; readonly pools: readonly PoolChase[] }> {
  const today = londonDate(at.now);
  const pools: PoolChase[] = [];
  for (const pool of poolsOf(at.partnership)) {
    const told = (await view.get('licencePools', pool.course.id))?.told;
    const count = countPool(await liveIn(view, pool.course.id), pool.course.id, pool.terms);
    const level = levelOf(count);
    if (told?.on === today && level) pools.push({ pool, count, level });
  }
  const people = [...new Set([...runnersOf(at).map(({ id }) => id), ...unitOf(at.directory)])];
  return { people: pools.length > 0 ? people : [], pools };
}
