import { useId, useState } from 'react';
import type { Person } from '../protocol.ts';
import { Avatar } from './avatar.tsx';

interface Props {
  readonly product: string;
  readonly people: readonly Person[];
  readonly person: Person;
  readonly onChoose: (id: string) => void;
}

const roleWords: Readonly<Record<string, string>> = {
  dsl: 'DSL',
  dsp: 'DSP',
  lsp: 'LSP',
  'group-member': 'group member',
  'business-unit': 'business unit',
  'participation-worker': 'participation worker',
};
const roleWord = (role: string) => roleWords[role] ?? role;

/** People whose name, post, agency or role contains every word that was typed. */
function matching(people: readonly Person[], search: string): Person[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const text = [person.name, person.post, person.agency, ...person.roles, ...person.roles.map(roleWord)]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function byAgency(people: readonly Person[]): [string, Person[]][] {
  const groups = new Map<string, Person[]>();
  for (const person of people) groups.set(person.agency, [...(groups.get(person.agency) ?? []), person]);
  return [...groups].sort(([one], [other]) => one.localeCompare(other, 'en-GB'));
}

/** Who one is in this pane: a list grouped by agency, with a search box that shortens it. */
export function PersonChooser({ product, people, person, onChoose }: Props) {
  const [search, setSearch] = useState('');
  const selectId = useId();
  const found = matching(people, search);
  const listed = found.includes(person) ? found : [person, ...found];
  const chooseFirst = () => {
    const first = found[0];
    if (!first) return;
    onChoose(first.id);
    setSearch('');
  };
  return (
    <div className="who">
      <Avatar name={person.name} />
      <div className="who-choice">
        <label htmlFor={selectId}>
          You are<span className="visually-hidden"> on {product}</span>:
        </label>
        <select
          id={selectId}
          data-testid="person-select"
          value={person.id}
          onChange={(event) => {
            onChoose(event.target.value);
            setSearch('');
          }}
        >
          {byAgency(listed).map(([agency, members]) => (
            <optgroup key={agency} label={agency}>
              {members.map((member) => (
                <option key={member.id} value={member.id}>
                  {member.name} – {member.post}, {member.agency}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ul className="badges" aria-label="Roles">
          {person.roles.map((role) => (
            <li key={role} data-role={role}>
              {roleWord(role)}
            </li>
          ))}
        </ul>
      </div>
      <div className="who-search">
        <input
          type="search"
          placeholder="Find a person"
          aria-label={`Find a person on ${product} by name, post, agency or role`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') chooseFirst();
          }}
        />
        {search && (
          <span className="who-found" role="status">
            {found.length === 0
              ? 'Nobody found'
              : found.length === 1
                ? '1 found, press Enter'
                : `${found.length} found`}
          </span>
        )}
      </div>
    </div>
  );
}
