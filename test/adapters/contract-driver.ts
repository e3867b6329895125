import type { FormInput, Interaction, Platform, Route } from '../../src/bot/interaction.ts';
import type { Address, PlatformPort } from '../../src/bot/platform.ts';
import type { CardView, FormView, Reply } from '../../src/bot/reply.ts';
import type { ActionData } from '../../src/bot/wire.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** One request that reached the platform's own service. */
export interface Call {
  readonly op: 'post' | 'update' | 'delete';
  /** What notifications say. */
  readonly notification: string;
  readonly thread: string | undefined;
  /** Only this person sees it. */
  readonly onlyFor: string | undefined;
  readonly message: string | undefined;
  /** Everything that was sent. */
  readonly raw: unknown;
}

export type Trouble = 'gone' | 'wait' | 'lost' | 'refused';

/** What the contract needs of one platform: people's deeds as that platform sends them, and its service as it answers. */
export interface Driver {
  readonly platform: Platform;
  readonly tenant: string;
  readonly user: string;
  readonly port: () => PlatformPort;
  readonly heard: Interaction[];
  answer: (interaction: Interaction) => Promise<Reply>;
  command(line: string): Promise<Answered>;
  mention(line: string, thread?: string): Promise<Answered>;
  direct(line: string): Promise<Answered>;
  say(text: string): Promise<Answered>;
  edit(text: string): Promise<Answered>;
  botSays(text: string): Promise<Answered>;
  press(data: ActionData, inputs?: FormInput): Promise<Answered>;
  /** Presses something that is on none of the bot's cards. */
  pressForged(): Promise<Answered>;
  /** Sends off the form `action.assign` of draft `draft-1` with these answers. */
  submit(inputs: FormInput): Promise<Answered>;
  /** Chooses the entry `action.from-message` from the menu of a message with these words; without any, from the menu of the message box. */
  shortcut(on?: string): Promise<Answered>;
  /** Types in a menu of the list `members` whose entries are asked for. */
  search(typed: string): Promise<Answered>;
  /** The app is taken out of the workspace, or out of this person's own apps. */
  uninstall(): Promise<Answered>;
  /** The last delivery once more. */
  repeat(): Promise<Answered>;
  /** A command whose signature or token is not the platform's. */
  unverified(): Promise<Answered>;
  /** A command from a workspace or tenant that is not served. */
  stranger(): Promise<Answered>;
  /** Makes the service say that this person is a guest. */
  guest(): void;
  readonly places: Readonly<Record<'room' | 'thread' | 'direct' | 'onlyYou' | 'elsewhere', Address>>;
  /** How the person spoke to whom `onlyYou` is an answer, where that matters. */
  readonly spokeBy?: Route;
  /** From now on every request fails so; undefined: none does. */
  trouble(kind: Trouble | undefined): void;
  calls(): readonly Call[];
  forget(): void;
  close(): Promise<void>;
}

/** A card with one text. */
export function view(text: string, summary = 'Action ACT-2611-K4TR'): CardView {
  const body = [{ type: 'TextBlock' as const, text, wrap: true }];
  return { summary, card: { type: 'AdaptiveCard', version: '1.5', body } };
}

/** A form that was refused: what was typed, and what is wrong with it. */
export const form: FormView = {
  name: 'action.assign',
  token: 'draft-1',
  title: 'Assign an action',
  submit: 'Assign',
  summary: 'Assign an action',
  errors: { due: '31 February does not exist.' },
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'Input.Text', id: 'title', label: 'What', value: 'Send *the* minutes' },
      { type: 'Input.Date', id: 'due', label: 'By when' },
      { type: 'TextBlock', id: 'error-due', text: '31 February does not exist.', wrap: true },
    ],
  },
};

/** What a button of an action's card carries. */
export const DATA: ActionData = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 3 };
