import type { Scene } from './context.ts';
import type { Hit } from './finding.ts';
import { setOf } from './context.ts';

const AT = /@| at |[[({<] ?at ?[\])}>]/gi;
const BEFORE = /[a-z0-9][a-z0-9._%+'-]{0,63} ?$/i;
const AFTER = /^ ?([a-z0-9-]{1,63}(?:(?:\.| dot |[[({<] ?dot ?[\])}>])[a-z0-9-]{1,63}){1,4})/i;
const DOTS = / dot |[[({<] ?dot ?[\])}>]/gi;
/** Where public bodies have their people's addresses. */
const PUBLIC = ['gov.uk', 'nhs.uk', 'nhs.net', 'police.uk', 'mod.uk', 'parliament.uk', 'cjsm.net'];
const REACH = 130;

/** E-mail addresses, also with "at" and "dot" in words. Those of members, of their agencies' domains and of public bodies are fine. */
export function detectEMail({ reading: { text }, surroundings: { allow } }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(AT)) {
    const end = match.index + match[0].length;
    const before = BEFORE.exec(text.slice(Math.max(0, match.index - 66), match.index));
    const after = AFTER.exec(text.slice(end, end + REACH));
    if (!before || !after) continue;
    const domain = (after[1] ?? '').replaceAll(DOTS, '.').toLowerCase();
    // "meet at 10.30", "look at plymouthscb.co.uk": with the word "at" it takes a dot in words too, or a name that is one.
    if (match[0] === ' at ' && !/ dot /i.test(after[0])) continue;
    const address = `${before[0].trim().toLowerCase()}@${domain}`;
    if (allow.emails.has(address) || isKnown(domain, allow.emailDomains) || /^[\d.]{1,30}$/.test(domain))
      continue;
    hits.push({
      kind: 'e-mail',
      severity: 'refuse',
      start: match.index - before[0].length,
      end: end + after[0].length,
      put: '[e-mail address removed]',
    });
  }
  return [...hits, ...handles(text)];
}

function isKnown(domain: string, domains: ReadonlySet<string>): boolean {
  return domains.has(domain) || PUBLIC.some((known) => domain === known || domain.endsWith(`.${known}`));
}

const LABEL =
  /(?<![a-z])(?:snap|snapchat|insta|instagram|tiktok|ig|sc|discord|xbox|psn|username|handle)(?: is|:| -| =| id| name){1,2} ?@?([a-z0-9_.]{3,30})/gi;
const MENTION = /(?<![a-z0-9@])@[a-z0-9_.]{3,30}/gi;
/** Discord's older names. */
const NUMBERED = /(?<![a-z0-9_.])[a-z0-9_.]{2,32}#\d{4}(?!\d)/gi;
const NETWORK = /(?<![a-z])(?:snap|snapchat|insta|instagram|tiktok|ig|discord|twitter|facebook)(?![a-z])/i;
/** How far a network's name reaches, in characters. */
const NEAR = 40;
const PROFILE = /(?<![a-z])(?:instagram|tiktok|facebook|snapchat|twitter)\.com\/[@a-z0-9_./?=-]{2,80}/gi;
const NO_HANDLE = setOf(
  'group groups chat post posts video videos going full story stories not down the being how what and safe safety used off out rife still',
);

/** What somebody is called on a social network. */
function handles(text: string): Hit[] {
  const hits: Hit[] = [];
  const add = (start: number, end: number): void => {
    hits.push({ kind: 'online-handle', severity: 'refuse', start, end, put: '[online name removed]' });
  };
  for (const match of text.matchAll(LABEL)) {
    const [said, name = ''] = match;
    if (!NO_HANDLE.has(name.toLowerCase()))
      add(match.index + said.length - name.length, match.index + said.length);
  }
  for (const match of text.matchAll(PROFILE)) add(match.index, match.index + match[0].length);
  const numbered = text.includes('#') ? text.matchAll(NUMBERED) : [];
  for (const match of [...text.matchAll(MENTION), ...numbered]) {
    const around = text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
    if (NETWORK.test(around)) add(match.index, match.index + match[0].length);
  }
  return hits;
}
