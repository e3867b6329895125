import type { Directory, Member } from '../../partnership/model.ts';
import type { PersonMention } from '../interaction.ts';

/**
 * What a command can be told. Values are always strings once parsed: a member id, a group id, an ISO date
 * (`2026-12-12`), a reference (`ACT-2611-K4TR`), one of the choices, or the text itself.
 */
export interface ArgumentDefinition {
  readonly kind: 'person' | 'group' | 'date' | 'text' | 'reference' | 'choice';
  /** How help and errors name it: "who it is for", "when it is due". */
  readonly label: string;
  /** Words that may stand before it: `by`, `due`. The first one is used in help. */
  readonly leads?: readonly string[];
  /** For `choice`: the value and the words people use for it. */
  readonly choices?: readonly { readonly value: string; readonly words: readonly string[] }[];
  readonly required?: boolean;
  /** For `text`: the most characters it may have. */
  readonly max?: number;
  /** The one `text` argument that takes the words nothing else claimed. */
  readonly main?: boolean;
  /** For `person`: the chair of a group counts as well; its value is `chair:` and the group. */
  readonly seats?: true;
  /** For `date`: refuse days before today. */
  readonly future?: boolean;
  /** For `reference`: what its references begin with (`ACT`). With exactly one, `2611-K4TR` is understood as well. */
  readonly prefixes?: readonly string[];
  /** The word that stands for it in usage lines: `what` shows as `"what"`. The argument's name otherwise. */
  readonly placeholder?: string;
}

export interface VerbDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One line, plain English, starting with a verb. */
  readonly summary: string;
  readonly arguments: Readonly<Record<string, ArgumentDefinition>>;
  /** Whole lines that work as they stand, without the slash. */
  readonly examples: readonly string[];
}

export interface CommandDefinition {
  readonly name: string;
  /** Other words for the command, `actions` say. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly verbs: readonly VerbDefinition[];
  /** What the bare command does (`/mywork`, `/action`); the form or list people most want. */
  readonly defaultVerb: string;
}

export interface GrammarContext {
  readonly commands: readonly CommandDefinition[];
  readonly directory: Directory;
  /** Now; dates are read in Europe/London. */
  readonly now: Date;
  /** The member behind a platform mention, looked up beforehand. */
  memberFor(mention: PersonMention): Member | undefined;
  /** Who is speaking: `me` in the place of a name. */
  readonly speaker?: Member;
  /** For "in 10 working days": the ISO date so many working days after this one. Without it such dates are not understood. */
  readonly addWorkingDays?: (from: string, days: number) => string;
}

/** Something that was said and could not be used. */
export interface Problem {
  /** Argument name, when it is clear which one was meant. */
  readonly argument?: string;
  /** What was typed, for showing back to the person who typed it, only. */
  readonly said: string;
  /** What is wrong and what to type instead: "31 February does not exist. Try a date like 12 Dec." */
  readonly message: string;
}

/** Something that was said and understood: "due" → "Sat 12 December 2026". */
export interface Understood {
  readonly argument: string;
  readonly label: string;
  readonly shown: string;
}

export type ParsedCall =
  | {
      readonly kind: 'call';
      readonly command: string;
      readonly verb: string;
      readonly values: Readonly<Record<string, string>>;
      readonly understood: readonly Understood[];
      readonly problems: readonly Problem[];
      /** Required arguments that were not given. One that was given and is wrong has a problem instead. */
      readonly missing: readonly string[];
    }
  /** `help`, `action help`, `help action assign`, or nothing at all. */
  | { readonly kind: 'help'; readonly command?: string; readonly verb?: string }
  | {
      readonly kind: 'unknown';
      readonly said: string;
      readonly command?: string;
      /** Whole commands to type instead, without the slash: `action assign`. */
      readonly didYouMean: readonly string[];
    };
