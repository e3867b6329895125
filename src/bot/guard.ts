import { hiddenCharacters } from './grammar/hidden.ts';

/** Why a text was refused. The value itself is never carried along, repeated or logged. */
export interface GuardFinding {
  readonly kind: string;
  /** To the author alone: which kind it is, and what to write instead. */
  readonly message: string;
}

interface Detector {
  readonly kind: string;
  readonly message: string;
  readonly found: (text: string) => boolean;
}

const never = 'The bot must never hold anything that could identify a child or family.';

/** What may stand nowhere in a command, whatever it is meant as. */
const TYPING: readonly Detector[] = [
  {
    kind: 'hidden-characters',
    message:
      'That text has hidden characters in it, which often come along when copying. Please type it again, or paste it as plain text.',
    found: (text) => hiddenCharacters(text).length > 0,
  },
  {
    kind: 'broadcast',
    message:
      'That text calls a whole channel or team. The bot never does that; please take the @channel, @here or @everyone out.',
    found: (text) => /<!(?:channel|here|everyone|subteam)|(?:^|\s)@(?:channel|here|everyone)\b/i.test(text),
  },
  {
    kind: 'markup',
    message: 'That text has chat markup in it (such as <at> or <!…>). Please write it in plain words.',
    found: (text) => /<\/?at\b|<[!@#]/i.test(text),
  },
];

/** What identifies somebody. Read in text made plain, so that an odd space or dash hides nothing. */
const IDENTIFIERS: readonly Detector[] = [
  {
    kind: 'nhs-number',
    message: `That looks like an NHS number. ${never} Please take it out.`,
    found: hasNhsNumber,
  },
  {
    kind: 'upn',
    message: `That looks like a pupil number (UPN). ${never} Please take it out.`,
    found: hasUpn,
  },
  {
    kind: 'ni-number',
    message: `That looks like a National Insurance number. ${never} Please take it out.`,
    found: (text) =>
      /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/i.test(
        text,
      ),
  },
  {
    kind: 'postcode',
    message: `That looks like a full postcode. ${never} The first half ("PL5 area") is fine.`,
    found: (text) => /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.test(text),
  },
  {
    kind: 'phone',
    message: `That looks like a phone number. ${never} Please take it out.`,
    found: hasPhone,
  },
  {
    kind: 'date-of-birth',
    message: `That looks like a date of birth. ${never} An age band ("a teenager") is fine.`,
    found: (text) =>
      /\b(?:d ?o ?b|date of birth|born)\b\W{0,3}(?:on )?\d{1,2}\W{1,2}(?:\d{1,2}|[a-z]{3,9})/i.test(text),
  },
];

/** Everything in this text that may not be kept, by kind. Empty when it may. */
export function guardText(text: string): readonly GuardFinding[] {
  return [...findings(TYPING, text), ...findings(IDENTIFIERS, plainly(text))];
}

/** The same for a whole line as typed: only what no command may hold. Its dates and e-mails belong to the command. */
export function guardTyping(line: string): readonly GuardFinding[] {
  return findings(TYPING, line);
}

function findings(detectors: readonly Detector[], text: string): readonly GuardFinding[] {
  return detectors.filter((detector) => detector.found(text)).map(({ kind, message }) => ({ kind, message }));
}

/**
 * The text in plain characters: full-width digits and letters as usual ones, and every run of spaces, dots, dashes and
 * underscores (of whatever kind) as one space.
 */
function plainly(text: string): string {
  return text.normalize('NFKC').replace(/[\s.\-\u2010-\u2015\u2212_]+/g, ' ');
}

/** Runs of digits with at most one space between two of them, without the spaces. */
function digitRuns(text: string): string[] {
  return [...text.matchAll(/\+?\d(?: ?\d)+/g)].map(([run]) => run.replaceAll(' ', ''));
}

// Ten digits whose check digit fits (weights 10 to 2, modulo 11).
function hasNhsNumber(text: string): boolean {
  return digitRuns(text).some((digits) => {
    if (!/^\d{10}$/.test(digits)) return false;
    let sum = 0;
    for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
    const check = (11 - (sum % 11)) % 11;
    return check !== 10 && check === Number(digits[9]);
  });
}

// British numbers: 01, 02, 03 and 07, with ten or eleven digits, or +44 and 0044 in front.
function hasPhone(text: string): boolean {
  return digitRuns(text.replaceAll('(0)', '')).some((digits) =>
    /^(?:(?:\+|00)44|0)(?:7\d{9}|[123]\d{8,9})$/.test(digits),
  );
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

// A check letter and twelve digits, the last of which may be a letter for a temporary number (weights 2 to 13, modulo 23).
function hasUpn(text: string): boolean {
  return [...text.toUpperCase().matchAll(/\b([A-Z]) ?(\d{3}) ?(\d{8})([\dA-Z])\b/g)].some(
    ([, letter = '', area = '', middle = '', last = '']) => {
      const values = [...area, ...middle, last].map((each) =>
        /\d/.test(each) ? Number(each) : UPN_LETTERS.indexOf(each),
      );
      const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
      return UPN_LETTERS[sum % 23] === letter;
    },
  );
}
