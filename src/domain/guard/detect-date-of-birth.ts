import { among, setOf, type Scene } from './context.ts';
import { dateAt, fullYear, monthOf, numberAt, type WrittenDate } from './dates.ts';
import type { Hit } from './finding.ts';
import { isBreak, type Token } from './token.ts';

const LABELS = setOf('dob dobs born birthday bday birthdate b');
/** Words that say that a date is something else's: a paper's, a meeting's, a deadline's. */
const OTHER = setOf(`
  due by dated published reviewed review updated version since signed meeting deadline until till from report policy guidance
  act approved issued agreed minutes live launched launch inspection inspected audit covers period effective ratified adopted between
  letter ofsted email memo notice ilacs jtai hmiprobation cqc visit
  as of snapshot starting ends ended last next date`);
/** A full date this far back is somebody's birthday, unless the words around it say otherwise. */
const YEARS_BACK = 3;

/** Dates of birth: what a label says is one, a full date some years back, and birthdays. */
export function detectDateOfBirth({ tokens, surroundings }: Scene): Hit[] {
  const thisYear = Number(surroundings.today.slice(0, 4));
  const hits: Hit[] = [];
  const add = (first: number, last: number): void => {
    const [one, other] = [tokens[first], tokens[last]];
    if (one && other)
      hits.push({
        kind: 'date-of-birth',
        severity: 'refuse',
        start: one.start,
        end: other.end,
        put: '[date of birth removed]',
      });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const label = labelAt(tokens, at);
    if (label !== undefined) {
      const said = saidAfter(tokens, label.after, thisYear, label.weak);
      if (said) {
        add(said.first, said.last);
        at = said.last;
        continue;
      }
    }
    const birthday = birthdayAt(tokens, at, thisYear);
    if (birthday) {
      add(birthday.first, birthday.last);
      at = birthday.last;
      continue;
    }
    const date = dateAt(tokens, at, thisYear);
    if (!date) continue;
    if (isLongAgo(date, surroundings.today) && !isSomethingElse(tokens, date)) add(date.first, date.last);
    at = date.last;
  }
  return hits;
}

interface Label {
  readonly after: number;
  /** One letter only: it takes a written-out date behind it. */
  readonly weak: boolean;
}

/** "dob", "d.o.b.", "date of birth", "born on", "birthday is", "b." */
function labelAt(tokens: readonly Token[], at: number): Label | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const [second, third] = [tokens[at + 1]?.low, tokens[at + 2]?.low];
  if (token.low === 'd' && second === 'o' && third === 'b') return { after: at + 3, weak: false };
  if (token.low === 'date' && second === 'of' && third === 'birth') return { after: at + 3, weak: false };
  if (!LABELS.has(token.low)) return undefined;
  if (token.low === 'b')
    return /^[.:]/.test(tokens[at + 1]?.gap ?? '') ? { after: at + 1, weak: true } : undefined;
  return { after: at + 1, weak: false };
}

const BETWEEN = setOf(
  'on is was the in being given as of for him her them yp child mum dad approx about abt yesterday today tonight morning last night at',
);

function saidAfter(
  tokens: readonly Token[],
  after: number,
  thisYear: number,
  weak: boolean,
): WrittenDate | undefined {
  for (let at = after; at < tokens.length && at < after + 4; at += 1) {
    const date = dateAt(tokens, at, thisYear) ?? (weak ? undefined : partial(tokens, at, thisYear));
    if (date) return weak && date.year === undefined ? undefined : date;
    if (!BETWEEN.has(tokens[at]?.low ?? '')) return undefined;
  }
  return undefined;
}

/** After a label "14/3", "March 2012", "2012" and "fourteen three twelve" are enough. */
function partial(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const month = monthOf(tokens[at]?.low ?? '');
  const next = tokens[at + 1];
  if (month > 0) {
    const year = next?.digits ? fullYear(next.digits, thisYear) : undefined;
    return year === undefined ? undefined : { day: 1, month, year, first: at, last: at + 1 };
  }
  const [day, afterDay] = numberAt(tokens, at);
  const [second, afterMonth] = day === undefined ? [undefined, at] : numberAt(tokens, afterDay);
  if (day !== undefined && second !== undefined && second <= 12 && day <= 31) {
    const [third, afterYear] = numberAt(tokens, afterMonth);
    return { day, month: second, first: at, last: (third === undefined ? afterMonth : afterYear) - 1 };
  }
  const year = tokens[at]?.digits ?? '';
  return /^(?:19|20)\d\d$/.test(year)
    ? { day: 1, month: 1, year: Number(year), first: at, last: at }
    : undefined;
}

const BIRTHDAY = setOf('birthday bday');
const TURNS = setOf('turns turned turning becomes');

/** "her 15th birthday is on 12 Dec", "he turns 16 on 3 December", "was 13 on 2 November". */
function birthdayAt(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const low = tokens[at]?.low ?? '';
  if (!BIRTHDAY.has(low) && !TURNS.has(low) && low !== 'was' && low !== 'be') return undefined;
  const [age, afterAge] = numberAt(tokens, at + 1);
  if (!BIRTHDAY.has(low) && (age === undefined || age > 19 || tokens[afterAge]?.low !== 'on'))
    return undefined;
  const from = BIRTHDAY.has(low) ? at + 1 : afterAge + 1;
  for (let index = from; index < from + 3; index += 1) {
    const date = dateAt(tokens, index, thisYear);
    if (date) return date;
  }
  return undefined;
}

function isLongAgo({ day, month, year, loose, first, last }: WrittenDate, today: string): boolean {
  if (year === undefined || loose) return false;
  // "years 9/10/11", "7/8/09": one after the other they are year groups.
  if (last - first === 2 && month === day + 1 && year % 100 === month + 1) return false;
  const years = Number(today.slice(0, 4)) - year;
  return years >= YEARS_BACK && years < 110;
}

const UNTIL = setOf('to until till');
const PAPERS = setOf('version review minutes meeting report policy edition');

function isSomethingElse(tokens: readonly Token[], { first, last }: WrittenDate): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 4); at -= 1) {
    if (isBreak(tokens[at + 1]?.gap ?? '')) break;
    if (OTHER.has(tokens[at]?.low ?? '')) return true;
    if (LABELS.has(tokens[at]?.low ?? '')) return false;
  }
  const [one, two] = [tokens[last + 1], tokens[last + 2]];
  if (UNTIL.has(one?.low ?? '')) return two !== undefined && (two.digits !== '' || monthOf(two.low) > 0);
  return among(tokens, last + 1, last + 3, PAPERS);
}
