import { dutyChases, notePrompts } from '../src/bot/plan-chase.ts';
import { ensureYear, openDuties } from '../src/bot/plan-store.ts';
import { datesOnRecord } from '../src/bot/meeting-dates.ts';
import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { plusDays } from '../src/domain/meeting/dates.ts';
import { londonDate } from '../src/domain/working-days.ts';

const HOUR_MS = 3_600_000;
const YOUNG = 'young-safeguarders';

/** Early each morning the plan year that runs is on record, with what the partnership file has new. */
const planYearOnRecord: Schedule = {
  name: 'plan-year',
  title: 'Put the duties of the plan year on record',
  timetables: [{ at: ['06:20'], days: 'every day' }],
  whenMissed: 'merge',
  run: (context) => ensureYear(context.tx, context.now, context),
};

/**
 * Each working morning everybody whose duty's countdown has come to a step is prompted, in one message each. A morning that was
 * missed is made up for until the afternoon; the next one takes in what waited.
 */
const dutyChase: Schedule = {
  name: 'duty-chase',
  title: 'Prompt those who own a duty of the forward plan or owe a part of it',
  timetables: [{ at: ['10:15'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    await notePrompts(context.tx, context);
    await promptEach(context, 'duty-chase', (await dutyChases(context.tx, context)).keys());
  },
};

/** The morning of each session of the Young Safeguarders, every fortnight in term: what they are asked. */
const youngAsks: Schedule = {
  name: 'young-asks',
  title: 'Tell the participation workers what the Young Safeguarders are asked, on the day of a session',
  timetables: async (view, now, { partnership, calendar }) => {
    const today = londonDate(now);
    const range = { from: plusDays(today, -14), to: plusDays(today, 42) };
    const dates = await datesOnRecord(view, partnership, YOUNG, range, calendar);
    return [{ at: ['10:30'], days: { dates: [...dates] } }];
  },
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    const { tx, directory } = context;
    if (!(await openDuties(tx)).some(({ asked }) => asked)) return;
    const workers = directory.members.filter(
      ({ left, roles }) => !left && roles.some(({ role }) => role === 'participation-worker'),
    );
    await promptEach(
      context,
      'young-asks',
      workers.map(({ id }) => id),
    );
  },
};

/** Everything the forward plan does by the calendar. */
export const dutySchedules: readonly Schedule[] = [planYearOnRecord, dutyChase, youngAsks];
