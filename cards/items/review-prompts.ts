import type { StoreView } from '../../storage/store.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { CardView } from '../../src/bot/reply.ts';
import {
  notificationPrompts,
  repeatPrompts,
  reviewPrompts,
  type PromptedAs,
  type ReviewPrompt,
} from '../../src/bot/review-chase.ts';
import { mayAcknowledge, mayAnswer, mayDrive } from '../../src/bot/review-relations.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { itemsCard } from '../index.ts';
import { returnButtons } from '../review/own-return.ts';
import { stepButton } from '../review/buttons.ts';
import {
  doButton,
  explainStep,
  lookButton,
  onceButton,
  referenceOf,
  returnName,
  whenDue,
} from '../review/words.ts';
import type { Button } from '../words.ts';

const SHOWN = 10;

/** What a member is prompted about today, in one message. */
export const reviewChaseView = promptView('review-chase', reviewPrompts);

/** A notification on its last day, again in the course of it. */
export const reviewNotificationView = promptView('review-notification', notificationPrompts);

/** Repeats that can be started from now on. */
export const reviewRepeatView = promptView('review-repeat', repeatPrompts);

type Prompts = (
  store: StoreView,
  directory: Directory,
  at: ReviewAt,
) => Promise<ReadonlyMap<string, readonly ReviewPrompt[]>>;

/** True when it leaves, and only in working hours: what is dropped comes again with the next prompt that is due. */
function promptView(name: string, promptsOf: Prompts): RecordView {
  return {
    name,
    async draw(id, { store, directory, now, viewer }) {
      const reader = viewer ?? directory.member(id);
      const at = { now, calendar: await calendarOf(store) };
      if (!reader || !isPromptTime(at)) return undefined;
      const prompts = (await promptsOf(store, directory, at)).get(id) ?? [];
      return prompts.length === 0
        ? undefined
        : { rev: 0, once: true, view: drawPrompts(prompts, reader, directory, at) };
    },
  };
}

function drawPrompts(
  prompts: readonly ReviewPrompt[],
  reader: Member,
  directory: Directory,
  at: ReviewAt,
): CardView {
  const inOrder = [...prompts].sort((one, other) => overOf(other) - overOf(one));
  return {
    summary:
      prompts.length === 1 ? 'Reviews and audits: a prompt' : `Reviews and audits: ${prompts.length} prompts`,
    card: itemsCard.expand({
      heading: 'Reviews and audits',
      intro: prompts.length === 1 ? '' : `${prompts.length} of them are waiting.`,
      sections: [
        { name: '', items: inOrder.slice(0, SHOWN).map((each) => itemOf(each, reader, directory, at)) },
      ],
      more: prompts.length > SHOWN ? `And ${prompts.length - SHOWN} more: /review list.` : '',
      buttons: [],
    }),
  };
}

function overOf(prompt: ReviewPrompt): number {
  return prompt.kind === 'page' ? 0 : prompt.why.over;
}

/** Reference, what is due and when: somebody who gets a copy reads no more than that. */
function itemOf(prompt: ReviewPrompt, reader: Member, directory: Directory, at: ReviewAt) {
  const { review } = prompt;
  if (prompt.kind === 'page') {
    const name = directory.agency(prompt.agency)?.name ?? prompt.agency;
    const may = mayAcknowledge(review, reader, directory).includes(prompt.agency);
    return {
      title: 'The one-page briefing waits to be read',
      line: dotted([referenceOf(review), name]),
      note: prompt.as === 'runs' ? 'Nobody is on record there. Please ask them yourself.' : '',
      buttons: may
        ? [
            onceButton(review, 'review.acknowledge', 'We have read it', prompt.agency, 'read'),
            seePage(review),
          ]
        : [],
    };
  }
  if (prompt.kind === 'step') {
    const drives = mayDrive(review, reader, directory);
    const isRepeat = prompt.step.does === 'repeat';
    return {
      title: isRepeat ? 'It can be repeated now, with the same questions' : prompt.step.name,
      line: dotted([referenceOf(review), whenDue(prompt.step.dueAt, at)]),
      note: explainStep(review, prompt.step, at),
      buttons: drives
        ? [
            isRepeat ? doButton(review, 'repeat', 'Start the repeat') : stepButton(review, prompt.step),
            lookButton(review),
          ]
        : [],
    };
  }
  const { each } = prompt;
  const answers = mayAnswer(review, each, reader, directory);
  return {
    title: `Return of ${returnName(each, directory)}`,
    line: dotted([referenceOf(review), whenDue(each.dueAt, at)]),
    note: NOTES[prompt.as],
    buttons: answers ? [...returnButtons(review, each, ''), lookButton(review)] : [],
  };
}

function seePage(review: Parameters<typeof lookButton>[0]): Button {
  return { title: 'Read it', data: { ...lookButton(review).data, verb: 'review.page' } };
}

const NOTES: Readonly<Record<PromptedAs, string>> = {
  owes: 'It is for you to send, or to say why not.',
  'next-up': 'You are the next one up in your agency. Please ask whether you can help.',
  unit: 'Its agency has been asked three times. Please speak to them.',
  runs: 'Nobody is on record who owes it. Please ask them yourself.',
};
