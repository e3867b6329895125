import { NOTHING_KNOWN } from '../domain/guard/allow.ts';
import type { FieldText, Finding, GuardSurroundings, Severity } from '../domain/guard/finding.ts';
import { screen as readTexts } from '../domain/guard/screen.ts';
import type { Context } from './context.ts';
import { BotError } from './errors.ts';
import { hiddenCharacters } from './grammar/hidden.ts';
import { guardSurroundings } from './guard-surroundings.ts';

/** Why a text was stopped. The value itself is never carried along, repeated or logged. */
export interface GuardFinding {
  readonly kind: string;
  readonly severity: Severity;
  /** The field it was found in, as its form or command names it. */
  readonly field: string;
  /** To the author alone: which kind it is, and what to write instead. */
  readonly message: string;
  /** The field's whole text in neutral words, clean by the guard's own reading. */
  readonly rewrite?: string | undefined;
}

/** The text guard itself. A parameter, so that a broken one can be put in its place. */
export type Screen = (texts: readonly FieldText[], surroundings: GuardSurroundings) => readonly Finding[];

interface TypingDetector {
  readonly kind: string;
  readonly message: string;
  readonly found: (text: string) => boolean;
}

/** What may stand nowhere in a command, whatever it is meant as. */
const TYPING: readonly TypingDetector[] = [
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

/** Only what no command may hold, in a whole line as typed. Its dates and e-mails belong to the command. */
export function guardTyping(line: string, field = ''): readonly GuardFinding[] {
  return TYPING.filter((detector) => detector.found(line)).map(({ kind, message }) => ({
    kind,
    severity: 'refuse',
    field,
    message,
  }));
}

/** The guard could not do its work, so nothing is taken in. */
export class GuardFailed extends BotError {
  constructor(cause: unknown) {
    super(
      'guard-failed',
      'I cannot check what people write just now, so I am not taking anything new. Nothing was saved. Lists and reminders go on. Please tell the business unit, and try again later.',
      { cause },
    );
  }
}

/**
 * Reads all texts of one command or form together. Fails shut.
 * @throws GuardFailed when the guard breaks: nothing unread is ever kept
 */
export function guardTexts(
  texts: readonly FieldText[],
  { partnership, directory, today }: Pick<Context, 'partnership' | 'directory' | 'today'>,
  {
    about = 'work',
    screen = readTexts,
  }: { readonly about?: 'case' | 'work' | undefined; readonly screen?: Screen | undefined } = {},
): readonly GuardFinding[] {
  const said = texts.filter(({ text }) => text.trim() !== '');
  // Where nothing was written nothing can be wrong: lists are shown even while the guard is broken.
  if (said.length === 0) return [];
  const typing = said.flatMap(({ field, text }) => guardTyping(text, field));
  try {
    const found = screen(said, { ...guardSurroundings(partnership, directory, today), about });
    return [...typing, ...found];
  } catch (error) {
    throw new GuardFailed(error);
  }
}

/** The same for one text, with nothing known of the partnership: what is found is found whoever wrote it where. */
export function guardText(text: string, today = '2026-01-01'): readonly GuardFinding[] {
  const found = readTexts([{ field: '', text }], { allow: NOTHING_KNOWN, today });
  return [...guardTyping(text), ...found].filter(({ severity }) => severity !== 'advise');
}

export function ofSeverity(findings: readonly GuardFinding[], severity: Severity): readonly GuardFinding[] {
  return findings.filter((finding) => finding.severity === severity);
}

/** What to say, each thing once. */
export function messagesOf(findings: readonly Pick<GuardFinding, 'message'>[]): string[] {
  return [...new Set(findings.map(({ message }) => message))];
}

/** Kinds for the audit trail and for counting: `name+phone`. They say nothing about anybody. */
export function kindsOf(findings: readonly GuardFinding[]): string {
  return [...new Set(findings.map(({ kind }) => kind))].sort().join('+');
}

/** @throws BotError 'text-refused' naming each kind that was found, and never the text. `then` says what becomes of it. */
export function refuseFindings(findings: readonly GuardFinding[], then = 'Nothing was saved.'): void {
  if (findings.length === 0) return;
  throw new BotError('text-refused', `${messagesOf(findings).join('\n\n')}\n\n${then}`);
}
