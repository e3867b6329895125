import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import Holidays from 'date-holidays';

const OUTPUT = new URL('../src/domain/bank-holidays.json', import.meta.url);
const FIRST_YEAR = 2019;
const LAST_YEAR = 2032;

/** The last year for which the government has published the dates (gov.uk/bank-holidays). Raise it when a year is added there. */
const PUBLISHED_TO = 2028;

/**
 * The text of `src/domain/bank-holidays.json`: England's bank holidays that fall on a weekday, with those of the years
 * the government has not published yet marked as provisional. Saturdays and Sundays are left out, as on GOV.UK: only
 * the substitute day is a bank holiday.
 */
export function bankHolidaysJson(): string {
  const england = new Holidays('GB', 'ENG');
  const holidays: { date: string; name: string; provisional?: true }[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const holiday of england.getHolidays(year, 'en')) {
      const date = holiday.date.slice(0, 10);
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      if (holiday.type !== 'public' || weekday === 0 || weekday === 6) continue;
      holidays.push({ date, name: holiday.name, ...(year > PUBLISHED_TO ? { provisional: true } : {}) });
    }
  }
  const content = {
    about:
      "England's bank holidays, made by scripts/bank-holidays.ts from the package date-holidays (data CC BY 3.0)",
    from: `${FIRST_YEAR}-01-01`,
    to: `${LAST_YEAR}-12-31`,
    publishedTo: `${PUBLISHED_TO}-12-31`,
    holidays,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

async function main(check: boolean): Promise<number> {
  const text = bankHolidaysJson();
  if (!check) {
    await writeFile(OUTPUT, text);
    return 0;
  }
  if ((await readFile(OUTPUT, 'utf8')) === text) return 0;
  console.error('src/domain/bank-holidays.json is out of date. Run: npx tsx scripts/bank-holidays.ts');
  return 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.includes('--check'));
}
