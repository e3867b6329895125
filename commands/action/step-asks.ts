import { z } from 'zod';
import { groupName, nameOf } from '../../cards/action/names.ts';
import type { Context } from '../../src/bot/context.ts';
import { severalAnswers } from '../../src/bot/forms.ts';
import { stuckBecause } from '../../src/domain/action/board.ts';
import { cameThrough } from '../../src/domain/action/plan.ts';
import { currentHop, currentRound, type Action } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { MadeStep, StepDetails } from './make-step.ts';

/** What each step asks for in its one line, and a word of help above it. */
interface Ask {
  readonly label: string;
  readonly optional?: true;
  readonly missing: string;
  readonly help?: (action: Action, context: Context) => string;
}

export type AskingStep = Exclude<MadeStep, 'take'>;
const WHY = 'Say in a line why.';

export const ASKS: Readonly<Record<AskingStep, Ask>> = {
  return: {
    label: 'Why does it go back?',
    missing: 'Say in a line why it goes back.',
    help: (action, { directory }) => {
      const from = currentHop(action)?.from;
      const to = from ? groupName(directory, from) : nameOf(directory, action.assignedBy);
      return `It goes back to ${to}, who read this.`;
    },
  },
  send: { label: 'Why there?', missing: WHY },
  assure: {
    label: 'A word on it (if you like)',
    optional: true,
    missing: '',
    help: (action) => `How it was to be known: ${action.measure}`,
  },
  back: {
    label: 'What is missing?',
    missing: 'Say what is missing, so that they know what to bring.',
    help: (action) => `How it was to be known: ${action.measure}`,
  },
  elsewhere: { label: 'Why another group?', missing: WHY },
  evidence: {
    label: 'What shows that it is done, or nearly?',
    missing: 'Say what shows it.',
    help: (action) => `How it is to be known: ${action.measure}`,
  },
  due: {
    label: 'Why does it need another day?',
    missing: 'Say in a line why. Everybody who has the card reads it.',
    help: ({ due }) => `It is due ${sayDate(due)}.`,
  },
  board: {
    label: 'What does the board need to decide?',
    help: (action, { now, today }) => {
      const because = stuckBecause(action, now, today);
      return because ? `It is stuck: ${because}.` : '';
    },
    missing: 'Say in a line what the board needs to decide.',
  },
  answer: { label: 'What does the board say?', missing: 'Say in a line what the board says.' },
  withdraw: { label: 'Why is it no longer needed?', missing: WHY },
};
export const ASKING = Object.keys(ASKS).filter((step): step is AskingStep => step in ASKS);
const LONGEST = 1000;

export function asksOf(step: AskingStep): { looked: boolean; group: boolean; day: boolean; text: boolean } {
  return {
    looked: step === 'assure' || step === 'back',
    group: step === 'send' || step === 'elsewhere',
    day: step === 'due',
    text: true,
  };
}

/** Groups that may keep actions, without the one it is with, and for assurance without the one that did the work. */
export function groupsFor(
  step: AskingStep,
  action: Action,
  { partnership }: Context,
): { title: string; value: string }[] {
  const not =
    step === 'elsewhere'
      ? [action.group, currentRound(action)?.group]
      : action.status === 'returned'
        ? []
        : [currentHop(action)?.group];
  const through = step === 'elsewhere' ? cameThrough(action) : [];
  return partnership.groups
    .filter(({ id, holds }) => holds !== 'calendar-only' && !not.includes(id))
    .map(({ id, name }) => ({ title: name, value: id }))
    .sort((one, other) => Number(through.includes(other.value)) - Number(through.includes(one.value)));
}

/** What comes back from the form of this step, or from a typed line, as the step takes it. */
export function stepSchema(step: AskingStep, action: Action, context: Context): z.ZodType<StepDetails> {
  const asks = asksOf(step);
  const { missing, optional } = ASKS[step];
  const known = asks.group ? groupsFor(step, action, context).map(({ value }) => value) : [];
  const text = z
    .string()
    .trim()
    .max(LONGEST, 'Please say it in 1,000 characters or fewer.')
    .default('')
    .refine((said) => optional === true || said !== '', missing);
  const group = z
    .string()
    .optional()
    .refine((id) => !asks.group || (id !== undefined && known.includes(id)), 'Choose a group from the list.');
  const day = z
    .string()
    .optional()
    .superRefine((due, issues) => {
      const wrong = asks.day ? wrongDay(due, action, context) : undefined;
      if (wrong) issues.addIssue({ code: 'custom', message: wrong });
    });
  const looked = severalAnswers
    .transform((places) => places.filter((place) => /^\d+$/.test(place)).map(Number))
    .refine(
      (places) => step !== 'assure' || places.some((place) => action.evidence[place] !== undefined),
      'Choose what you looked at: an action is closed on evidence that somebody has seen.',
    );
  return z.object({ text, group, day, looked });
}

function wrongDay(due: string | undefined, action: Action, { today }: Context): string | undefined {
  if (!z.iso.date().safeParse(due).success || due === undefined) return 'Choose the day it is due.';
  if (due < today) return 'That day has already passed. Choose today or a later day.';
  return due === action.due ? 'That is the day it is due already.' : undefined;
}
