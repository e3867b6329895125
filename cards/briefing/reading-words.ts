import { sayWhen } from '../../src/bot/text.ts';
import type { Closure, Reading } from '../../src/domain/briefing/reading.ts';
import { ACTION_KINDS, labelOf, STRATEGY_STATES } from '../../src/domain/briefing/words.ts';
import { sayDue } from './words.ts';

/** What an update says about an earlier item: `DIB-261123-01: back today at 08:40, strategy meeting requested by 12:00`. */
export function sayClosure(closure: Closure, now: Date): string {
  const { returned, returnedAt, strategy, actions, dslTold } = closure;
  const parts = [
    returned ? `back${returnedAt ? ` ${sayWhen(returnedAt.value, now)}` : ''}` : undefined,
    strategy
      ? `strategy meeting ${labelOf(STRATEGY_STATES, strategy.state.value).toLowerCase()}${strategy.at ? ` ${sayDue(strategy.at.value, now)}` : ''}`
      : undefined,
    ...actions.map(
      ({ kind, due }) =>
        `${labelOf(ACTION_KINDS, kind.value).toLowerCase()}${due ? ` ${sayDue(due.value, now)}` : ''}`,
    ),
    dslTold ? (dslTold.value ? 'the DSL knows' : 'the DSL does not know yet') : undefined,
  ].filter((part) => part !== undefined);
  const which = closure.item ?? 'An earlier item';
  return `${which}: ${parts.length === 0 ? 'something new' : parts.join(', ')}`;
}

/** Numbers an update reports beside its items. */
export function sayCounts({ talks, flags }: Reading): string[] {
  const lines: string[] = [];
  if (talks) {
    const { done, declined, pending } = talks;
    const parts = [
      done ? `${done.value} done` : undefined,
      declined ? `${declined.value} declined` : undefined,
      pending ? `${pending.value} to do` : undefined,
    ].filter((part) => part !== undefined);
    lines.push(`Return home conversations: ${parts.join(', ')}`);
  }
  if (flags) {
    const parts = [
      flags.on ? `${flags.on.value} put on` : undefined,
      flags.removed ? `${flags.removed.value} taken off` : undefined,
      flags.left === undefined ? undefined : `${flags.left} left`,
    ].filter((part) => part !== undefined);
    lines.push(`Hospital flags: ${parts.join(', ')}`);
  }
  return lines;
}
