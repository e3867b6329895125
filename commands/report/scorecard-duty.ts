import { pressButton } from '../../cards/duty/words.ts';
import type { Button } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { newId } from '../../src/bot/ids.ts';
import { scorecardOf } from '../../src/bot/metric-store.ts';
import { mayPlan } from '../../src/bot/plan-relations.ts';
import { openDuties } from '../../src/bot/plan-store.ts';
import { sayScorecard } from '../../src/domain/metric/scorecard.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { addEvidence } from '../../src/domain/plan/moves.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { dutyReply, findRun, keepDuty } from '../plan/record.ts';

/** Duties of the forward plan that are done by looking at the scorecard, as the partnership file names them. */
const BY_SCORECARD: ReadonlySet<string> = new Set(['scorecard-board', 'young-safeguarders-scorecard']);

/** The duty this person may note it on: the one whose day comes first. */
async function dutyOf(context: Context): Promise<DutyRecord | undefined> {
  const [first] = (await openDuties(context.tx))
    .filter(
      (duty) =>
        BY_SCORECARD.has(duty.occurrence.duty) &&
        duty.occurrence.opens <= context.today &&
        mayPlan('plan.run', duty, context.member, context),
    )
    .sort((a, b) => (a.occurrence.due < b.occurrence.due ? -1 : 1));
  return first;
}

/** One press puts the scorecard as it stands on the duty, as what shows that it was looked at. */
export async function dutyButtons(context: Context): Promise<readonly Button[]> {
  const duty = await dutyOf(context);
  return duty ? [pressButton(duty, 'metric.shown', `Note it on ${duty.id}`)] : [];
}

export const shownPress: Readonly<Record<string, PressHandler>> = {
  'metric.shown': {
    access: 'plan.run',
    async run(context, press) {
      const { tx, partnership, today, member, now } = context;
      const duty = await findRun(context, press.subject);
      const text = `Scorecard of ${sayDate(today)}. ${sayScorecard(await scorecardOf({ store: tx, partnership, today }))}`;
      const shown = { id: newId(), text };
      const kept = addEvidence(duty.occurrence, shown, { member: member.id, now });
      const { view } = dutyReply(context, await keepDuty(context, duty, kept, 'plan.run'));
      return { kind: 'notice', view };
    },
  },
};
