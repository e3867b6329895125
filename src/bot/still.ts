import { BotError } from './errors.ts';
import { readSubject, type OutboxMessage } from './outbox.ts';
import type { Drawing } from './views.ts';

/**
 * What still has to be true when a message leaves. It may have waited for a day, and nobody wants to be chased for what was
 * done yesterday. `rev`: the record has not changed since. `rule`: a rule a command declares, asked by its name.
 */
export type Still = NonNullable<OutboxMessage['still']>;

/** Says of a record whether a message about it is still wanted. */
export interface StillRule {
  /** Stored with waiting messages: never change it. E.g. `action.open`. */
  readonly name: string;
  holds(id: string, drawing: Drawing): Promise<boolean>;
}

/**
 * Is this message still wanted? One whose record is gone is not.
 * @throws BotError 'unknown-rule' when nobody declares the rule: the message waits until somebody does, and shows in the health report.
 */
export async function isStillWanted(
  still: Still,
  rules: ReadonlyMap<string, StillRule>,
  drawing: Drawing,
): Promise<boolean> {
  const subject = readSubject(still.subject);
  const record = subject && (await drawing.store.get(subject.collection, subject.id));
  if (!subject || !record) return false;
  if (still.rev !== undefined && !('rev' in record && record.rev === still.rev)) return false;
  if (still.rule === undefined) return true;
  const rule = rules.get(still.rule);
  if (!rule)
    throw new BotError(
      'unknown-rule',
      `No command knows the rule “${still.rule}” that this message waits for.`,
    );
  return rule.holds(subject.id, drawing);
}
