import type { ActionData } from '../src/bot/wire.ts';
import type { CardView } from '../src/bot/reply.ts';
import { noticeCard, problemCard } from './index.ts';
import { upperFirst } from '../src/domain/upper-first.ts';

export interface Button {
  readonly title: string;
  readonly data: ActionData;
}

/** The same button in a list: what comes of it stands beside the list, which holds others, too. */
export function inList({ title, data }: Button): Button {
  return { title, data: { ...data, args: { ...data.args, list: 'yes' } } };
}

/** A short word to one person: a title, some lines, and the next step as buttons. */
export function notice(
  title: string,
  lines: readonly string[] = [],
  buttons: readonly Button[] = [],
): CardView {
  return {
    card: noticeCard.expand({ title, lines: [...lines], buttons: buttons.map((button) => ({ ...button })) }),
    summary: 'A message from the partnership bot',
  };
}

/** What was wrong, what was understood all the same, and what to do next. */
export function problem(facts: {
  readonly title: string;
  readonly problems: readonly string[];
  readonly understood?: readonly { readonly label: string; readonly shown: string }[];
  readonly hint?: string;
  readonly buttons?: readonly Button[];
}): CardView {
  return {
    card: problemCard.expand({
      title: facts.title,
      problems: [...facts.problems],
      facts: (facts.understood ?? []).map(({ label, shown }) => ({ label: upperFirst(label), shown })),
      hint: facts.hint ?? '',
      buttons: (facts.buttons ?? []).map((button) => ({ ...button })),
    }),
    summary: 'The partnership bot needs a word with you',
  };
}
