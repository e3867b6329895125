import type { ApiCall, CallLog } from '../calls.ts';
import type { DriverOutcome } from '../deliver.ts';
import type { Faults } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import type { ScreenMessage, SlackScreen } from '../protocol.ts';
import type { Filled } from './blocks-state.ts';
import type { SlackIdentity } from './state.ts';

/** Which element to press: by `action_id` or by the words on it, in one block when `blockId` is given. */
export interface Pressed {
  readonly actionId?: string;
  readonly label?: string;
  readonly blockId?: string;
  /** The option chosen, for an overflow menu. */
  readonly option?: string;
}

export interface OpenModal {
  readonly id: string;
  readonly view: JsonObject;
  readonly errors: Readonly<Record<string, string>>;
}

/** What a searched menu shows for what was typed. */
export interface Offered extends DriverOutcome {
  readonly options: readonly unknown[];
}

/**
 * What people do in Slack's client, for tests and for the local page. Users may be given by id, e-mail or full name;
 * rooms by id, by name (with or without `#`), or as `direct` for the conversation with the bot.
 */
export interface SlackDriver {
  readonly identity: SlackIdentity;
  readonly calls: CallLog;
  readonly faults: Faults;
  /** Types a slash command. The answer in the HTTP response is shown as Slack shows it. */
  command(user: string, room: string, command: string, text?: string): Promise<DriverOutcome>;
  /** Says something that begins with the bot's mention: an `app_mention` event and its twin `message` event. */
  mention(user: string, room: string, text: string, thread?: string): Promise<DriverOutcome>;
  /** Says something; `thread` is the ts of the message replied to. A mention of the bot in the text counts. */
  say(user: string, room: string, text: string, thread?: string): Promise<DriverOutcome>;
  /** Says something with a picture hanging on it. */
  attach(user: string, room: string, text: string): Promise<DriverOutcome>;
  /** Writes to the bot in the one-to-one conversation. */
  dm(user: string, text: string, thread?: string): Promise<DriverOutcome>;
  press(user: string, room: string, ts: string, what: Pressed, filled?: Filled): Promise<DriverOutcome>;
  /** Presses an element of the modal on top. */
  pressInModal(user: string, viewId: string, what: Pressed, filled?: Filled): Promise<DriverOutcome>;
  /** Submits a modal. Slack's client refuses empty required fields itself; then nothing is sent. */
  submit(user: string, viewId: string, filled?: Filled): Promise<DriverOutcome>;
  /** Cancels a modal, or with `all` closes the whole stack. */
  close(user: string, viewId: string, all?: boolean): Promise<DriverOutcome>;
  /** Opens the app's Home tab. What the app published last is in `home`; its elements are pressed with `pressInModal`. */
  openHome(user: string): Promise<DriverOutcome>;
  home(user: string): JsonObject | undefined;
  /** Chooses a shortcut from the menu beside the message box. */
  shortcut(user: string, name: string): Promise<DriverOutcome>;
  /** Chooses a shortcut from the menu of a message. */
  messageShortcut(user: string, room: string, ts: string, name: string): Promise<DriverOutcome>;
  /** Types in a menu of the modal on top whose entries the app gives; what it offers can then be chosen. */
  suggest(user: string, viewId: string, blockId: string, typed: string): Promise<Offered>;
  suggestInMessage(user: string, room: string, ts: string, blockId: string, typed: string): Promise<Offered>;
  modals(user: string): readonly OpenModal[];
  screen(user: string): SlackScreen;
  /** Messages of a room in order, replies after one another; with `asUser` also what only they see. */
  messages(room: string, asUser?: string): readonly ScreenMessage[];
  /** The one-to-one conversation with the bot. */
  dmMessages(user: string): readonly ScreenMessage[];
  editMessage(user: string, room: string, ts: string, text: string): Promise<DriverOutcome>;
  deleteMessage(user: string, room: string, ts: string): Promise<DriverOutcome>;
  /** Takes the bot out of a channel, or puts it back, without telling it. */
  setBotIn(room: string, inside: boolean): void;
  /** Adds the bot to a channel, or takes it out. */
  invite(user: string, room: string): Promise<DriverOutcome>;
  remove(room: string): Promise<DriverOutcome>;
  archive(room: string): Promise<DriverOutcome>;
  /** Shares a channel with another workspace. */
  share(room: string): Promise<DriverOutcome>;
  /** Takes the app out of the workspace. */
  uninstall(): Promise<DriverOutcome>;
  /** Makes an account one that was invited from outside, or (with `false`) an ordinary one again. */
  setGuest(user: string, isGuest?: boolean): void;
  /** Ends the Socket Mode connection as Slack does now and then. */
  hangUp(): void;
  /** The bot holds a Socket Mode connection open. */
  isConnected(): boolean;
  /** The next attempt for events that the bot has not accepted. */
  redeliver(): Promise<readonly DriverOutcome[]>;
  /** The last request once more, as after a lost answer. */
  repeat(): Promise<DriverOutcome>;
  /** Sends a body as it is, signed unless a header is overridden; `undefined` leaves a header out. */
  deliverRaw(
    body: string,
    headers?: Readonly<Record<string, string | undefined>>,
    contentType?: string,
  ): Promise<DriverOutcome>;
  /** A trigger id as it would come with an interaction of this person, for calling `views.open` directly. */
  newTrigger(user: string): string;
  callsTo(method: string): readonly ApiCall[];
}
