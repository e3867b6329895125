import type { ApiCall, CallLog } from '../calls.ts';
import type { DriverOutcome } from '../deliver.ts';
import type { Faults } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import type { ScreenMessage, TeamsScreen } from '../protocol.ts';
import type { Inputs } from './cards.ts';
import type { TeamEvent } from './events.ts';
import type { TeamsIdentity } from './state.ts';
import type { TokenOverrides } from './tokens.ts';

/**
 * What people do in the Teams client, for tests and for the local page. Users may be given by Entra object id, `29:…`
 * id, e-mail or full name; rooms by id or name (`General`, `Group chat`), or as `direct` for the chat with the bot.
 */
export interface TeamsDriver {
  readonly identity: TeamsIdentity;
  readonly calls: CallLog;
  readonly faults: Faults;
  /**
   * Says something. In a channel or group chat the bot hears only what mentions it (`@Partnership …`) or starts with
   * `/`, which is sent as a targeted message that nobody else sees. `thread` is the id of a post or of a reply to it.
   */
  say(user: string, room: string, text: string, thread?: string): Promise<DriverOutcome>;
  dm(user: string, text: string): Promise<DriverOutcome>;
  /** Says something with a picture hanging on it. */
  attach(user: string, room: string, text: string): Promise<DriverOutcome>;
  /** Presses an action of a card by title, verb, id or index. The renderer's own checks on inputs come first. */
  press(
    user: string,
    room: string,
    messageId: string,
    what: string | number,
    inputs?: Inputs,
  ): Promise<DriverOutcome>;
  /** Presses with an action's own JSON and the inputs as they are: what the page does, which has a real renderer. */
  pressAction(
    user: string,
    room: string,
    messageId: string,
    action: JsonObject,
    inputs: Inputs,
  ): Promise<DriverOutcome>;
  submitDialog(user: string, what: string | number, inputs?: Inputs): Promise<DriverOutcome>;
  submitDialogAction(user: string, action: JsonObject, inputs: Inputs): Promise<DriverOutcome>;
  closeDialog(user: string): void;
  /**
   * Chooses one of the app's menu entries, on a message or (without one) at a room's compose box. The dialog it opens is sent off
   * like any other.
   */
  extend(user: string, command: string, room: string, messageId?: string): Promise<DriverOutcome>;
  /** Types into a choice that asks the bot for its entries, in the open dialog or in a message. */
  search(
    user: string,
    dataset: string,
    typed: string,
  ): Promise<DriverOutcome & { readonly choices: readonly { title: string; value: string }[] }>;
  /** Looks at a room: cards that name this person ask for the view they have of their own. @returns what they see then */
  look(user: string, room: string): Promise<readonly ScreenMessage[]>;
  /** The same for everything on this person's screen. */
  lookAround(user: string): Promise<void>;
  knows(user: string): boolean;
  dialog(user: string): TeamsScreen['dialog'];
  screen(user: string): TeamsScreen;
  /** Messages of a room in order, replies after one another; with `asUser` as that person sees them. */
  messages(room: string, asUser?: string): readonly ScreenMessage[];
  dmMessages(user: string): readonly ScreenMessage[];
  /** What one person reads under a card after pressing, when the bot answered with words instead of a card. */
  note(user: string, room: string, messageId: string): string | undefined;
  editMessage(user: string, room: string, messageId: string, text: string): Promise<DriverOutcome>;
  deleteMessage(user: string, room: string, messageId: string): Promise<DriverOutcome>;
  /** Adds the app to the team, the group chats and for each person (or only where told), with the activities Teams sends. */
  install(only?: {
    readonly team?: boolean;
    readonly groups?: boolean;
    readonly people?: readonly string[];
  }): Promise<readonly DriverOutcome[]>;
  /** Removes the personal app: Teams says so, and messages to the person are refused from then on. */
  uninstall(user: string): Promise<readonly DriverOutcome[]>;
  /** The person blocks the bot: Teams says nothing, and messages to them are refused until `install`. */
  block(user: string): void;
  setBotIn(room: string, inside: boolean): void;
  /** From now on this person is a guest from another organisation. */
  setGuest(user: string, guest: boolean): void;
  /** Something happens to the team or one of its channels, and Teams tells the bot. */
  event(what: TeamEvent): Promise<DriverOutcome>;
  repeat(): Promise<DriverOutcome>;
  /** Sends an activity (or a string as it is) with a good token, a given one, changed claims, or (`null`) none. */
  deliverRaw(
    activity: unknown,
    options?: { readonly token?: string | TokenOverrides | null },
  ): Promise<DriverOutcome>;
  /** An activity as Teams would send it for this text, to change and pass to `deliverRaw`. */
  activityFor(user: string, room: string, text: string): Record<string, unknown>;
  /** Empties every room and the log of calls: what was before is of no interest to a test. */
  startAfresh(): void;
  callsTo(method: string): readonly ApiCall[];
}
