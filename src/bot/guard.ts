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

const DETECTORS: readonly Detector[] = [
  ...TYPING,
  {
    kind: 'nhs-number',
    message: `That looks like an NHS number. ${never} Please take it out.`,
    found: hasNhsNumber,
  },
  {
    kind: 'ni-number',
    message: `That looks like a National Insurance number. ${never} Please take it out.`,
    found: (text) =>
      /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/i.test(
        text,
      ),
  },
  {
    kind: 'postcode',
    message: `That looks like a full postcode. ${never} The first half ("PL5 area") is fine.`,
    found: (text) => /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i.test(text),
  },
  {
    kind: 'phone',
    message: `That looks like a phone number. ${never} Please take it out.`,
    found: (text) => /(?<!\d)(?:(?:\+|00)44\s?|0)7\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)/.test(text),
  },
  {
    kind: 'date-of-birth',
    message: `That looks like a date of birth. ${never} An age band ("a teenager") is fine.`,
    found: (text) =>
      /\b(?:d\.?o\.?b\.?|date of birth|born)\b\W{0,3}(?:on\s)?\d{1,2}\W{1,2}(?:\d{1,2}|[a-z]{3,9})/i.test(
        text,
      ),
  },
];

/** Everything in this text that may not be kept, by kind. Empty when it may. */
export function guardText(text: string): readonly GuardFinding[] {
  return findings(DETECTORS, text);
}

/** The same for a whole line as typed: only what no command may hold. Its dates and e-mails belong to the command. */
export function guardTyping(line: string): readonly GuardFinding[] {
  return findings(TYPING, line);
}

function findings(detectors: readonly Detector[], text: string): readonly GuardFinding[] {
  return detectors.filter((detector) => detector.found(text)).map(({ kind, message }) => ({ kind, message }));
}

// Ten digits in the NHS grouping whose check digit fits (weights 10 to 2, modulo 11).
function hasNhsNumber(text: string): boolean {
  for (const match of text.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g)) {
    const digits = match[0].replace(/\D/g, '');
    let sum = 0;
    for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10 && check === Number(digits[9])) return true;
  }
  return false;
}
