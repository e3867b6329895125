/**
 * What arrives from a chat platform, in the partnership's words. Adapters build these from verified requests and
 * from nothing else; everything behind `bot/handle` sees only these shapes.
 */
export type Platform = 'slack' | 'teams';

/** Opaque to everybody but the adapter that made it: what it needs to reach a conversation again. */
export type Route = Readonly<Record<string, string>>;

/** A person as the platform itself proved them. Never read from text that somebody typed. */
export interface Sender {
  readonly platform: Platform;
  /** Slack workspace id (`T…`) or Microsoft Entra tenant id. */
  readonly tenant: string;
  /** Slack user id (`U…`) or Entra object id. */
  readonly user: string;
  /** The display name the platform gave, for greetings only: it proves nothing. */
  readonly name?: string;
  /** Teams' own id for the person (`29:…`), needed for views by person. */
  readonly alias?: string;
}

/** Where something was said or pressed. */
export interface Place {
  readonly platform: Platform;
  readonly tenant: string;
  /** Slack channel id, or Teams conversation id without `;messageid=`. */
  readonly conversation: string;
  /** Slack `thread_ts`, or the Teams root message id after `;messageid=`. */
  readonly thread?: string;
  /** `direct` is one person and the bot; `group` a group chat or meeting; `channel` everything with a roster. */
  readonly kind: 'direct' | 'group' | 'channel';
  readonly name?: string;
  /** The platform says people from outside the workspace or tenant are in here. */
  readonly shared?: boolean;
  /** Who is in here could not be found out now: people are answered for themselves alone, and nothing is posted for everybody. */
  readonly unsure?: boolean;
}

/** A person named with the platform's own mention, so that the id (not the name) counts. */
export interface PersonMention {
  readonly user: string;
  readonly name: string;
}

/** Text as typed, with the mentions lifted out: `['assign ', {user:'U2', name:'Jo'}, ' "Send minutes"']`. */
export type Spoken = readonly (string | PersonMention)[];

/** Values of a form as they left the screen: one string, or several for a multiple choice. Toggles are 'true'/'false'. */
export type FormInput = Readonly<Record<string, string | readonly string[]>>;

interface Arrival {
  /** Names this delivery for good: a repeat from the platform carries the same key. */
  readonly delivery: string;
  readonly sender: Sender;
  /** Absent where the platform does not say (a Slack modal). */
  readonly place?: Place;
  readonly route?: Route;
  /** `now`: the adapter shows the returned `Reply` itself. `later`: nothing can be returned, so the reply goes through the outbox. */
  readonly answer: 'now' | 'later';
}

/** A command, from any door: Slack slash command, Teams slash (targeted) message, @mention, one-to-one message. */
export interface CommandInteraction extends Arrival {
  readonly kind: 'command';
  readonly door: 'slash' | 'targeted' | 'mention' | 'direct';
  /** The message it was typed in, where the door is a mention. */
  readonly messageId?: string;
  /** How many pictures, files and voice notes hang on it. The bot never opens one. */
  readonly files?: number;
  /** The whole line, without the bot's own mention and without the leading slash: `action assign …`. */
  readonly spoken: Spoken;
}

/** A button on a card. */
export interface PressInteraction extends Arrival {
  readonly kind: 'press';
  readonly verb: string;
  /** The record the card shows (`action:ACT-2611-K4TR`) and the revision that was on the screen. */
  readonly subject?: string;
  readonly rev?: number;
  /** Further short values the card carried. */
  readonly args: Readonly<Record<string, string>>;
  /** Values of inputs that stood on the same card. */
  readonly inputs: FormInput;
}

/** A filled-in form, from a Slack modal, a Teams dialog or a form inside a message. */
export interface SubmitInteraction extends Arrival {
  readonly kind: 'submit';
  readonly form: string;
  /** The draft this form belongs to. */
  readonly token: string;
  readonly inputs: FormInput;
  /** Which of its screens this is, from 0; absent for a form that has one. */
  readonly step?: number;
  /** Its screen closes when the form is through (a Slack modal): the last word goes to where it was opened, through the outbox. */
  readonly closes?: boolean;
}

/** A message that is not a command (a thread update, say). */
export interface MessageInteraction extends Arrival {
  readonly kind: 'message';
  readonly messageId: string;
  readonly spoken: Spoken;
  readonly change: 'new' | 'edited' | 'deleted';
  /** How many pictures, files and voice notes hang on it. The bot never opens one. */
  readonly files?: number;
}

/** The bot was added somewhere or removed, or the platform told us who is there. */
export interface PresenceInteraction extends Arrival {
  readonly kind: 'presence';
  /** The bot was `added` or `removed` (or the place closed); people `joined` or `left` a place where the bot is; the place is `shared` with outsiders from now on. */
  readonly change: 'added' | 'removed' | 'joined' | 'left' | 'shared';
  /** With `added`: the sender has just put the app there, and is welcomed. */
  readonly installed?: true;
  /** With `removed`: the whole team of this id, with all its channels, and not only this place. */
  readonly team?: string;
  /** With `removed`: out of the whole workspace, so that there is no way to anybody in it any more. */
  readonly everywhere?: true;
  /** With `left`: who, by every id the platform has for them. */
  readonly left?: readonly string[];
  /** People whom the platform itself listed, with the e-mail it holds for them. */
  readonly people: readonly {
    readonly user: string;
    readonly alias?: string;
    readonly name: string;
    readonly email: string;
  }[];
}

/** Something chosen from a menu of the chat client: on a message ("Make this an action"), or anywhere. */
export interface ShortcutInteraction extends Arrival {
  readonly kind: 'shortcut';
  /** The name a command gave it, e.g. `action.from-message`. */
  readonly shortcut: string;
  /** The message it was chosen on, as its author wrote it; absent for one that works anywhere. */
  readonly spoken?: Spoken;
}

/** Somebody opened the bot's own page (Slack App Home). It is redrawn through the outbox. */
export interface HomeInteraction extends Arrival {
  readonly kind: 'home';
}

/** Somebody types in a choice with too many entries to list: the answer is a `choices` reply. */
export interface SearchInteraction extends Arrival {
  readonly kind: 'search';
  /** The list that is searched, as the card names it, e.g. `members`. */
  readonly list: string;
  readonly typed: string;
}

export type Interaction =
  | CommandInteraction
  | PressInteraction
  | SubmitInteraction
  | MessageInteraction
  | PresenceInteraction
  | ShortcutInteraction
  | HomeInteraction
  | SearchInteraction;
