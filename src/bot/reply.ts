import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { Interaction } from './interaction.ts';

/** A card ready to be shown, with the one line that may appear on a lock screen: reference, kind and date, never free text. */
export interface CardView {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/**
 * A form ready to be shown. The card holds the inputs (with the values typed so far) and no actions: each platform
 * adds its own way to submit, which comes back as a `SubmitInteraction` with the same `name` and `token`.
 */
export interface FormView {
  readonly name: string;
  readonly token: string;
  /** A few words. The bar of a Slack modal takes 24 characters; a longer title stands above the form in full. */
  readonly title: string;
  readonly submit: string;
  readonly card: AdaptiveCard;
  /** What is wrong, by input id. Empty on first showing. The card already shows them too, for platforms without field errors. */
  readonly errors: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Which screen of how many, from 0, for a form that needs several. It comes back with what is sent off. */
  readonly step?: { readonly at: number; readonly of: number };
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** The answer to one interaction, private to the person who acted. Everything others see leaves through the outbox. */
export type Reply =
  /** Nothing to show. */
  | { readonly kind: 'nothing' }
  /** Something for this person only; the screen stays as it is. */
  | {
      readonly kind: 'notice';
      readonly view: CardView;
      /** It went wrong on our side: the same may be tried again, so that what was typed has to stay. */
      readonly again?: true;
    }
  /** Show this form: a modal or dialog where one can be opened, else a card with inputs. With `errors`, show it again. */
  | { readonly kind: 'form'; readonly form: FormView }
  /** What fits what was typed in a long list, best first. Only ever the answer to a `search`. */
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** The form is finished: close it, or put this card in its place. */
  | { readonly kind: 'finish'; readonly view: CardView }
  /** The pressed card as it is now, with an optional private word to the person who pressed. */
  | {
      readonly kind: 'card';
      readonly view: CardView;
      readonly notice?: CardView;
      /** The record and view it shows, so that a copy that stays with the person is kept up to date. */
      readonly record?: { readonly subject: string; readonly view: string };
    };

/** The one door into the bot. What goes wrong becomes a kind `notice`, and is logged without free
 * text. @throws StoreUnavailable or PlatformUnavailable for `later` interactions only, so that the platform delivers again. */
export type Handle = (interaction: Interaction) => Promise<Reply>;
