/**
 * What the local page and the simulator say to each other over HTTP on loopback. The page is a thin client: it shows
 * screens and sends what a person did; the simulator turns that into the platforms' own signed requests to the bot.
 *
 *   GET  /sim/world                         → World
 *   GET  /sim/slack/screen?user=U…          → SlackScreen
 *   GET  /sim/teams/screen?user=…           → TeamsScreen
 *   GET  /sim/stream                        → server-sent events, `event: change`, whenever any screen changed
 *   POST /sim/slack/say      SlackSay       → Outcome      (a text starting with `/` is a slash command)
 *   POST /sim/slack/press    SlackPress     → Outcome
 *   POST /sim/slack/submit   SlackSubmit    → Outcome
 *   POST /sim/slack/close    { user, viewId } → Outcome
 *   POST /sim/slack/home     { user }       → Outcome      (opens the bot's Home tab)
 *   POST /sim/slack/shortcut SlackShortcut  → Outcome      (an entry of the bot's in the menu of a message or of the message box)
 *   POST /sim/slack/suggest  SlackSuggest   → { options }  (typing in a menu that asks the bot for its entries)
 *   POST /sim/teams/say      TeamsSay       → Outcome      (in a channel: `/…` is a targeted command, `@Partnership …` a mention)
 *   POST /sim/teams/press    TeamsPress     → Outcome
 *   POST /sim/teams/dialog   TeamsDialogSubmit → Outcome
 *   POST /sim/teams/close    { user }       → Outcome
 *   POST /sim/teams/extend   TeamsExtend    → Outcome      (an entry of the app's own menu, on a message or at the compose box)
 *   POST /sim/teams/search   TeamsSearch    → { choices }  (typing in a choice that asks the bot for its entries)
 *
 * For programs (`npm run simulate`; simulator/programs.ts):
 *
 *   GET  /sim/settings                      → the bot's environment variables, by name
 *   GET  /sim/slack/calls?method=…          → ApiCall[], what the bot asked of Slack, oldest first (the newest 10,000 at least)
 *   GET  /sim/teams/calls?method=…          → the same for Teams
 *   POST /sim/connect        { bot: 'http://127.0.0.1:3978' } → Outcome
 *   POST /sim/teams/install  { people?: [name or id] }        → Outcome      (adds the Teams app to the team, the group chats and for everybody, or for these people only)
 *   POST /sim/faults         { platform, method, fault, times? } → Outcome   (simulator/faults.ts; method `*` is any)
 *   POST /sim/faults/clear                  → Outcome
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly agency: string;
  readonly email: string;
  /** Role names, for choosing who to be. */
  readonly roles: readonly string[];
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'direct';
}

export interface World {
  readonly partnership: string;
  readonly botName: string;
  /** The bot's commands, without the slash, for completion while typing. Without them the page offers its own list. */
  readonly commands?: readonly { readonly name: string; readonly summary: string }[];
  /** What the bot puts into the chat clients' own menus, on a message or anywhere. */
  readonly shortcuts?: readonly {
    readonly name: string;
    readonly title: string;
    readonly on: 'message' | 'anywhere';
  }[];
  readonly slack: {
    readonly workspace: string;
    readonly people: readonly Person[];
    readonly rooms: readonly Room[];
  };
  readonly teams: {
    readonly tenant: string;
    readonly people: readonly Person[];
    readonly rooms: readonly Room[];
  };
}

export interface Outcome {
  readonly ok: boolean;
  /** What the platform would show when the app failed: "Unable to reach app", "operation_timeout", … */
  readonly problem?: string;
}

/** One message as this person sees it. */
export interface ScreenMessage {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly at: string;
  readonly text: string;
  readonly edited: boolean;
  /** Only this person sees it (ephemeral or targeted). */
  readonly onlyYou: boolean;
  /** Slack blocks, as posted by the bot. */
  readonly blocks?: readonly unknown[];
  /** Adaptive Cards, as posted by the bot. */
  readonly cards?: readonly unknown[];
  readonly replies: readonly ScreenMessage[];
}

export interface ScreenRoom extends Room {
  readonly messages: readonly ScreenMessage[];
}

export interface SlackScreen {
  readonly rooms: readonly ScreenRoom[];
  /** Open modals, bottom first; the last one is on top. `errors` by block id after a refused submission. */
  readonly modals: readonly {
    readonly id: string;
    readonly view: unknown;
    readonly errors: Readonly<Record<string, string>>;
  }[];
  /** What the bot published last for this person's Home tab. */
  readonly home?: { readonly id: string; readonly view: unknown };
}

export interface TeamsScreen {
  readonly rooms: readonly ScreenRoom[];
  readonly dialog?: { readonly title: string; readonly card?: unknown; readonly message?: string };
}

export interface SlackSay {
  readonly user: string;
  readonly room: string;
  readonly thread?: string;
  /** As typed; `@Full Name` of somebody in the workspace becomes a mention, as Slack's own client does. */
  readonly text: string;
}

export interface SlackPress {
  readonly user: string;
  /** Where the pressed element is: a message (room and message id) or the modal on top. */
  readonly room?: string;
  readonly message?: string;
  readonly viewId?: string;
  readonly blockId: string;
  readonly actionId: string;
  /** `state.values` of the same message or modal, in Slack's shape: block id → action id → { type, value | selected_… }. */
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface SlackSubmit {
  readonly user: string;
  readonly viewId: string;
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface SlackShortcut {
  readonly user: string;
  readonly shortcut: string;
  /** The message it was chosen on; without one it was in the menu of the message box. */
  readonly room?: string;
  readonly message?: string;
}

export interface SlackSuggest {
  readonly user: string;
  /** The modal on top, or a message. */
  readonly viewId?: string;
  readonly room?: string;
  readonly message?: string;
  readonly blockId: string;
  readonly typed: string;
}

export interface TeamsSay {
  readonly user: string;
  readonly room: string;
  readonly thread?: string;
  readonly text: string;
}

export interface TeamsPress {
  readonly user: string;
  readonly room: string;
  readonly message: string;
  /** The action's own JSON as it stands in the card (type, verb, data). */
  readonly action: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface TeamsDialogSubmit {
  readonly user: string;
  readonly action: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface TeamsExtend {
  readonly user: string;
  readonly room: string;
  readonly command: string;
  /** The message it was chosen on; without one it was at the compose box. */
  readonly message?: string | undefined;
}

export interface TeamsSearch {
  readonly user: string;
  readonly dataset: string;
  readonly typed: string;
}

/** An entry of a choice that asks the bot for its entries. */
export interface FoundChoice {
  readonly title: string;
  readonly value: string;
}
