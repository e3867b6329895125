import { itemsCard } from '../../cards/index.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { evaluationsFor } from '../../src/bot/evaluation-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { snoozesOn } from '../../src/bot/snooze.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Evaluation } from '../../src/domain/training/evaluation-record.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { askWords, evaluationButtons, evaluationLine } from './evaluation-words.ts';

const SHOWN = 6;

/** What a member is asked about training today, in one message; to them alone, and never to who stands in for them. */
export const evaluationAskView: RecordView = {
  name: 'evaluation-ask',
  async draw(id, { store, partnership, now, viewer }) {
    if (viewer?.id !== id || !isPromptTime({ now, calendar: await calendarOf(store) })) return undefined;
    const today = londonDate(now);
    const snoozes = await snoozesOn(store, today);
    const asked = (await evaluationsFor(store, id)).filter((evaluation) => {
      const subject = subjectOf('evaluation', evaluation.id);
      if (snoozes.isQuiet(id, subject)) return false;
      return lastAsked(evaluation) === today || snoozes.comesAgain(id, subject);
    });
    if (asked.length === 0) return undefined;
    return { rev: 0, once: true, view: drawAsked(asked, partnership) };
  },
};

/** Everything in one list, each with its button. */
export function drawAsked(asked: readonly Evaluation[], partnership: Partnership): CardView {
  return {
    summary: asked.length === 1 ? 'Training: a question' : `Training: ${asked.length} questions`,
    card: itemsCard.expand({
      heading: 'What did the training change?',
      intro:
        'Two minutes. Your answer is kept without your name, and no report names anybody. You are reminded twice at most.',
      sections: [
        {
          name: '',
          items: asked.slice(0, SHOWN).map((evaluation) => ({
            title: courseName(evaluation.course, partnership),
            line: evaluationLine(evaluation),
            note: whyNow(evaluation),
            buttons: evaluationButtons(evaluation),
          })),
        },
      ],
      more: asked.length > SHOWN ? `And ${asked.length - SHOWN} more: /training evaluate.` : '',
      buttons: [],
    }),
  };
}

/** Why it came, with the question itself. */
function whyNow(evaluation: Evaluation): string {
  const again = evaluation.reminded.length;
  return `${askWords(evaluation)}${again === 0 ? '' : again === 1 ? ' (a reminder)' : ' (the last reminder)'}`;
}

function lastAsked({ asked, reminded }: Evaluation): string | undefined {
  return reminded.at(-1) ?? asked;
}
