import type { Line } from './line.ts';
import type { DateContext } from './read-date.ts';
import type { ArgumentDefinition, GrammarContext, Problem, VerbDefinition } from './types.ts';

/** What a clause turned out to say, and which words said it. */
export interface Clause {
  readonly from: number;
  /** The place after its last word. */
  readonly to: number;
  /** What it means; absent when it cannot be used, and then `problem` says why. */
  readonly value?: string;
  readonly shown?: string;
  readonly problem?: Pick<Problem, 'said' | 'message'>;
}

/** One argument of the verb that is being read. */
export type Argument = readonly [name: string, definition: ArgumentDefinition];

/** Everything known while one line is read. The steps in `read-arguments.ts` fill it in, each taking the words it understood. */
export class Reading {
  readonly line: Line;
  readonly context: GrammarContext;
  readonly dates: DateContext;
  readonly arguments: readonly Argument[];
  readonly problems: Problem[] = [];
  readonly #given = new Map<string, { readonly value: string; readonly shown: string }>();
  readonly #settled = new Set<string>();

  constructor(line: Line, verb: VerbDefinition, context: GrammarContext, today: string) {
    this.line = line;
    this.context = context;
    this.arguments = Object.entries(verb.arguments);
    this.dates = { today, ...(context.addWorkingDays ? { addWorkingDays: context.addWorkingDays } : {}) };
  }

  /** Arguments of this kind that nothing has been said for yet. */
  open(kind: ArgumentDefinition['kind']): readonly Argument[] {
    return this.arguments.filter(
      ([name, definition]) => definition.kind === kind && !this.#settled.has(name),
    );
  }

  isOpen(name: string): boolean {
    return !this.#settled.has(name);
  }

  get main(): string | undefined {
    return this.arguments.find(
      ([, definition]) => definition.kind === 'text' && definition.main === true,
    )?.[0];
  }

  accept(name: string, clause: Clause): void {
    this.line.take(clause.from, clause.to, name);
    this.#settled.add(name);
    if (clause.value !== undefined)
      this.#given.set(name, { value: clause.value, shown: clause.shown ?? clause.value });
    if (clause.problem) this.problems.push({ argument: name, ...clause.problem });
  }

  /** Values, what was understood in words, and what is missing, in the order of the definitions. */
  result() {
    const given = this.arguments.flatMap(([name, { label }]) => {
      const found = this.#given.get(name);
      return found ? [{ name, label, ...found }] : [];
    });
    return {
      values: Object.fromEntries(given.map(({ name, value }) => [name, value])),
      understood: given.map(({ name, label, shown }) => ({ argument: name, label, shown })),
      problems: this.problems,
      missing: this.arguments
        .filter(([name, definition]) => definition.required === true && !this.#settled.has(name))
        .map(([name]) => name),
    };
  }

  /** The words from one place to another as they were typed, for showing back. */
  said(from: number, to: number): string {
    return this.line.tokens
      .slice(from, to)
      .map((token, index) => (token.spaced && index > 0 ? ` ${token.raw}` : token.raw))
      .join('')
      .replace(/[,;:.!?]+$/, '');
  }
}
