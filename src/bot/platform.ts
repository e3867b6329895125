import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import type { TakeInHand } from './held.ts';
import type { Platform, Route } from './interaction.ts';
import type { CardView, FormView, Handle } from './reply.ts';

/** Where a message goes. */
export type Address =
  /** Everybody in a conversation, in its thread when one is named. */
  | {
      readonly kind: 'conversation';
      readonly platform: Platform;
      readonly tenant: string;
      readonly conversation: string;
      readonly thread?: string;
    }
  /** One person, in their one-to-one chat with the bot. */
  | { readonly kind: 'direct'; readonly platform: Platform; readonly tenant: string; readonly user: string }
  /** One person inside a conversation: ephemeral on Slack, targeted on Teams. */
  | {
      readonly kind: 'only-you';
      readonly platform: Platform;
      readonly tenant: string;
      readonly conversation: string;
      readonly thread?: string;
      readonly user: string;
    }
  /** The bot's own page, as one person sees it (Slack App Home). Whatever is posted there takes the place of what was. */
  | { readonly kind: 'home'; readonly platform: Platform; readonly tenant: string; readonly user: string };

/** One message on its way out. The adapter tries exactly once: retrying is the outbox's business. */
export interface Outgoing {
  /** The outbox row's id. Slack carries it as message metadata, so that a lost answer can be looked up. */
  readonly id: string;
  readonly op: 'post' | 'update' | 'delete';
  readonly to: Address;
  /** What to show; absent for `delete`. */
  readonly view?: CardView;
  /** Who sees it in their own way, where the platform can show one message to people differently (Teams): the platform's own ids of
   * the people, those it concerns most first. What `view` holds is for everybody else. */
  readonly personal?: {
    readonly subject: string;
    readonly view: string;
    readonly viewers: readonly string[];
  };
  /** A form to show as a message, where no modal or dialog can be opened (a typed command). Instead of `view`. */
  readonly form?: FormView;
  /** Ids of the messages that already show this card, first part first: all of them for `update` and `delete`,
   * and for a `post` that stopped half way those already posted. */
  readonly messages: readonly string[];
  /** What the platform needs to reach the place, when the bot knows it. */
  readonly route?: Route;
  /**
   * Asked right before each request that people would see. Once it says no, nothing more may leave: somebody else may hold the
   * message by now. The result is then `TOO_LATE`, with what is there already.
   */
  readonly mayLeave?: () => boolean;
}

/** The reason of a `retry` that was decided here: the platform was not asked, and says nothing about itself. */
export const TOO_LATE = 'too-late';

export type SendResult =
  /** The platform answered with ids. A card too long for one message has several. */
  | {
      readonly outcome: 'sent';
      readonly messages: readonly string[];
      readonly conversation: string;
      readonly route?: Route;
    }
  /** Certainly not delivered (or only `messages`), and worth another try. */
  | {
      readonly outcome: 'retry';
      readonly reason: string;
      readonly afterMs?: number;
      readonly messages?: readonly string[];
    }
  /**
   * It may or may not have arrived. Never blindly repeated. For an update, `messages` says that what may have arrived is one more
   * part, behind those that are there; without it, the same change can be made again.
   */
  | { readonly outcome: 'unknown'; readonly reason: string; readonly messages?: readonly string[] }
  /** The message or the conversation no longer exists, or the person blocked or never installed the bot. */
  | { readonly outcome: 'gone'; readonly reason: string }
  /** The platform refuses this message for good. */
  | { readonly outcome: 'rejected'; readonly reason: string };

/** A post whose answer was lost, to be looked for where it would be. */
export interface Lost {
  /** The outbox row's id, as it was sent. */
  readonly id: string;
  readonly to: Address;
  /** Not before this instant. */
  readonly since: Date;
  readonly route?: Route;
  /** For parts that an update added: those that are there without them. What is found stands behind these. */
  readonly behind?: readonly string[];
}

export type Looked =
  /** It is there, with the ids of its parts, the first one first. */
  | {
      readonly outcome: 'found';
      readonly messages: readonly string[];
      readonly conversation: string;
      readonly route?: Route;
    }
  /** Everything since then was read, and it is not there. */
  | { readonly outcome: 'absent' }
  /** It cannot be told, now or at all. */
  | { readonly outcome: 'unclear'; readonly reason: string };

/** What the bot may ask of a platform. */
export interface PlatformPort {
  readonly platform: Platform;
  /** One message in a room can look different to different people (`Outgoing.personal`). */
  readonly personalViews?: true;
  send(outgoing: Outgoing): Promise<SendResult>;
  /** Whether a post arrived after all, on platforms where that can be read. Never rejects. */
  findPosted?(lost: Lost): Promise<Looked>;
  /**
   * The e-mail the platform itself holds for this person. Bounded to about two seconds; undefined when it holds none that
   * proves anything. @throws PlatformUnavailable when the platform did not say.
   */
  emailOf(tenant: string, user: string, route?: Route): Promise<string | undefined>;
  /** The account with this e-mail, where the platform can tell (Slack can, Teams cannot). @throws PlatformUnavailable */
  userByEmail(tenant: string, email: string): Promise<string | undefined>;
}

/** The web server, for an adapter to add its endpoint to. */
export interface Web {
  readonly app: Express;
  /** Answers POST to this path, without the framework. What `receive` leaves unanswered stays so. */
  post(path: string, receive: RequestListener): void;
}

/** One chat platform, wired. */
export interface Adapter {
  readonly port: PlatformPort;
  /** Workspaces or tenants that messages may be sent to. */
  readonly tenants: readonly string[];
  /**
   * Adds this platform's endpoint to the web server (nothing in Socket Mode). With `take`, commands that the platform never sends again are
   * acknowledged once they are in hand, and answered when they are done.
   */
  mount(web: Web, handle: Handle, take?: TakeInHand): void;
  start(): Promise<void>;
  /** Resolves when whatever has arrived is answered, late answers included. */
  answered?(): Promise<void>;
  stop(): Promise<void>;
}
