import { allowing } from '../domain/guard/allow.ts';
import type { GuardSurroundings } from '../domain/guard/finding.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';

type Lasting = Omit<GuardSurroundings, 'today'>;

const made = new WeakMap<Directory, Lasting>();

/** What the guard knows of this partnership and its members. Made once for each directory, which is made anew when members change. */
export function guardSurroundings(
  partnership: Partnership,
  directory: Directory,
  today: string,
): GuardSurroundings {
  let lasting = made.get(directory);
  if (!lasting) {
    lasting = lastingOf(partnership, directory);
    made.set(directory, lasting);
  }
  return { ...lasting, today };
}

function lastingOf(partnership: Partnership, directory: Directory): Lasting {
  const { agencies, groups, linkedBoards, contacts, words, courses, guard } = partnership;
  const named = [...agencies, ...groups, ...linkedBoards, ...courses];
  const shorts = [...groups, ...linkedBoards].flatMap(({ short }) => (short === undefined ? [] : [short]));
  const names = [
    partnership.name,
    partnership.area,
    ...named.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...(guard?.names ?? []),
  ];
  const present = directory.members.filter(({ left }) => left !== true);
  return {
    allow: allowing({
      phones: contacts.flatMap(({ phone }) => (phone === undefined ? [] : [phone])),
      emails: [
        ...present.map(({ email }) => email),
        ...contacts.flatMap(({ email }) => (email === undefined ? [] : [email])),
      ],
      people: directory.members.map(({ name }) => name),
      names,
      abbreviations: [...words.map(({ word }) => word), ...shorts, ...names],
      places: guard?.places ?? [],
    }),
    ...(guard ? { atLeast: guard.atLeast, wording: guard.wording } : {}),
  };
}
