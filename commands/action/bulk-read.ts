import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { readDate } from '../../src/bot/grammar/read-date.ts';
import type { CommandDefinition } from '../../src/bot/grammar/types.ts';
import { foldGroupName, foldText } from '../../src/partnership/fold.ts';
import { gate, inWords, vagueWordIn } from '../../src/domain/action/gate.ts';
import { ORIGINS, originNamed, type Origin } from '../../src/domain/action/origins.ts';
import { owned, readOwner, type Owner } from '../../src/domain/action/owner.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { group, measure, newAction, origin } from './arguments.ts';
import { readPasted, type PastedLine } from './bulk-table.ts';

/** One line of a pasted list, as an action that can be raised or with what is wrong with it. */
export interface BulkRow {
  readonly line: number;
  readonly title: string;
  readonly owner?: Owner | undefined;
  readonly due?: string | undefined;
  readonly measure?: string | undefined;
  readonly group?: string | undefined;
  readonly origin?: Origin | undefined;
  /** What has to be put right first; empty when it can be assigned. */
  readonly problems: readonly string[];
  /** Its words are vague. */
  readonly vague: boolean;
}

/** What holds for every line that says nothing else. */
export interface BulkDefaults {
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly group?: string | undefined;
  readonly origin?: string | undefined;
}

export interface BulkAround {
  readonly directory: Directory;
  /** ISO date in London. */
  readonly today: string;
  readonly now: Date;
  readonly speaker: Member;
  readonly vagueWords: readonly string[];
  readonly addWorkingDays?: (from: string, days: number) => string;
}

/** More than anybody reads through at once. */
export const MOST_LINES = 120;

/** Reads a pasted list into actions. Nothing is kept; everything wrong is said at its line. */
export function readBulk(text: string, defaults: BulkDefaults, around: BulkAround): readonly BulkRow[] {
  return readPasted(text)
    .slice(0, MOST_LINES)
    .map((pasted) =>
      rowOf(
        pasted.whole === undefined ? pasted.cells : saidIn(pasted.whole, around),
        pasted,
        defaults,
        around,
      ),
    );
}

type Said = Readonly<Partial<Record<'title' | 'owner' | 'due' | 'measure' | 'group' | 'origin', string>>> & {
  readonly problems?: readonly string[];
};

function rowOf(said: Said, { line }: PastedLine, defaults: BulkDefaults, around: BulkAround): BulkRow {
  const { directory, vagueWords } = around;
  const problems: string[] = [...(said.problems ?? [])];
  const read = <T>(found: T | { readonly problem: string } | undefined): T | undefined => {
    if (typeof found !== 'object' || found === null || !('problem' in found)) return found;
    problems.push(found.problem);
    return undefined;
  };
  const title = said.title?.trim() ?? '';
  const owner = read(
    said.owner ? ownerNamed(said.owner, around) : readOwner(defaults.owner ?? '', directory),
  );
  const due = read(said.due ? dayNamed(said.due, around) : defaults.due || undefined);
  const byName = said.group ? directory.groupNamed(said.group) : undefined;
  if (said.group && !byName) problems.push(`I do not know the group “${said.group}”.`);
  const from = said.origin ? originSaid(said.origin) : originNamed(defaults.origin);
  if (said.origin && !from) problems.push(`I do not know “${said.origin}” as where an action comes from.`);
  if (title === '') problems.push('It does not say what needs to happen.');
  if (title.length > 600) problems.push('What needs to happen is longer than 600 characters.');
  if ((said.measure?.length ?? 0) > 300) problems.push('How we will know is longer than 300 characters.');
  const { missing, measure: suggested } = gate(
    {
      title,
      owner: (owner ?? said.owner) ? 'x' : undefined,
      due: due ?? said.due,
      measure: said.measure,
    },
    vagueWords,
  );
  if (missing.length > 0)
    problems.push(`Still needed: ${inWords(missing)}${suggested ? `, for example: “${suggested}”` : ''}.`);
  return {
    line,
    title,
    owner,
    due,
    measure: said.measure,
    group: byName?.id ?? (defaults.group || undefined),
    origin: from,
    problems,
    vague: vagueWordIn(title, vagueWords) !== undefined,
  };
}

/** `/action assign` without the command, so that a line reads as it would when typed. */
const LINE: CommandDefinition = {
  name: 'action',
  summary: 'Assign an action',
  defaultVerb: 'assign',
  verbs: [
    {
      name: 'assign',
      summary: 'Assign an action',
      arguments: { ...newAction, group, origin, measure },
      examples: [],
    },
  ],
};

function saidIn(whole: string, { directory, now, speaker, addWorkingDays }: BulkAround): Said {
  const parsed = parseCommand([`action assign ${whole}`], {
    commands: [LINE],
    directory,
    now,
    speaker,
    memberFor: () => undefined,
    ...(addWorkingDays ? { addWorkingDays } : {}),
  });
  if (parsed.kind !== 'call') return { title: whole };
  const { values, problems } = parsed;
  return {
    ...values,
    // What could not be read as something else is what somebody wrote.
    title: values['title'] ?? whole,
    problems: problems.map(({ message }) => message),
  };
}

/** A person by name or e-mail, the chair of a group, or a post. */
function ownerNamed(said: string, { directory, speaker }: BulkAround): Owner | { readonly problem: string } {
  const name = said.trim().replace(/^@/, '');
  if (/^(?:me|myself)$/i.test(name)) return owned(speaker.id);
  const chaired = /^(?:the )?chair (?:of )?(?:the )?(.+)$/i.exec(name)?.[1];
  const chairOf = chaired === undefined ? undefined : directory.groupNamed(chaired);
  if (chairOf) return { kind: 'chair', group: chairOf.id };
  const byKey = readOwner(name, directory);
  if (byKey) return byKey;
  const people = directory.membersNamed(name);
  const [person] = people;
  const exact = people.filter((member) => foldText(member.name) === foldText(name));
  if (person && (people.length === 1 || exact.length === 1)) return owned((exact[0] ?? person).id);
  if (people.length > 1)
    return {
      problem: `“${said}” fits ${people.length} people: ${people
        .slice(0, 3)
        .map((each) => each.name)
        .join(', ')}.`,
    };
  const posts = directory.members.filter(({ left, post }) => !left && foldText(post) === foldText(name));
  const [post] = posts;
  if (post && new Set(posts.map(({ agency }) => agency)).size === 1)
    return { kind: 'post', post: post.post, agency: post.agency };
  return { problem: `“${said}” is nobody on record: name a person, a post, or “chair of” a group.` };
}

function dayNamed(
  said: string,
  { today, addWorkingDays }: BulkAround,
): string | { readonly problem: string } {
  const read = readDate(said, { today, ...(addWorkingDays ? { addWorkingDays } : {}) });
  if (read?.kind === 'day') {
    return read.iso < today ? { problem: `${said} has already passed.` } : read.iso;
  }
  if (read?.kind === 'impossible') return { problem: read.message };
  return { problem: `“${said}” is no day: on which one will somebody look at it, for example 12 Dec 2026?` };
}

function originSaid(said: string): Origin | undefined {
  const key = foldGroupName(said);
  return ORIGINS.find(({ value, label, words }) =>
    [value, label, ...words].some((word) => foldGroupName(word) === key),
  )?.value;
}
