import { IllegalReviewChange, isOpenStep, type ReviewAt } from './clock.ts';
import type { Question, Review } from './record.ts';
import { event, stepDone } from './steps.ts';

/** What changed from one round of a question to the next, in per cent of what was looked at. */
export interface Compared {
  readonly question: string;
  readonly before?: number;
  readonly after?: number;
}

/** Whether two rounds can be compared: only when they asked the same, word for word. */
export type Comparison =
  | { readonly comparable: true; readonly rows: readonly Compared[] }
  /** Why not, in words, a line each. */
  | { readonly comparable: false; readonly why: readonly string[] };

/** The questions a repeat asks: those of the first time, as they were. */
export function questionsAgain(first: Review): string[] {
  return first.questions.map(({ text }) => text);
}

/**
 * Compares a repeat with the first time. When a question was reworded, added or left out, nothing is compared: a change of
 * the figure could be a change of the question (the sources' own S175 figures are such a case).
 */
export function compareRounds(first: Review, again: Review): Comparison {
  const why = changedQuestions(first.questions, again.questions);
  if (why.length > 0) return { comparable: false, why };
  return {
    comparable: true,
    rows: first.questions.map((question, at) => {
      const before = question.answer?.percent;
      const after = again.questions[at]?.answer?.percent;
      return {
        question: question.text,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
    }),
  };
}

/** What differs between two sets of questions, in words. Spaces, capitals and the final mark do not count. */
export function changedQuestions(
  first: readonly Pick<Question, 'text'>[],
  again: readonly Pick<Question, 'text'>[],
): string[] {
  const most = Math.max(first.length, again.length);
  return Array.from({ length: most }, (_, at) => {
    const [before, after] = [first[at], again[at]];
    if (!after) return `Question ${at + 1} is not asked any more.`;
    if (!before) return `Question ${at + 1} is new.`;
    return folded(before.text) === folded(after.text)
      ? ''
      : `Question ${at + 1} reads differently, so a change may be a change of the question.`;
  }).filter((line) => line !== '');
}

/** The first round says that it is repeated, and its step for that is done. @throws IllegalReviewChange when it was before */
export function repeatedBy(first: Review, again: string, by: string, at: ReviewAt): Review {
  if (first.repeatedBy) throw new IllegalReviewChange(`It is repeated already: ${first.repeatedBy}.`);
  const step = first.steps.find(({ does }) => does === 'repeat');
  const noted: Review = {
    ...first,
    rev: first.rev + 1,
    repeatedBy: again,
    timeline: [...first.timeline, event('repeated', by, at, again)],
  };
  return step && isOpenStep(step) && first.state === 'open'
    ? { ...stepDone(noted, step, by, { text: again }, at), rev: noted.rev }
    : noted;
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.?!\s]+$/, '')
    .trim();
}
