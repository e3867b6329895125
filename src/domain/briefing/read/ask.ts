import type { Closure, Draft, Question, QuestionKind } from '../reading.ts';
import { RISKS } from '../words.ts';
import { londonDate, londonInstant, londonTime, sayDate } from '../../working-days.ts';
import type { Reader } from './reader.ts';
import { plus } from './when.ts';

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

/** The 72 hours count from the return, so each choice is the earliest that it can mean. */
export function askReturned(now: Date): Ask {
  const today = londonDate(now);
  const at = (date: string, time: string) => londonInstant(date, time);
  const choices = [
    { at: at(plus(today, -1), '18:00'), label: 'Yesterday, 18:00 to midnight' },
    { at: at(today, '00:00'), label: 'Today, midnight to 06:00' },
    { at: at(today, '06:00'), label: 'Today, after 06:00' },
  ];
  return ask('returned-at', 'When did they come back?', [
    ...choices
      .filter((each) => each.at <= now)
      .map((each) => ({ value: each.at.toISOString(), label: each.label })),
    { value: 'skip', label: 'Not known' },
  ]);
}

/** Who is to do it: the author's own agency, or one of those that come first. */
export function askOwner({ names, settings }: Reader, agency: string): Ask {
  const ids = [...new Set([agency, ...settings.expected.map((each) => each.agency)])].slice(0, 3);
  const choices = ids.map((id) => ({ value: id, label: (names.get(id) ?? id).slice(0, 75) }));
  return ask('owner', 'Who is to do it?', [...choices, { value: 'skip', label: 'Not settled' }]);
}
