import type { MeetingRule } from '../../partnership/meeting-schema.ts';
import type { Period } from '../period.ts';
import { addWorkingDays, CalendarError, type HolidayCalendar } from '../working-days.ts';
import { dayOfMonth, daysBetween, monthsOf, plusDays, weekdayName } from './dates.ts';

/**
 * The days that one rule of the partnership file makes within a period, oldest first. Holidays are not looked at here,
 * except that working days are counted around them.
 *
 * @param others the dates of another group's meetings, for a rule that follows them
 * @throws CalendarError for a rule nobody knows, and for working days beyond the years whose bank holidays are known
 */
export function ruleDays(
  rule: MeetingRule,
  period: Period,
  holidays: HolidayCalendar,
  others: (group: string, period: Period) => readonly string[],
): string[] {
  const wide = widened(period, rule);
  const base = rule.with === undefined ? ownDays(rule, wide) : others(rule.with, wide);
  return (
    base
      // So many working days are at least as many days: what cannot land in the period is not counted at all.
      .filter((day) => (rule.workingDays ?? 0) <= 0 || plusDays(day, rule.workingDays ?? 0) <= period.to)
      .map((day) => offset(day, rule, holidays))
      .filter((day) => period.from <= day && day <= period.to)
  );
}

function ownDays(rule: MeetingRule, period: Period): string[] {
  const on = rule.on ?? '';
  if (rule.every !== undefined) return weeklyDays(rule, period);
  return monthsOf(period.from, period.to)
    .filter((month) => rule.months?.includes(Number(month.slice(5))) ?? true)
    .map((month) => {
      const day = dayOfMonth(month, on);
      if (day === undefined)
        throw new CalendarError(
          `“${on}” is not a rule for days. Write it like “second Tuesday” or “last Thursday”.`,
        );
      return day;
    })
    .filter((day) => rule.from === undefined || day >= rule.from);
}

/** Counted from the first one, in whole weeks, so that a holiday between leaves the rhythm as it was. */
function weeklyDays(rule: MeetingRule, period: Period): string[] {
  const step = rule.every === 'fortnight' ? 14 : 7;
  let day = rule.from ?? period.from;
  if (weekdayName(day) !== rule.on)
    throw new CalendarError(`${day} is a ${weekdayName(day)}, and the rule says ${rule.on ?? 'nothing'}.`);
  if (day < period.from) day = plusDays(day, Math.ceil(daysBetween(day, period.from) / step) * step);
  const days: string[] = [];
  for (; day <= period.to; day = plusDays(day, step)) {
    if (rule.months?.includes(Number(day.slice(5, 7))) ?? true) days.push(day);
  }
  return days;
}

function offset(day: string, rule: MeetingRule, holidays: HolidayCalendar): string {
  if (rule.days !== undefined) return plusDays(day, rule.days);
  return rule.workingDays === undefined ? day : addWorkingDays(day, rule.workingDays, holidays);
}

/** Days outside the period that an offset brings into it lie before it when counted on, after it when counted back. */
function widened({ from, to }: Period, rule: MeetingRule): Period {
  const offset = rule.days ?? rule.workingDays ?? 0;
  // Twice a count of working days, and a fortnight for holidays, is more than they can ever span.
  const reach = rule.workingDays === undefined ? Math.abs(offset) : Math.abs(offset) * 2 + 14;
  return offset < 0 ? { from, to: plusDays(to, reach) } : { from: plusDays(from, -reach), to };
}
