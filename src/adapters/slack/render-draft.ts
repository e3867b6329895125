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
  readonly revealed: Set<string>;
  /** Input ids whose error stands beside them in the card and is to be shown. Undefined: show every element. */
  readonly errors: ReadonlySet<string> | undefined;
  /** Texts too long for their place, to be shown in full below what they belong to. */
  readonly spilt: string[];
  /** Values too long for a choice in Slack, by the short names that stand for them. They travel with the form. */
  readonly long: Map<string, string>;
  /** How many characters of such values the form can still carry. */
  longRoom: number;
  /** Gives each use of an id its own: `verb`, `verb#2`, … */
  unique(kind: 'block' | 'action', id: string): string;
}

export function newDraft(
  card: AdaptiveCard,
  surface: Draft['surface'],
  errors?: ReadonlySet<string>,
  longRoom = 0,
): Draft {
  const used = new Map<string, number>();
  return {
    surface,
    warnings: [],
    revealed: revealedBy(card),
    errors,
    spilt: [],
    long: new Map(),
    longRoom,
    unique(kind, id) {
      const count = (used.get(`${kind} ${id}`) ?? 0) + 1;
      used.set(`${kind} ${id}`, count);
      return count === 1 ? id : `${id}#${count}`;
    },
  };
}

/** Ids of the elements that some button of the card could show. */
export function revealedBy(card: AdaptiveCard): Set<string> {
  const targets = [...allActions(card)].flatMap((action) =>
    action.type === 'Action.ToggleVisibility' ? action.targetElements : [],
  );
  return new Set(targets.map((target) => (typeof target === 'string' ? target : target.elementId)));
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

/** A plain text object that begins the text; where it does not fit, all of it is shown below (`renderSpilt`). */
export function plainOrSpill(
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
      'split',
      element,
      `the ${part} is longer than Slack's ${limit} characters and stands below in full`,
    );
    if (!draft.spilt.includes(words)) draft.spilt.push(words);
  }
  return { type: 'plain_text', text: shorten(words, limit), emoji: false };
}

/** The text, or as many of its words as fit with "…" at the end. */
export function shortenAtWord(text: string, limit: number): string {
  const cut = shorten(text, limit);
  const end = cut.lastIndexOf(' ');
  return cut === text || end < limit / 3 ? cut : `${cut.slice(0, end).replace(/[\s,;:–-]+$/, '')}…`;
}

/** The text, or as much of it as fits with "…" at the end. Never half of a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
