import type { StoreView } from '../../storage/store.ts';
import type { OutboxMessage } from './outbox.ts';
import type { Surroundings } from './surroundings.ts';

/** What happens to an open record by itself or by somebody who knows of it: what, who (member id) and when (ISO date). */
export interface NextStep {
  readonly what: string;
  readonly who: string;
  readonly when: string;
}

/** Why nothing will happen to a record. The code is stable: an alert is new when record and code are. */
export interface MissingStep {
  readonly reason:
    'owner-left' | 'owner-away' | 'no-chair' | 'seat-empty' | 'overdue' | 'not-closed' | 'not-told';
  /** In words, for the business unit. Never free text that somebody typed. */
  readonly says: string;
  /** What to press: give it to somebody else, or send this message again. The record can always be opened. */
  readonly press?: 'assign' | { readonly again: OutboxMessage };
}

/** What a kind of record may look at to say what comes next. */
export interface StepAround extends Pick<Surroundings, 'directory' | 'partnership' | 'calendar'> {
  /** ISO date in London. */
  readonly today: string;
  /** Cards that reached nobody, by the subject of their record. */
  readonly lost: ReadonlyMap<string, readonly OutboxMessage[]>;
}

/** A kind of record that can be open, and how to tell what comes next. Kinds join the list in `step-kinds.ts`. */
export interface StepKind<R> {
  readonly name: string;
  open(view: StoreView): Promise<readonly R[]>;
  describe(record: R, around: StepAround): RecordOnStep;
  /** The next step, or every reason why there is none. */
  nextStep(record: R, around: StepAround): NextStep | readonly MissingStep[];
}

interface RecordOnStep {
  /** `action:ACT-2611-K4TR`. */
  readonly subject: string;
  readonly rev: number;
  /** What somebody typed. */
  readonly title: string;
  /** Reference, owner and date. */
  readonly line: string;
}

/** An open record to which nothing will happen. */
export interface Gap extends RecordOnStep {
  readonly missing: readonly MissingStep[];
}

/** The same without its type of record, to stand in one list. */
export interface AnyStepKind {
  readonly name: string;
  gaps(view: StoreView, around: StepAround): Promise<readonly Gap[]>;
}

export function stepKind<R>(kind: StepKind<R>): AnyStepKind {
  return {
    name: kind.name,
    async gaps(view, around) {
      return (await kind.open(view)).flatMap((record): Gap[] => {
        const next = kind.nextStep(record, around);
        return 'what' in next ? [] : [{ ...kind.describe(record, around), missing: next }];
      });
    },
  };
}

/** Every open record without a future step, in order of its subject. */
export async function findGaps(
  view: StoreView,
  around: Omit<StepAround, 'lost'>,
  kinds: readonly AnyStepKind[],
): Promise<readonly Gap[]> {
  const lost = await lostCards(view);
  const gaps: Gap[] = [];
  for (const kind of kinds) gaps.push(...(await kind.gaps(view, { ...around, lost })));
  return gaps.sort((one, other) => (one.subject < other.subject ? -1 : 1));
}

/** Names one reason about one record, to tell what is new from what was told before. */
export function gapKeys(gap: Gap): readonly string[] {
  return gap.missing.map(({ reason }) => `${gap.subject}|${reason}`);
}

async function lostCards(view: StoreView): Promise<ReadonlyMap<string, readonly OutboxMessage[]>> {
  const lost = new Map<string, OutboxMessage[]>();
  for (const message of await view.find('outbox', 'state', 'dead')) {
    if (message.op !== 'post' || message.content?.kind !== 'record') continue;
    const { subject } = message.content;
    lost.set(subject, [...(lost.get(subject) ?? []), message]);
  }
  return lost;
}
