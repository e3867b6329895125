import { daysBetween } from '../meeting/dates.ts';
import { londonDate, sayDate } from '../working-days.ts';
import { listed, missingParts } from './moves.ts';
import type { DutyOccurrence } from './record.ts';

export const COLOURS = ['red', 'amber', 'green', 'done', 'dropped'] as const;
export type Colour = (typeof COLOURS)[number];

export interface Coloured {
  readonly colour: Colour;
  /** Why it is so, in a line; a colour is never shown without it. */
  readonly why: string;
}

/** Within so many days of its date a duty is amber unless all is in hand, and red when nothing has been begun. */
const AMBER_DAYS = 30;
const RED_DAYS = 7;

/**
 * Red, amber or green, and the rule that made it so:
 * red when overdue, when a part was refused, or when nothing has been begun a week before;
 * amber within a month while anything is missing, and from its first day on while nobody is named for it; green otherwise.
 *
 * @param today ISO date in London @param nameOf a seat, agency or group as people say it
 */
export function colourOf(duty: DutyOccurrence, today: string, nameOf: (who: string) => string): Coloured {
  if (duty.dropped) return { colour: 'dropped', why: 'Not needed this time.' };
  if (duty.done)
    return {
      colour: 'done',
      why: `Done on ${sayDate(londonDate(new Date(duty.done.at)), 'short')}, with evidence.`,
    };
  const missing = missingParts(duty);
  const refused = missing.filter((part) => part.refused).map(({ who }) => nameOf(who));
  const left = daysBetween(today, duty.due);
  const lacks = [
    ...(missing.length > 0
      ? [`${sayParts(missing.length, duty.parts.length)} (${names(missing, nameOf)})`]
      : []),
    ...(duty.evidence.length === 0 ? ['its evidence is missing'] : []),
  ];
  if (left < 0) return { colour: 'red', why: `Overdue by ${days(-left)}${tail(lacks)}.` };
  if (refused.length > 0) return { colour: 'red', why: `${listed(refused)} said no.` };
  const inTime = `Due in ${days(left)}`.replace('in 0 days', 'today');
  if (lacks.length > 0 && left <= RED_DAYS && !begun(duty))
    return { colour: 'red', why: `${inTime}, and nothing has been begun.` };
  if (lacks.length > 0 && left <= AMBER_DAYS) return { colour: 'amber', why: `${inTime}${tail(lacks)}.` };
  if (duty.member === undefined && today >= duty.opens)
    return { colour: 'amber', why: `${inTime}, and nobody is named for it.` };
  return { colour: 'green', why: lacks.length === 0 ? `${inTime}; all is in.` : `${inTime}.` };
}

function begun(duty: DutyOccurrence): boolean {
  return duty.started !== undefined || duty.evidence.length > 0 || duty.parts.some(({ given }) => given);
}

function sayParts(missing: number, all: number): string {
  return missing === all ? `none of ${all} has given its part` : `${missing} of ${all} parts are missing`;
}

const MOST_NAMES = 4;

function names(parts: readonly { readonly who: string }[], nameOf: (who: string) => string): string {
  const shown = parts.slice(0, MOST_NAMES).map(({ who }) => nameOf(who));
  return parts.length > MOST_NAMES
    ? `${shown.join(', ')} and ${parts.length - MOST_NAMES} more`
    : listed(shown);
}

function tail(lacks: readonly string[]): string {
  return lacks.length === 0 ? '' : `, and ${listed(lacks)}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
