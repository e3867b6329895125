import type { PlainTextElement } from '@slack/types';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { plainText } from '../../../cards/user-text.ts';
import { allActions } from '../../../cards/walk.ts';
import { elementName, type Warning } from '../../../cards/warning.ts';

/** What the parts of one conversion share: where it is going, what was lost, and which ids are taken. */
export interface Draft {
  readonly surface: 'message' | 'modal';
  readonly warnings: Warning[];
  /** Ids of elements that a button would reveal. Slack cannot reveal anything in place, so they are shown from the start. */
  readonly revealed: ReadonlySet<string>;
  /** Input ids whose error stands beside them in the card and is to be shown. Undefined: show every element. */
  readonly errors: ReadonlySet<string> | undefined;
  /** Gives each use of an id its own: `verb`, `verb#2`, … */
  unique(kind: 'block' | 'action', id: string): string;
}

export function newDraft(card: AdaptiveCard, surface: Draft['surface'], errors?: ReadonlySet<string>): Draft {
  const used = new Map<string, number>();
  const revealed = new Set<string>();
  for (const action of allActions(card)) {
    if (action.type !== 'Action.ToggleVisibility') continue;
    for (const target of action.targetElements) {
      revealed.add(typeof target === 'string' ? target : target.elementId);
    }
  }
  return {
    surface,
    warnings: [],
    revealed,
    errors,
    unique(kind, id) {
      const count = (used.get(`${kind} ${id}`) ?? 0) + 1;
      used.set(`${kind} ${id}`, count);
      return count === 1 ? id : `${id}#${count}`;
    },
  };
}

type Named = Parameters<typeof elementName>[0];

export function warn(draft: Draft, code: Warning['code'], element: Named, detail: string): void {
  draft.warnings.push({ code, element: elementName(element), detail });
}

/** A plain text object of at most `limit` characters; what does not fit is cut at a visible "…" and reported. */
export function plain(
  draft: Draft,
  element: Named,
  part: string,
  text: string,
  limit: number,
): PlainTextElement {
  const words = plainText(text);
  if (words.length > limit) {
    warn(
      draft,
      'dropped',
      element,
      `the ${part} is longer than Slack's ${limit} characters, so its end is not shown`,
    );
  }
  return { type: 'plain_text', text: shorten(words, limit), emoji: false };
}

/** The text, or as much of it as fits with "…" at the end. Never half of a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
