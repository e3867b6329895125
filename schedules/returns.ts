import { post, subjectOf } from '../src/bot/outbox.ts';
import { promptEach } from '../src/bot/prompts.ts';
import { returnChases } from '../src/bot/returns-chase.ts';
import { ensureReturns, noteReturnSteps } from '../src/bot/returns-store.ts';
import type { Schedule } from '../src/bot/schedule.ts';

const HOUR_MS = 3_600_000;

/**
 * The monthly numbers: early in the month those of the month before are asked for, whoever owes them is reminded twice, and then
 * the lead of their agency is told. Each person has one message a morning: the card itself where it is the only one.
 */
export const returns: Schedule = {
  name: 'returns',
  title: 'Ask teams for their monthly numbers, and remind those that have not sent them',
  timetables: [{ at: ['09:40'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    const { tx, now } = context;
    await ensureReturns(tx, now, context);
    await noteReturnSteps(tx, now, context);
    const lists: string[] = [];
    for (const [member, chases] of await returnChases(tx, context)) {
      const [only] = chases;
      if (only && chases.length === 1 && only.step === 'asked' && only.as === 'owes')
        await post(tx, now, {
          to: { kind: 'member', member },
          content: { kind: 'record', subject: subjectOf('return', only.record.id), view: 'return' },
        });
      else lists.push(member);
    }
    await promptEach(context, 'returns-prompt', lists);
  },
};
