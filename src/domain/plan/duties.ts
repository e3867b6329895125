import type { Partnership } from '../../partnership/schema.ts';
import { daysBetween } from '../meeting/dates.ts';
import { dutyTimes, type DutyTime } from './duty-times.ts';
import type { DutyKind, DutyOccurrence, DutyPart } from './record.ts';

/** What the plan reads of a partnership file. */
export type PlanFile = Pick<Partnership, 'duties' | 'seats' | 'agencies' | 'groups' | 'priorities'>;
type Duty = PlanFile['duties'][number];

/** Days before the date on which its owner is asked, where the file does not say. */
const COUNTDOWN: Readonly<Record<DutyKind, readonly number[]>> = {
  'lsp-duty': [90, 30, 7],
  'sign-off': [90, 30, 7],
  delegated: [90, 30, 7],
  report: [60, 30, 7],
  plan: [90, 30, 7],
  scrutiny: [30, 7],
  audit: [30, 7],
  event: [90, 30, 7],
  task: [14, 3],
};

const EVIDENCE: Readonly<Record<DutyKind, string>> = {
  'lsp-duty': 'The minute of the lead partners’ meeting',
  'sign-off': 'The signed document',
  delegated: 'The line of assurance to the lead partners',
  report: 'The document, or where it was published',
  plan: 'The plan, agreed',
  scrutiny: 'The report, and what it recommends',
  audit: 'The one-page briefing of the audit',
  event: 'How many came, and what they said of it',
  task: 'One line on what was done, or a link',
};

/**
 * The duties of a plan year from the partnership file, in order of their dates: each time one falls due, with its owner, what
 * shows that it was done, and from whom it needs a part. Pure: the same file and year give the same ids.
 *
 * @param year calendar year of the April in which the plan year begins
 */
export function dutiesOfYear(file: PlanFile, year: number): DutyOccurrence[] {
  return file.duties
    .flatMap((duty) => {
      const times = dutyTimes(duty.when, year);
      return times.map((time, at) => occurrence(duty, time, at, times.length, year, file));
    })
    .sort(byDate);
}

export function byDate(a: DutyOccurrence, b: DutyOccurrence): number {
  return a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1;
}

function occurrence(
  duty: Duty,
  { opens, due, rhythm }: DutyTime,
  at: number,
  inYear: number,
  year: number,
  file: PlanFile,
): DutyOccurrence {
  const turn = duty.rotates?.[(year * inYear + at) % duty.rotates.length];
  const priority = file.priorities.find(({ id }) => id === turn);
  const countdown = duty.countdown ?? COUNTDOWN[duty.kind];
  const fits = countdown.filter((days) => !rhythm || days <= daysBetween(opens, due));
  return {
    id: `${duty.id}@${due}`,
    rev: 1,
    duty: duty.id,
    name: priority ? `${duty.name}: ${priority.name}` : duty.name,
    kind: duty.kind,
    owner: duty.owner,
    opens,
    due,
    year,
    ...(priority ? { priority: priority.id } : {}),
    evidenceWanted: duty.evidence ?? EVIDENCE[duty.kind],
    evidence: [],
    parts: partsOf(duty, file),
    countdown: [...fits].sort((a, b) => b - a),
    moves: [],
    ...(duty.assumed || duty.when.assumed ? { assumed: true } : {}),
  };
}

/** From whom a duty needs a part: every lead partner for a sign-off, whom the file names for others. */
function partsOf(duty: Duty, file: PlanFile): DutyPart[] {
  const from = duty.fromEach ?? (duty.kind === 'sign-off' ? 'lead-partners' : undefined);
  if (from === undefined) return [];
  return idsOf(from, file).map((who) => ({ who }));
}

function idsOf(from: NonNullable<Duty['fromEach']>, file: PlanFile): readonly string[] {
  if (typeof from !== 'string') return from;
  switch (from) {
    case 'lead-partners':
      return file.seats.filter(({ kind }) => kind === 'lsp').map(({ id }) => id);
    case 'delegated-partners':
      return file.seats.filter(({ kind }) => kind === 'dsp').map(({ id }) => id);
    case 'relevant-agencies':
      return file.agencies.filter(({ standing }) => standing === 'relevant').map(({ id }) => id);
    case 'groups':
      return file.groups
        .filter(({ holds, timeLimited }) => holds === 'everything' && !timeLimited)
        .map(({ id }) => id);
  }
}
