import type { Person, World } from '../protocol.ts';

export interface Suggestion {
  readonly id: string;
  /** What stands in the text afterwards. */
  readonly insert: string;
  readonly title: string;
  readonly detail: string;
}

export interface Suggested {
  /** Where the word being completed starts. */
  readonly from: number;
  readonly list: readonly Suggestion[];
}

const MOST = 12;

/** The commands, for a server that does not name them. */
const usualCommands: NonNullable<World['commands']> = [
  { name: 'action', summary: 'Assign, accept, update and finish actions' },
  { name: 'escalate', summary: 'Raise a case-resolution escalation' },
  { name: 'review', summary: 'Reviews and their learning' },
  { name: 'dib', summary: 'The daily intelligence briefing' },
  { name: 'meeting', summary: 'Agendas, papers, minutes and dates' },
  { name: 'training', summary: 'Courses, bookings and licences' },
  { name: 'plan', summary: 'The forward plan and its duties' },
  { name: 'impact', summary: 'Record a “making a difference” entry' },
  { name: 'report', summary: 'Reports and figures' },
  { name: 'mywork', summary: 'Everything that waits for you' },
  { name: 'partnership', summary: 'Help, directory and glossary' },
];

/** What could complete the word before the caret: a command at the start of the line, a person after an `@`. */
export function suggest(
  textBeforeCaret: string,
  people: readonly Person[],
  commands: World['commands'],
  botName: string,
): Suggested | undefined {
  const command = /^\/([a-z-]*)$/i.exec(textBeforeCaret);
  if (command) {
    const typed = (command[1] ?? '').toLowerCase();
    const list = (commands ?? usualCommands).filter(({ name }) => name.startsWith(typed));
    // Completed already: Enter must send, not choose.
    if (list.length === 1 && list[0]?.name === typed) return undefined;
    return wrap(
      0,
      list.map(({ name, summary }) => ({
        id: name,
        insert: `/${name} `,
        title: `/${name}`,
        detail: summary,
      })),
    );
  }
  const mention = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*){0,3})$/u.exec(textBeforeCaret);
  if (!mention) return undefined;
  const typed = (mention[1] ?? '').toLowerCase();
  const everybody = [
    { id: 'bot', name: botName, detail: 'the partnership’s bot' },
    ...people.map(({ id, name, post, agency }) => ({ id, name, detail: `${post}, ${agency}` })),
  ];
  if (everybody.some(({ name }) => name.toLowerCase() === typed.trimEnd())) return undefined;
  const found = everybody.filter(({ name }) => {
    const lower = name.toLowerCase();
    return lower.startsWith(typed) || lower.split(' ').some((word) => typed && word.startsWith(typed));
  });
  return wrap(
    textBeforeCaret.length - (mention[1] ?? '').length - 1,
    found.map(({ id, name, detail }) => ({ id, insert: `@${name} `, title: name, detail })),
  );
}

function wrap(from: number, list: readonly Suggestion[]): Suggested | undefined {
  return list.length > 0 ? { from, list: list.slice(0, MOST) } : undefined;
}
