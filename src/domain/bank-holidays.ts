import bankHolidays from './bank-holidays.json' with { type: 'json' };

/** How certain a bank holiday is: published by the government, computed beyond what is published, or entered by the business unit. */
export type HolidayStanding = 'published' | 'provisional' | 'one-off';

export interface BankHoliday {
  /** ISO date. */
  readonly date: string;
  readonly name: string;
  readonly standing: HolidayStanding;
}

interface OneOff {
  readonly id: string;
  readonly name: string;
}

/** Every known bank holiday in England, the one-off ones included, by date. */
export function bankHolidaysWith(oneOff: readonly OneOff[]): readonly BankHoliday[] {
  const listed = bankHolidays.holidays.map(({ date, name, ...rest }): BankHoliday => {
    return { date, name, standing: 'provisional' in rest ? 'provisional' : 'published' };
  });
  const entered = oneOff.map(({ id, name }): BankHoliday => ({ date: id, name, standing: 'one-off' }));
  return [...listed, ...entered].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The last day for which the government has published the bank holidays, an ISO date. */
export const PUBLISHED_TO = bankHolidays.publishedTo;

/**
 * A line for operators when the published list ends within twelve months, or has ended. Until it is renewed, dates beyond
 * it are computed, and every deadline that reaches there says that it is provisional.
 */
export function publishedListWarning(today: string, publishedTo = PUBLISHED_TO): string | undefined {
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (publishedTo >= inAYear) return undefined;
  const verb = publishedTo < today ? 'ended' : 'ends';
  return `The published bank holidays ${verb} with ${publishedTo}. Look at gov.uk/bank-holidays for the next year, raise PUBLISHED_TO in scripts/bank-holidays.ts and run "npm run generate".`;
}
