import type { PersonMention, Spoken } from '../../bot/interaction.ts';

/** `<@U1|jo>`, `<#C1|general>`, `<!here>`, `<https://x.org|x.org>`: everything Slack puts between angle brackets. */
const TOKEN = /<([^<>]*)>/g;

/**
 * Turns the text of a Slack command or message into what the person typed: mentions of people are lifted out with their
 * id, everything else goes back to plain text (`<!here>` is just the words "@here"; nothing here can ping anybody), and
 * Slack's `&amp;`, `&lt;` and `&gt;` become the characters they stand for.
 *
 * @example toSpoken('assign <@U2|jo> &lt;soon&gt;') // ['assign ', { user: 'U2', name: 'jo' }, ' <soon>']
 */
export function toSpoken(text: string, bot?: string): Spoken {
  const parts: (string | PersonMention)[] = [];
  let words = '';
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    words += unescape(text.slice(from, match.index));
    from = match.index + match[0].length;
    const meaning = readToken(match[1] ?? '');
    if (typeof meaning === 'string') {
      words += meaning;
    } else if (meaning.user !== bot) {
      if (words) parts.push(words);
      parts.push(meaning);
      words = '';
    }
  }
  words += unescape(text.slice(from));
  if (words) parts.push(words);
  return parts;
}

/** The line of a command: no blanks at its ends, no leading slash. */
export function toCommandLine(text: string, bot?: string): Spoken {
  const parts = [...toSpoken(text, bot)];
  const first = parts[0];
  if (typeof first === 'string') parts[0] = first.replace(/^\s*\/?\s*/, '');
  const last = parts[parts.length - 1];
  if (typeof last === 'string') parts[parts.length - 1] = last.trimEnd();
  return parts.filter((part) => part !== '');
}

/** Whether this text mentions this account. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

function readToken(token: string): string | PersonMention {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = unescape(bar < 0 ? '' : token.slice(bar + 1));
  const person = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1];
  if (person) return { user: person, name: label.replace(/^@/, '') || person };
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return special(target.slice(1), label);
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return link(unescape(target), label);
  return unescape(`<${token}>`);
}

/** `<!here>`, `<!subteam^S1|@chairs>`, `<!date^…|12 December>`. */
function special(target: string, label: string): string {
  if (label) return label;
  return `@${target.replace(/\^.*$/s, '')}`;
}

/** Slack turns `x.org` into `<http://x.org|x.org>`. A label that hides another address keeps the address beside it. */
function link(address: string, label: string): string {
  if (!label) return address.replace(/^(mailto|tel):/i, '');
  const bare = (value: string): string =>
    value.replace(/^(https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  return bare(address).toLowerCase() === bare(label).toLowerCase() ? label : `${label} (${address})`;
}

/** `&amp;` last, so that a typed `&amp;lt;` stays `&lt;`. */
function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
