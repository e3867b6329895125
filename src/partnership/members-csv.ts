import { z } from 'zod';
import { hiddenCharacters } from '../bot/grammar/hidden.ts';
import { closest } from './closest.ts';
import { agencyNamed } from './directory.ts';
import { foldText } from './fold.ts';
import { refusalOfPerson } from './member-rules.ts';
import { memberIds } from './member-ids.ts';
import { readPlatforms, readRoles } from './members-columns.ts';
import { COLUMNS, readRows, REQUIRED, type MemberProblem, type MemberRow } from './members-rows.ts';
import type { Member } from './model.ts';
import type { Partnership } from './schema.ts';

export interface MembersRead {
  /** The members whose rows are sound. Not to be used as the whole membership when there are problems. */
  readonly members: readonly Member[];
  readonly problems: readonly MemberProblem[];
}

const Email = z.email();
const Id = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 200;

/**
 * Reads a membership from CSV text: one person a row under the names of the columns (`id`, `prefers` and `deputy` may be
 * left out). Reports everything that is wrong at once and never throws. What the columns hold: docs/partnership-file.md.
 *
 * @param known members on record, by whose e-mail a person without an `id` keeps the one they have
 */
export function readMembersCsv(
  text: string,
  partnership: Partnership,
  known: readonly Member[] = [],
): MembersRead {
  const problems: MemberProblem[] = [];
  const rows = readRows(text, problems);
  const people = rows.flatMap((row) => {
    const person = readPerson(row, partnership, problems);
    return person ? [{ row, person }] : [];
  });
  refuseRepeats('The e-mail', people, ({ person }) => person.email, problems);
  refuseRepeats('The id', people, ({ row }) => row.cells.id, problems);
  const ids = memberIds(
    people.map(({ row, person }) => ({ ...person, id: row.cells.id })),
    known,
  );
  const named = people.map(({ row, person }, index) => ({
    row,
    member: { ...person, id: ids[index] ?? '' },
  }));
  const members = named.map((one) => withDeputy(one, named, rows, problems));
  return { members, problems: problems.sort((one, other) => one.line - other.line) };
}

type Person = Omit<Member, 'id' | 'deputy'>;

function readPerson(
  { line, cells }: MemberRow,
  partnership: Partnership,
  problems: MemberProblem[],
): Person | undefined {
  const before = problems.length;
  const say = (message: string): void => void problems.push({ line, message });
  for (const column of COLUMNS) {
    const cell = cells[column];
    if (hiddenCharacters(cell).length > 0 || /\p{Cc}/u.test(cell)) {
      say(`The ${column} holds characters that do not show. Type it again instead of pasting it.`);
    }
    if (cell.length > LONGEST) say(`The ${column} is longer than ${LONGEST} characters. Shorten it.`);
    if (cell === '' && REQUIRED.includes(column)) say(`The ${column} is missing.`);
  }
  if (problems.length > before) return undefined;
  const email = cells.email.toLowerCase();
  if (!Email.safeParse(email).success)
    say(`"${cells.email}" is no e-mail address. Put one like first.last@police.example.`);
  if (foldText(cells.name) === '') say('The name has no letters. Put the first and last name.');
  if (cells.id !== '' && !Id.test(cells.id)) {
    say(`"${cells.id}" cannot be an id. Use small letters, digits and single hyphens, or leave it empty.`);
  }
  const refused = refusalOfPerson({ name: cells.name, email, post: cells.post });
  if (refused) say(`The ${refused.field} "${cells[refused.field]}" cannot be a member's. ${refused.says}`);
  const agency = agencyNamed(partnership, cells.agency);
  if (!agency) {
    const names = partnership.agencies.flatMap(({ id, name, aliases }) => [name, id, ...aliases]);
    const suggestion = closest(cells.agency, names);
    const help = suggestion
      ? `Did you mean "${suggestion}"?`
      : 'Put the name or id of one from the partnership file.';
    say(`There is no agency "${cells.agency}". ${help}`);
  }
  const roles = readRoles(cells.roles, partnership, say);
  const reach = readPlatforms(cells.platforms, cells.prefers, say);
  if (!agency || problems.length > before) return undefined;
  return {
    name: cells.name.replace(/\s+/g, ' '),
    email,
    agency: agency.id,
    post: cells.post,
    roles,
    ...reach,
  };
}

function refuseRepeats<T extends { readonly row: MemberRow }>(
  what: string,
  people: readonly T[],
  valueOf: (person: T) => string,
  problems: MemberProblem[],
): void {
  const first = new Map<string, number>();
  for (const person of people) {
    const value = valueOf(person);
    if (value === '') continue;
    const { line } = person.row;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, line);
    else {
      const message = `${what} "${value}" already stands on line ${earlier}. Each person has their own.`;
      problems.push({ line, message });
    }
  }
}

interface NamedRow {
  readonly row: MemberRow;
  readonly member: Member;
}

function withDeputy(
  { row, member }: NamedRow,
  all: readonly NamedRow[],
  rows: readonly MemberRow[],
  problems: MemberProblem[],
): Member {
  const wanted = row.cells.deputy;
  if (wanted === '') return member;
  const is = (id: string, email: string, name: string): boolean =>
    id === wanted || email.toLowerCase() === wanted.toLowerCase() || foldText(name) === foldText(wanted);
  const fitting = all.filter((other) => is(other.member.id, other.member.email, other.member.name));
  const [deputy] = fitting;
  const say = (message: string): void => void problems.push({ line: row.line, message });
  if (!deputy) {
    // A deputy whose own row has a problem was reported there.
    if (rows.some(({ cells }) => is(cells.id, cells.email, cells.name))) return member;
    const names = all.flatMap((other) => [other.member.name, other.member.id]);
    const suggestion = closest(wanted, names);
    const help = suggestion ? `Did you mean "${suggestion}"?` : 'Add their row.';
    say(`The deputy "${wanted}" is not in this file. ${help}`);
  } else if (fitting.length > 1) {
    say(`The deputy "${wanted}" could be ${fitting.length} people. Put their e-mail instead.`);
  } else if (deputy.member.id === member.id) {
    say('Somebody cannot be their own deputy.');
  } else return { ...member, deputy: deputy.member.id };
  return member;
}
