import type { Question, Reading } from '../../src/domain/briefing/reading.ts';
import type { BriefingItem, Update } from '../../src/domain/briefing/record.ts';

/** The reading without one of its drafts, and without what was asked about it. */
export function withoutDraft(reading: Reading, index: number): Reading {
  return {
    ...reading,
    drafts: reading.drafts.filter((_draft, at) => at !== index),
    questions: reading.questions.flatMap((question): Question[] => {
      const { about, kind } = question;
      // Which earlier item is meant is asked about a closure.
      if (about === undefined || kind === 'which-item' || about < index) return [question];
      return about === index ? [] : [{ ...question, about: about - 1 }];
    }),
  };
}

/** Questions that have to be answered before this draft can be confirmed by itself. */
export function neededFor(reading: Reading, index: number): readonly Question[] {
  return reading.questions.filter(
    ({ about, kind, needed }) => needed && about === index && kind !== 'which-item',
  );
}

/**
 * Items that were confirmed one by one since the message was last changed: a later confirmation of the rest leaves them alone.
 * Until the rest is confirmed, the update still waits, and says when the first of them was.
 */
export function confirmedAlready(update: Update, items: readonly BriefingItem[]): readonly BriefingItem[] {
  const since = update.state === 'proposed' ? update.confirmed?.at : undefined;
  if (since === undefined) return [];
  return items.filter((item) => update.items.includes(item.id) && item.confirmedAt >= since);
}
