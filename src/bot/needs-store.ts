import type { StoreView, Transaction } from '../../storage/store.ts';
import type { NeedsPerson, NeedsTally } from '../domain/needs/record.ts';
import { rankNeeds, surveyCounts, type Need } from '../domain/needs/ranked.ts';
import { openRound, roundOf, stepsDue, type NeedsRound } from '../domain/needs/round.ts';
import { addAnswer, tallyKeys, type Chosen } from '../domain/needs/tally.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { isAway } from './absences.ts';
import { may, type Relation } from './access.ts';
import { allFigures } from './briefing-figures.ts';
import { newId } from './ids.ts';
import { snoozesOn } from './snooze.ts';

interface Around {
  readonly partnership: Partnership;
  readonly directory: Directory;
  readonly calendar: HolidayCalendar;
}

/** The name under which somebody puts the question off. */
export function needsSubject(year: number): string {
  return `needs:${year}`;
}

export function personKey(year: number, member: string): string {
  return `${year}|${member}`;
}

/** In which role somebody is asked, or undefined when they are not. */
export function askedAs({ roles, left }: Member, { needs }: Partnership): Role | undefined {
  return left ? undefined : needs.asks.find((role) => roles.some((held) => held.role === role));
}

/** The round that runs, where the partnership file has questions. */
export function roundNow({ partnership, calendar }: Around, now: Date): NeedsRound | undefined {
  if (partnership.needs.questions.length === 0) return undefined;
  return openRound(londonDate(now), partnership.needs, calendar);
}

/**
 * Marks everybody who is prompted today: who was not asked yet, or is due a reminder and has not answered. Nobody who is away (they
 * are asked when they are back: it is theirs to answer), nobody who put it off. Returns the members.
 */
export async function noteNeeds(tx: Transaction, now: Date, around: Around): Promise<readonly string[]> {
  const round = roundNow(around, now);
  if (!round) return [];
  const { directory, partnership } = around;
  const today = londonDate(now);
  const due = stepsDue(round, today);
  const snoozes = await snoozesOn(tx, today);
  const subject = needsSubject(round.year);
  const prompted: string[] = [];
  for (const member of directory.members) {
    if (askedAs(member, partnership) === undefined || isAway(member, today)) continue;
    const id = personKey(round.year, member.id);
    const known = (await tx.get('needsPeople', id)) ?? fresh(round.year, member.id);
    if (known.answered || snoozes.isQuiet(member.id, subject)) continue;
    const missing = due - known.prompted.length;
    if (missing <= 0 && !snoozes.comesAgain(member.id, subject)) continue;
    // Several that waited are one prompt.
    const days = Array.from({ length: Math.max(0, missing) }, () => today);
    await tx.put('needsPeople', { ...known, prompted: [...known.prompted, ...days] });
    prompted.push(member.id);
  }
  return prompted;
}

function fresh(year: number, member: string): NeedsPerson {
  return { id: personKey(year, member), year, member, answered: false, prompted: [] };
}

/** One answer, into the counts; what was written stands by itself. Who it came from is kept only as "has answered". */
export async function keepAnswer(
  tx: Transaction,
  member: Member,
  { chosen, texts }: { readonly chosen: Chosen; readonly texts: Readonly<Record<string, string>> },
  round: NeedsRound,
  partnership: Partnership,
): Promise<void> {
  const { year } = round;
  const role = askedAs(member, partnership) ?? 'practitioner';
  for (const key of tallyKeys(year, member.agency, role)) {
    const known: NeedsTally = (await tx.get('needsTallies', key.id)) ?? { ...key, people: 0, chosen: {} };
    // What the only one of an agency or role chose would be theirs for good: of these it is counted how many answered, and no more.
    const questions = key.of === 'all' ? partnership.needs.questions : [];
    await tx.put('needsTallies', addAnswer(known, questions, chosen));
  }
  for (const [question, text] of Object.entries(texts))
    if (text !== '') await tx.insert('needsTexts', { id: newId(), year, question, text });
  const id = personKey(year, member.id);
  const person = (await tx.get('needsPeople', id)) ?? fresh(year, member.id);
  await tx.put('needsPeople', { ...person, answered: true });
}

/** What is known of a round: counts, and everything it is merged with. */
export interface NeedsResult {
  readonly round: NeedsRound;
  readonly asked: number;
  readonly all: NeedsTally | undefined;
  readonly tallies: readonly NeedsTally[];
  readonly texts: readonly string[];
  readonly ranked: readonly Need[];
}

/** The newest round that was asked, with the themes of the year before its last day. */
export async function needsResult(view: StoreView, now: Date, around: Around): Promise<NeedsResult> {
  const { partnership, calendar } = around;
  const today = londonDate(now);
  const years = (await view.all('needsPeople')).map(({ year }) => year);
  const year = Math.max(...years, ...(years.length === 0 ? [Number(today.slice(0, 4))] : []));
  const round = roundOf(year, partnership.needs, calendar);
  const tallies = await view.find('needsTallies', 'year', String(year));
  const all = tallies.find(({ of }) => of === 'all');
  const from = `${year - 1}${round.last.slice(4)}`;
  const within = (at: string): boolean => at.slice(0, 10) > from && at.slice(0, 10) <= round.last;
  return {
    round,
    tallies,
    all,
    asked: (await view.find('needsPeople', 'year', String(year))).length,
    // Read while it is open, each look would show what was written since the one before.
    texts:
      today <= round.last
        ? []
        : (await view.find('needsTexts', 'year', String(year))).map(({ text }) => text).sort(),
    ranked: rankNeeds(partnership.needs.themes, {
      survey: surveyCounts(partnership.needs.questions, all),
      findings: counted(
        (await view.all('reviews')).flatMap(({ findings }) =>
          findings.flatMap(({ theme, at }) => (theme !== undefined && within(at) ? [theme] : [])),
        ),
      ),
      escalations: counted(
        (await view.all('escalations')).flatMap(({ theme, openedAt }) => (within(openedAt) ? [theme] : [])),
      ),
      briefing: summed(
        (await allFigures(view)).filter(({ date }) => within(date)).map(({ themes }) => themes),
      ),
    }),
  };
}

function counted(keys: readonly string[]): Record<string, number> {
  return summed(keys.map((key) => ({ [key]: 1 })));
}

function summed(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const counts of all)
    for (const [key, count] of Object.entries(counts)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

/** Whoever chairs the group that uses it, the business unit and the partners see the result. */
export function maySeeNeeds(member: Member, { needs }: Partnership): boolean {
  const chairs = member.roles.some(
    ({ role, group }) => role === 'chair' && group !== undefined && group === needs.keeper,
  );
  return may(member, 'needs.see', new Set<Relation>(chairs ? ['group-chair'] : []));
}
