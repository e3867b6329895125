import type { GuardKind, Severity } from './finding.ts';

const NEVER = 'The bot must never hold anything that could identify a child or family.';

/** What it looks like, and what to write instead. Never the value itself. */
const WORDS: Readonly<Record<GuardKind, readonly [string, string]>> = {
  'nhs-number': ['an NHS number', 'Please take it out; say whose record has it instead.'],
  upn: ['a pupil number (UPN)', 'Please take it out.'],
  'ni-number': ['a National Insurance number', 'Please take it out.'],
  postcode: ['a full postcode', 'The first half ("PL5 area") is fine.'],
  'date-of-birth': [
    'a date of birth',
    'An age band ("a teenager") is fine. For the date of a paper or a meeting, say "dated" or "due" before it.',
  ],
  phone: ['a phone number', 'Please take it out; pass it on by phone.'],
  'e-mail': ["an e-mail address that is not an agency's", 'Please take it out.'],
  'online-handle': ['a name on a social network', 'Name the network only.'],
  address: ['an address', 'The neighbourhood is fine.'],
  vehicle: ['a vehicle registration', '"A van" is fine; the police hold the rest.'],
  'crime-reference': ['a crime, log or custody reference', 'Say "held in police records".'],
  'case-reference': ['a case or record number', 'Say "held in our record".'],
  name: ['the name of a child or of somebody in a family', '"A child", "a parent" or a role is fine.'],
  jigsaw: [
    'details that together could tell who a child is',
    'Leave out at least one of them: an age band and a neighbourhood are fine.',
  ],
  sensitive: [
    "a child's health, origin, belief, sexuality or an offence",
    'If the others can act without it, leave it out.',
  ],
  wording: ['a word that can sound like blame', 'A gentler one may be fairer to the child.'],
};

/** For the author alone: what kind of thing was found, and what to do. */
export function messageFor(kind: GuardKind, severity: Severity): string {
  const [what, instead] = WORDS[kind];
  switch (severity) {
    case 'refuse':
      return kind === 'jigsaw'
        ? `Those are ${what}. ${NEVER} ${instead}`
        : `That looks like ${what}. ${NEVER} ${instead}`;
    case 'confirm':
      return `That may be ${what}. ${instead}`;
    case 'advise':
      return kind === 'sensitive'
        ? `Is it needed? It mentions ${what}. ${instead}`
        : `There may be ${what} in it. ${instead}`;
  }
}

export function nameOfKind(kind: GuardKind): string {
  return WORDS[kind][0];
}
