import { foldText } from './fold.ts';
import type { Member } from './model.ts';

interface Nameless {
  /** Empty when it has to be made. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agency: string;
}

/**
 * An id for each person, in the same order: the one given, else the one the person with this e-mail already has on
 * record, else one made of the name; with the agency, then a number behind it, where that is taken. Never the id of
 * somebody else on record, so that nobody inherits another's work.
 */
export function memberIds(people: readonly Nameless[], known: readonly Member[]): readonly string[] {
  const byEmail = new Map(known.filter((member) => !member.left).map((member) => [member.email, member.id]));
  const settled = people.map((person) => person.id || byEmail.get(person.email) || undefined);
  const taken = new Set([...known.map((member) => member.id), ...settled.filter((id) => id !== undefined)]);
  return people.map((person, index) => {
    const id = settled[index];
    if (id !== undefined) return id;
    const made =
      candidates(person).find((candidate) => !taken.has(candidate)) ?? numbered(slug(person.name), taken);
    taken.add(made);
    return made;
  });
}

function candidates({ name, agency }: Nameless): string[] {
  return [slug(name), `${slug(name)}-${agency}`];
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

function slug(name: string): string {
  const plain = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'member' : plain;
}
