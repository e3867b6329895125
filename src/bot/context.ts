import type { Transaction } from '../../storage/store.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { may, NotAllowed, type AccessVerb, type Relation } from './access.ts';
import type { Place } from './interaction.ts';
import type { CardView, Reply } from './reply.ts';

/** What a command, press or form handler has in hand. Lives for one transaction and has no effect outside it. */
export interface Context {
  readonly tx: Transaction;
  readonly member: Member;
  /** Where it happened; absent when the platform does not say. */
  readonly place?: Place;
  readonly directory: Directory;
  /** The partnership file: stages, routes, cadences, words. */
  readonly partnership: Partnership;
  readonly now: Date;
  /** Where the bot is reached from outside, for links; absent where nobody has said so. */
  readonly address?: string;
  /** ISO date in London. */
  readonly today: string;
  /** Writes the audit entry of a change. A delivery that changed something is never run a second time. */
  did(verb: AccessVerb, subject: string): Promise<void>;
  /** What can be typed, as a card. */
  help(): CardView;
  /** Shows a form to this person, filled in as far as it got. */
  openForm(
    form: string,
    filled?: { readonly values?: Readonly<Record<string, string>>; readonly subject?: string },
  ): Promise<Reply>;
}

/** @throws NotAllowed with this message unless the access table says yes. */
export function requireAccess(
  context: Context,
  verb: AccessVerb,
  relations: ReadonlySet<Relation>,
  message: string,
): void {
  if (!may(context.member, verb, relations)) throw new NotAllowed(message);
}
