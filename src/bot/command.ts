import type { AccessVerb } from './access.ts';
import type { Context } from './context.ts';
import type { Draft } from './drafts.ts';
import type { VerbDefinition } from './grammar/types.ts';
import type { FileKind } from './files.ts';
import type { FormInput, PressInteraction } from './interaction.ts';
import type { Choice, FormView, Reply } from './reply.ts';
import type { Listening } from './listeners.ts';
import type { StillRule } from './still.ts';
import type { RecordView } from './views.ts';

/** Parsed values of a command, by argument name. */
export type Values = Readonly<Record<string, string>>;

/** What one verb of a command does. */
export interface CommandVerb extends VerbDefinition {
  /** What the member must be allowed in principle; relations to a record are checked by the handler. */
  readonly access: AccessVerb;
  /** The form to open when something required was not said. */
  readonly form?: string;
  /** `case` when its texts are about what happened to children: then the guard refuses any name. */
  readonly about?: 'case' | 'work';
  /** Typed in a room that is not for it, it goes on one to one with the person, and is not refused. */
  readonly privately?: true;
  /** Runs with everything required there and nothing wrong. */
  run(context: Context, values: Values): Promise<Reply>;
}

/** A button that cards carry. */
export interface PressHandler {
  readonly access: AccessVerb;
  run(context: Context, press: PressInteraction): Promise<Reply>;
}

/** Something the chat client's own menus offer: on a message, or anywhere. */
export interface Shortcut {
  /** E.g. `action.from-message`. Part of both manifests: never change it. */
  readonly name: string;
  /** At most 24 characters, which is what Slack takes. */
  readonly title: string;
  readonly description: string;
  readonly on: 'message' | 'anywhere';
  readonly access: AccessVerb;
  /** `text` is the message it was chosen on, after the text guard; empty for one that works anywhere. */
  run(context: Context, text: string): Promise<Reply>;
}

/** A list too long to show: what fits what somebody typed so far, best first, only what this member may see. At most 100. */
export interface SearchHandler {
  readonly access: AccessVerb;
  find(context: Context, typed: string): Promise<readonly Choice[]>;
}

/** What is wrong with a form, by input id. Empty when nothing is. */
export type FormErrors = Readonly<Record<string, string>>;

/** A form: how it looks with what was filled in so far, and what sending it does. */
export interface FormHandler {
  readonly access: AccessVerb;
  /** Input ids that take free text, which the text guard reads first. */
  readonly texts: readonly string[];
  /** `case` when they are about what happened to children: then the guard refuses any name. */
  readonly about?: 'case' | 'work';
  /** For a form that needs several screens: the input ids on each, in order. What earlier screens held is kept in the draft. */
  readonly steps?: readonly (readonly string[])[];
  /** `step` is the screen to draw, from 0. */
  show(context: Context, draft: Draft, values: Values, errors: FormErrors, step?: number): Promise<FormView>;
  /** What is wrong with one screen: asked before the next one is shown, and of every screen before the form is sent off whole. */
  check?(context: Context, draft: Draft, inputs: FormInput, step: number): Promise<FormErrors>;
  /** The end, when what one screen says makes the others needless. Nothing that was typed is kept. */
  early?(context: Context, draft: Draft, inputs: FormInput, step: number): Promise<Reply | undefined>;
  /** Sent off whole: the inputs of all screens, several answers of an earlier one as `a,b`. Errors lead back to their screen. */
  submit(context: Context, draft: Draft, inputs: FormInput): Promise<Reply | { readonly errors: FormErrors }>;
}

/** One command, whole: what can be typed, the buttons and forms that belong to it, and how its records look. */
export interface Command {
  readonly name: string;
  /** Other words for it. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly defaultVerb: string;
  readonly verbs: readonly CommandVerb[];
  readonly presses?: Readonly<Record<string, PressHandler>>;
  readonly forms?: Readonly<Record<string, FormHandler>>;
  readonly views?: readonly RecordView[];
  /** What can be asked again of a message when it leaves. */
  readonly rules?: readonly StillRule[];
  /** Files that can be fetched by a link. */
  readonly files?: readonly FileKind[];
  readonly shortcuts?: readonly Shortcut[];
  /** Takes in what is written in a briefing's room without being addressed. */
  readonly listens?: Listening;
  /** By the name that cards give the list. */
  readonly searches?: Readonly<Record<string, SearchHandler>>;
}
