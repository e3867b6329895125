import { notice } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { sayPeriod } from '../../src/domain/period.ts';
import { reportReady } from '../../src/domain/training/evaluation-report.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import { trainingImpactPart } from './training-impact.ts';

/** The word that the report is ready, with the button that opens it. Figures are drawn when it is opened. */
export const trainingImpactReadyView: RecordView = {
  name: 'training-impact-ready',
  async draw(_id, { store, partnership, now, viewer }) {
    const calendar = await calendarOf(store);
    const period = reportReady(londonDate(now), partnership.evaluation.reportMonths, calendar);
    if (
      !viewer ||
      !period ||
      !isPromptTime({ now, calendar }) ||
      !may(viewer, 'evaluation.figures', new Set())
    )
      return undefined;
    const card = notice(
      'What training changed: the report is ready',
      [
        `It tells of ${sayPeriod(period)}: who answered, what they said together, and what was noted of it.`,
        'It can be read here, printed, or changed in Word before it goes to the board.',
      ],
      [
        {
          title: 'Open the report',
          data: { verb: 'report.open', args: { part: trainingImpactPart.name, ...period } },
        },
      ],
    );
    return { rev: 0, once: true, view: { ...card, summary: 'The impact report of training is ready' } };
  },
};
