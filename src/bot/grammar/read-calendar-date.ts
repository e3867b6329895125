import { comingWeekday, daysIn, isoDate, MONTHS, WEEKDAYS, dateParts, weekdayOf } from './calendar.ts';
import type { DateReading } from './read-date.ts';
import { nearest } from './words.ts';

const TRY = 'Type a date like 12 Dec or 12/12/2026.';
const MONTH = '(?<month>[a-z]{3,12})\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = "(?:[ -]+'?(?<year>\\d{4}|\\d{2}))?";
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})[-/.](?<number>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})(?<mark>[/.-])(?<number>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/,
  /^(?<day>\d{1,2})\/(?<number>\d{1,2})$/,
  new RegExp(`^${DAY}(?: of)?[ -]*${MONTH}${YEAR}$`),
  new RegExp(`^${MONTH} (?:the )?${DAY}(?: (?<year>\\d{4}))?$`),
];
const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3).toLowerCase());
const LONG_MONTHS = MONTHS.map((name) => name.toLowerCase());

/** 1 to 12 for "december", "dec" or "sept"; undefined for anything else. */
export function monthNumber(word: string): number | undefined {
  const index = LONG_MONTHS.indexOf(word) >= 0 ? LONG_MONTHS.indexOf(word) : SHORT_MONTHS.indexOf(word);
  if (index >= 0) return index + 1;
  return word === 'sept' ? 9 : undefined;
}

/** 0 (Sunday) to 6 for "friday", "fri", "tues" or "thurs". */
export function weekdayNumber(word: string): number | undefined {
  const index = WEEKDAYS.findIndex((name) => {
    const lower = name.toLowerCase();
    return lower === word || (word.length >= 3 && word.length <= 5 && lower.startsWith(word));
  });
  return index < 0 ? undefined : index;
}

/** Days of the calendar: `12 dec`, `fri 4th december`, `12/12/2026`, `12.12.26`, `2026-12-12`, `the 12th`. */
export function readCalendarDate(said: string, today: string): DateReading | undefined {
  const [first = '', ...rest] = said.split(' ');
  const weekday = weekdayNumber(first.replace(/\.$/, ''));
  if (weekday === undefined || rest.length === 0) return readDay(said, today);
  const reading = readDay(rest.join(' ').replace(/^the /, ''), today);
  if (reading?.kind !== 'day' || weekdayOf(reading.iso) === weekday) return reading;
  const [year, month, day] = dateParts(reading.iso);
  const really = WEEKDAYS[weekdayOf(reading.iso)] ?? '';
  return impossible(
    `${day} ${MONTHS[month - 1] ?? ''} ${year} is a ${really}, not a ${WEEKDAYS[weekday] ?? ''}. ${TRY}`,
  );
}

function readDay(said: string, today: string): DateReading | undefined {
  for (const form of FORMS) {
    const found = form.exec(said)?.groups;
    if (!found) continue;
    const month = found.number === undefined ? monthNumber(found.month ?? '') : Number(found.number);
    if (month === undefined) return misspeltMonth(found.day ?? '', found.month ?? '');
    return dayOf(Number(found.day), month, found.year, today, said);
  }
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(said);
  return ordinal ? dayOfMonth(Number(ordinal[1]), today) : undefined;
}

function dayOf(
  day: number,
  month: number,
  typedYear: string | undefined,
  today: string,
  said: string,
): DateReading {
  if (month < 1 || month > 12) {
    const swapped = day <= 12 && day >= 1 ? ' Dates are read day first.' : '';
    return impossible(`${said} is not a date: there is no month ${month}.${swapped} ${TRY}`);
  }
  const [thisYear] = dateParts(today);
  const name = MONTHS[month - 1] ?? '';
  if (typedYear === undefined) {
    // Far enough to reach the next 29 February, also across a century that has no leap year.
    for (let year = thisYear; year <= thisYear + 8; year += 1) {
      const iso = isoDate(year, month, day);
      if (iso !== undefined && iso >= today) return { kind: 'day', iso };
    }
    return impossible(`${day} ${name} does not exist. ${TRY}`);
  }
  const year = typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear);
  const iso = isoDate(year, month, day);
  if (iso !== undefined) return { kind: 'day', iso };
  if (year < 1000) return impossible(`${said} is not a date. ${TRY}`);
  return impossible(
    `${day} ${name} ${year} does not exist: ${name} ${year} has ${daysIn(year, month)} days. ${TRY}`,
  );
}

/** "the 12th": the next 12th, today included. */
function dayOfMonth(day: number, today: string): DateReading {
  const [year, month] = dateParts(today);
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const iso = isoDate(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, day);
    if (iso !== undefined && iso >= today) return { kind: 'day', iso };
  }
  return impossible(`No month has a day ${day}. ${TRY}`);
}

function misspeltMonth(day: string, word: string): DateReading | undefined {
  const [meant] = word.length >= 4 ? nearest(word, LONG_MONTHS, 2) : [];
  if (meant === undefined) return undefined;
  const month = MONTHS[LONG_MONTHS.indexOf(meant)] ?? '';
  return impossible(`There is no month “${word}”. Did you mean ${Number(day)} ${month}?`);
}

function impossible(message: string): DateReading {
  return { kind: 'impossible', message };
}

/** That weekday, today or later. @param word a weekday's name, long or short */
export function weekdayFrom(word: string, today: string): string | undefined {
  const weekday = weekdayNumber(word);
  return weekday === undefined ? undefined : comingWeekday(today, weekday);
}
