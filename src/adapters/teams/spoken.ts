import type { PersonMention, Spoken } from '../../bot/interaction.ts';
import { MentionEntity, type TeamsActivity } from './payloads.ts';

/**
 * Turns the text of a Teams message into what the person typed. People are lifted out where Teams itself says, in an
 * entity, that an `<at>…</at>` is a mention; the bot's own mention goes; an `<at>` that no entity speaks for stays as the
 * words it is. HTML entities become the characters they stand for, once, and non-breaking spaces become spaces.
 *
 * A mention carries the person's Entra id where Teams gives it, else their `29:` id: the bot knows people by both.
 *
 * @example '<at>Bot</at>&nbsp;assign <at>Jo Hart</at> R&amp;D' // ['assign ', { user: '…', name: 'Jo Hart' }, ' R&D']
 */
export function toSpoken(activity: TeamsActivity, botId: string): Spoken {
  const text = activity.text ?? '';
  const parts: (string | PersonMention)[] = [];
  let words = '';
  let from = 0;
  for (const { index, length, mention } of occurrences(text, mentionsOf(activity))) {
    words += decode(text.slice(from, index));
    from = index + length;
    const person = readMention(mention, botId);
    if (typeof person === 'string') {
      words += person;
      continue;
    }
    if (words) parts.push(words);
    parts.push(person);
    words = '';
  }
  words += decode(text.slice(from));
  if (words) parts.push(words);
  return parts;
}

/** The line of a command: no blanks at its ends, no leading slash. */
export function toCommandLine(activity: TeamsActivity, botId: string): Spoken {
  const parts = [...toSpoken(activity, botId)];
  const [first] = parts;
  if (typeof first === 'string') parts[0] = first.replace(/^\s*\/?\s*/, '');
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last.trimEnd();
  return parts.filter((part) => part !== '');
}

/** Whether Teams says, in an entity, that this message mentions the bot. */
export function mentionsBot(activity: TeamsActivity, botId: string): boolean {
  return mentionsOf(activity).some(({ mentioned }) => mentioned.id === botId);
}

function mentionsOf(activity: TeamsActivity): MentionEntity[] {
  return (activity.entities ?? []).flatMap((entity) => {
    const parsed = MentionEntity.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
}

interface Occurrence {
  readonly index: number;
  readonly length: number;
  readonly mention: MentionEntity;
}

/**
 * Where the mentions stand in the text, in order. Two people of one name have the same text: the first place belongs to
 * the first entity. One more place than there are entities belongs to the same person only when there is just one.
 */
function occurrences(text: string, mentions: readonly MentionEntity[]): Occurrence[] {
  const byText = new Map<string, MentionEntity[]>();
  for (const mention of mentions) byText.set(mention.text, [...(byText.get(mention.text) ?? []), mention]);
  const found: Occurrence[] = [];
  for (const [words, named] of byText) {
    const one = new Set(named.map(({ mentioned }) => mentioned.id)).size === 1 ? named[0] : undefined;
    let seen = 0;
    for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + words.length)) {
      const mention = named[seen] ?? one;
      seen += 1;
      if (mention) found.push({ index, length: words.length, mention });
    }
  }
  found.sort((a, b) => a.index - b.index || b.length - a.length);
  let end = 0;
  return found.filter(({ index, length }) => {
    if (index < end) return false;
    end = index + length;
    return true;
  });
}

/** A person; or the words to keep: none for the bot itself, `@name` for tags, teams, channels and other bots. */
function readMention({ mentioned, text }: MentionEntity, botId: string): string | PersonMention {
  if (mentioned.id === botId) return '';
  const name = decode(mentioned.name ?? text.replace(/^<at[^>]*>|<\/at>$/g, ''));
  const isPerson = mentioned.aadObjectId !== undefined || mentioned.id.startsWith('29:');
  const isOther =
    mentioned.id.startsWith('28:') || (mentioned.type !== undefined && mentioned.type !== 'person');
  return isOther || !isPerson ? `@${name}` : { user: mentioned.aadObjectId ?? mentioned.id, name };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** HTML entities as characters. One pass, so that a typed `&amp;lt;` stays `&lt;`. */
export function decode(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
      (whole, ten, sixteen, name) => {
        if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
        const code =
          typeof ten === 'string' ? Number.parseInt(ten, 10) : Number.parseInt(String(sixteen), 16);
        return isCharacter(code) ? String.fromCodePoint(code) : whole;
      },
    )
    .replaceAll('\u00a0', ' ')
    .replaceAll('\r\n', '\n');
}

function isCharacter(code: number): boolean {
  return code > 8 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
