import type { StoreView, Transaction } from '../../storage/store.ts';
import {
  evaluationStep,
  wavesDue,
  type Attended,
  type EvaluationDue,
} from '../domain/training/evaluation-waves.ts';
import type { Evaluation } from '../domain/training/evaluation-record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Member } from '../partnership/model.ts';
import { isAway } from './absences.ts';
import { newReference } from './ids.ts';
import { subjectOf } from './outbox.ts';
import { snoozesOn } from './snooze.ts';
import type { Surroundings } from './surroundings.ts';

interface EvaluationAt extends Surroundings {
  readonly now: Date;
}

/** Everybody who was at a session that is over and whose register was taken. */
export async function attendedAll(view: StoreView, now: Date): Promise<readonly Attended[]> {
  const at = now.toISOString();
  const over = (await view.find('trainingSessions', 'state', 'held')).filter(({ ends }) => ends <= at);
  const found = await Promise.all(
    over.map(async ({ id, ends }) => {
      const held = londonDate(new Date(ends));
      const came = (await view.find('bookings', 'session', id)).filter(({ state }) => state === 'attended');
      return came.map(({ session, course, member, agency }) => ({ session, course, member, agency, held }));
    }),
  );
  return found.flat();
}

/**
 * Asks what is due to be asked, reminds whoever has not answered, and lets go what nobody answered. Leavers are not asked; who is
 * away is asked, or reminded, when they are back.
 *
 * @returns who is prompted because of it
 */
export async function settleEvaluations(tx: Transaction, at: EvaluationAt): Promise<ReadonlySet<string>> {
  const today = londonDate(at.now);
  const prompted = new Set<string>();
  const { courses, evaluation: rules } = at.partnership;
  const wavesOf = (course: string): readonly number[] =>
    courses.find(({ id }) => id === course)?.evaluation.waves ?? [];
  for (const due of wavesDue(await attendedAll(tx, at.now), today, wavesOf, at.calendar)) {
    const member = hereStill(at, due.member);
    if (!member || (await tx.find('evaluations', 'key', due.key)).length > 0) continue;
    await tx.insert('evaluations', await started(tx, due, at.now));
  }
  for (const evaluation of await openEvaluations(tx)) {
    const changed = settled(evaluation, hereStill(at, evaluation.member), today, () =>
      evaluationStep(evaluation, today, rules, at.calendar),
    );
    if (!changed) continue;
    await tx.put('evaluations', { ...changed, rev: evaluation.rev + 1 });
    if (changed.state === 'asked') prompted.add(evaluation.member);
  }
  return prompted;
}

/**
 * A register put right says that somebody was not there: what they were asked about the session is taken back with its reminders, as
 * if it had never been asked. What was answered stays, since nobody can tell which answer it was.
 */
export async function takeBackQuestions(
  tx: Transaction,
  session: string,
  absent: ReadonlySet<string>,
): Promise<void> {
  for (const { id, member, state } of await tx.find('evaluations', 'session', session))
    if (absent.has(member) && state !== 'answered') await tx.remove('evaluations', id);
}

/** Those who put a question off until today. */
export async function askedAgain(view: StoreView, today: string): Promise<ReadonlySet<string>> {
  const snoozes = await snoozesOn(view, today);
  const open = await view.find('evaluations', 'state', 'asked');
  return new Set(
    open
      .filter(({ id, member }) => snoozes.comesAgain(member, subjectOf('evaluation', id)))
      .map(({ member }) => member),
  );
}

/** Those that wait for an answer, or until somebody is back. */
export async function openEvaluations(view: StoreView): Promise<readonly Evaluation[]> {
  const asked = await view.find('evaluations', 'state', 'asked');
  return [...asked, ...(await view.find('evaluations', 'state', 'waiting'))];
}

/** What somebody is asked now, the oldest first. */
export async function evaluationsFor(view: StoreView, member: string): Promise<readonly Evaluation[]> {
  const found = await view.find('evaluations', 'waits', member);
  return [...found].sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1));
}

/** The evaluation as this day changes it; undefined when it does not. */
function settled(
  evaluation: Evaluation,
  member: Member | undefined,
  today: string,
  step: () => ReturnType<typeof evaluationStep>,
): Evaluation | undefined {
  if (!member) return { ...evaluation, state: 'passed', ended: { on: today, why: 'left' } };
  if (isAway(member, today)) return undefined;
  if (evaluation.state === 'waiting') return { ...evaluation, state: 'asked', asked: today };
  switch (step()) {
    case 'remind':
      return { ...evaluation, reminded: [...evaluation.reminded, today] };
    case 'pass':
      return { ...evaluation, state: 'passed', ended: { on: today, why: 'not-answered' } };
    case undefined:
      return undefined;
  }
}

async function started(tx: Transaction, due: EvaluationDue, now: Date): Promise<Evaluation> {
  let id = newReference('EVA', now);
  while (await tx.get('evaluations', id)) id = newReference('EVA', now);
  return { id, rev: 1, ...due, reminded: [], state: 'waiting' };
}

function hereStill({ directory }: EvaluationAt, id: string): Member | undefined {
  const member = directory.member(id);
  return member?.left === true ? undefined : member;
}
