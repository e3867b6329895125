import type { Allow } from './finding.ts';
import { phrasesOf } from './phrases.ts';

/** What a partnership knows to be harmless, as people write it. */
export interface Known {
  /** "01752 668000, option 1" */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Whole names of members. */
  readonly people: readonly string[];
  /** Names of agencies, groups, venues and schemes. */
  readonly names: readonly string[];
  readonly abbreviations: readonly string[];
  /** Neighbourhoods: as far as a place may be said. */
  readonly places: readonly string[];
}

/** Where anybody can have an address, so that one member's says nothing about the others'. */
const ANYBODYS = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
  'sky.com',
  'aol.com',
]);

/** Makes the lists the guard looks things up in. */
export function allowing(known: Known): Allow {
  const emails = new Set(known.emails.map((email) => email.toLowerCase()));
  const domains = [...emails].map((email) => email.slice(email.indexOf('@') + 1));
  return {
    phones: new Set(known.phones.flatMap(nationalDigits)),
    emails,
    emailDomains: new Set(domains.filter((domain) => !ANYBODYS.has(domain))),
    phrases: phrasesOf([...known.people, ...known.names].filter((name) => name.length > 2)),
    firstNames: new Set(known.people.flatMap(firstName)),
    abbreviations: new Set(
      known.abbreviations.filter((word) => word.length <= 4).map((word) => word.toLowerCase()),
    ),
    places: phrasesOf(known.places),
  };
}

export const NOTHING_KNOWN: Allow = allowing({
  phones: [],
  emails: [],
  people: [],
  names: [],
  abbreviations: [],
  places: [],
});

function nationalDigits(phone: string): string[] {
  // What follows a comma or a word ("option 1") is not part of the number.
  const digits = (/^[+()\d .-]{1,30}/.exec(phone.trim())?.[0] ?? '')
    .replaceAll(/\D/g, '')
    .replace(/^(?:00)?44/, '0');
  return digits === '' ? [] : [digits];
}

function firstName(name: string): string[] {
  const [first] = name.toLowerCase().split(/[\s-]/, 1);
  return first ? [first] : [];
}
