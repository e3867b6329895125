import type { Closure, Draft, Question, QuestionKind } from '../reading.ts';
import { RISKS } from '../words.ts';
import { londonDate, londonTime, sayDate } from '../../working-days.ts';

/** A question before it has its number. */
export interface Ask {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly choices: Question['choices'];
  readonly needed: boolean;
}

/** A draft with what is still to be asked about it. */
export interface Told {
  draft: Draft;
  readonly asks: Ask[];
}

export interface ToldClosure {
  readonly closure: Closure;
  readonly asks: Ask[];
}

export function ask(kind: QuestionKind, text: string, choices: Question['choices'], needed = false): Ask {
  return { kind, text, choices, needed };
}

export function askType(
  text: string,
  ...choices: readonly (readonly [Draft['type']['value'] | 'drop', string])[]
): Ask {
  return ask(
    'type',
    text,
    choices.map(([value, label]) => ({ value, label })),
    true,
  );
}

export function askRisk(): Ask {
  return ask('risk', 'Which risk?', [
    ...RISKS.map(({ value, label }) => ({ value, label })),
    { value: 'skip', label: 'Not said' },
  ]);
}

/** Instants as choices; the value of a choice is the instant itself. */
export function askSince(instants: readonly Date[]): Ask {
  const choices = instants.slice(0, 3).map((at) => ({
    value: at.toISOString(),
    label: `${sayDate(londonDate(at), 'short')}, ${londonTime(at)}`,
  }));
  return ask('since', 'Missing since when?', [...choices, { value: 'skip', label: 'Not known' }]);
}
