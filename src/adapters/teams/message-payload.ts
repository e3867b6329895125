import type { PersonMention, Spoken } from '../../bot/interaction.ts';
import { PayloadMention, type MessagePayload } from './payloads.ts';
import { decode } from './spoken.ts';

/** Teams' messages end at 28 KB of text; more than this is not one. */
const MOST_CHARACTERS = 200_000;

/** Tags that begin a new line. */
const LINES: ReadonlySet<string> = new Set(
  'p div br li ul ol tr table blockquote pre codeblock h1 h2 h3 h4 h5 h6 hr'.split(' '),
);
/** Tags whose content is no part of what somebody wrote. */
const SILENT: ReadonlySet<string> = new Set(['style', 'script', 'attachment', 'systemeventmessage']);

/**
 * What the author of a message wrote, out of the HTML (or text) that Teams sends when somebody chooses an action on it: people
 * are lifted out by their account, lines stay lines, pictures, quoted messages and attachments are left out.
 *
 * @example '<p>Please <at id="0">Jo Hart</at></p>' // ['Please ', { user: '…', name: 'Jo Hart' }]
 */
export function spokenIn({ body, mentions, deleted }: MessagePayload): Spoken {
  const content = body?.content?.slice(0, MOST_CHARACTERS) ?? '';
  if (deleted || content === '') return [];
  if (body?.contentType !== 'html') return [content.trim()].filter((text) => text !== '');
  return tidy(partsOf(content, peopleBy(mentions ?? [])));
}

function peopleBy(mentions: readonly unknown[]): ReadonlyMap<string, PersonMention> {
  const people = new Map<string, PersonMention>();
  for (const mention of mentions) {
    const { success, data } = PayloadMention.safeParse(mention);
    const user = success ? data.mentioned.user : undefined;
    if (!success || user?.id === undefined) continue;
    people.set(data.id, { user: user.id, name: user.displayName ?? data.mentionText ?? user.id });
  }
  return people;
}

type Part = string | PersonMention;

function partsOf(html: string, people: ReadonlyMap<string, PersonMention>): Part[] {
  const parts: Part[] = [];
  // The element whose content is being left out: a person's own name, or what nobody wrote.
  let inside: string | undefined;
  for (const piece of piecesOf(html)) {
    if (piece.kind === 'text') {
      if (inside === undefined) parts.push(decode(piece.text.replace(/\s+/g, ' ')));
      continue;
    }
    const { name, closing, attributes } = piece;
    if (inside !== undefined) {
      if (closing && name === inside) inside = undefined;
    } else if (!closing && name === 'at') {
      const person = people.get(attribute(attributes, 'id') ?? '');
      if (!person) continue;
      parts.push(person);
      inside = name;
    } else if (!closing && isSilent(name, attributes)) inside = name;
    else if (name === 'emoji' && !closing) parts.push(decode(attribute(attributes, 'alt') ?? ''));
    else if (LINES.has(name)) parts.push(name === 'li' && !closing ? '\n- ' : '\n');
    else if ((name === 'td' || name === 'th') && closing) parts.push(' ');
  }
  return parts;
}

/** A chat puts the message that was replied to in front, as a quotation: somebody else wrote that. */
function isSilent(name: string, attributes: string): boolean {
  if (attributes.endsWith('/')) return false;
  return SILENT.has(name) || (name === 'blockquote' && attributes.includes('schema.skype.com/Reply'));
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closing: boolean; readonly attributes: string };

/** Looks at each character once, so that no text takes long. */
function* piecesOf(html: string): Generator<Piece> {
  let from = 0;
  while (from < html.length) {
    const open = html.indexOf('<', from);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) {
      yield { kind: 'text', text: html.slice(from) };
      return;
    }
    if (open > from) yield { kind: 'text', text: html.slice(from, open) };
    const tag = /^(\/?)([a-z][a-z0-9]*)([^]*)$/i.exec(html.slice(open + 1, close));
    if (tag)
      yield {
        kind: 'tag',
        name: (tag[2] ?? '').toLowerCase(),
        closing: tag[1] === '/',
        attributes: (tag[3] ?? '').trim(),
      };
    from = close + 1;
  }
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** No blanks around line ends or at either end, at most one empty line between two lines. */
function tidy(parts: readonly Part[]): Spoken {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const end = joined.length - 1;
  return joined
    .map((part, at) => {
      if (typeof part !== 'string') return part;
      let text = part
        .split('\n')
        .map((line) => line.replace(/[ \t]+/g, ' '))
        .join('\n')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n+- /g, '\n- ')
        .replace(/\n{3,}/g, '\n\n');
      if (at === 0) text = text.trimStart();
      return at === end ? text.trimEnd() : text;
    })
    .filter((part) => part !== '');
}
