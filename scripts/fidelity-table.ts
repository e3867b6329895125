import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { AdaptiveCard, CardElement } from '../cards/adaptive-card.ts';
import type { Warning } from '../cards/warning.ts';
import { LOST_LOOKS } from '../src/adapters/slack/render-looks.ts';
import { toSlackMessage } from '../src/adapters/slack/render.ts';
import { toSlackModal } from '../src/adapters/slack/view.ts';
import { toTeamsCards } from '../src/adapters/teams/render.ts';
import { root } from '../src/root.ts';
import { SAMPLES } from './fidelity-samples.ts';

const BEGIN = '<!-- fidelity: made by `npm run generate` -->';
const END = '<!-- end of fidelity -->';

/** What becomes of each part of a card, found out by converting a sample of each with the adapters themselves. */
export function fidelityTable(): string {
  const rows = SAMPLES.map(({ name, card }) => {
    const message = toSlackMessage({ card, summary: 'Sample' });
    const modal = toSlackModal(formOf(card));
    const teams = toTeamsCards({ card, summary: 'Sample' });
    const inMessage = message.messages.map(({ blocks }) => blocks.map(inWords).join(', ')).join(' / ');
    // A modal without anything in it shows the form's summary.
    const inModal = inMessage === '' ? '' : modal.view.blocks.map(inWords).join(', ');
    const inTeams = teams.attachments.map(({ content }) => typesIn(content)).join(' / ');
    return [
      name,
      inMessage || 'nothing',
      inModal === inMessage ? '' : inModal,
      [reported(message.warnings), reported(onlyIn(modal.warnings, message.warnings), ' (modal)')]
        .filter((words) => words !== '')
        .join('; '),
      inTeams || 'nothing',
      reported(teams.warnings),
    ];
  });
  return [
    line(['Adaptive Card', 'Slack message', 'Slack modal, where it differs', 'reported on Slack', 'Teams', 'reported on Teams']),
    line(Array.from({ length: 6 }, () => '---')),
    ...rows.map(line),
    '',
    'Looks that Slack has nothing for are reported as `downgraded`, in one warning for each part of a card:',
    '',
    line(['part', 'properties']),
    line(['---', '---']),
    ...Object.entries(LOST_LOOKS).map(([part, looks]) => line([part, Object.keys(looks).join(', ')])),
  ].join('\n'); // prettier-ignore
}

/** Puts the table between its two marks. @throws Error when the marks are not there. */
export function withTable(text: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('docs/cards.md has lost the marks around the fidelity table');
  return `${text.slice(0, begin + BEGIN.length)}\n\n${fidelityTable()}\n\n${text.slice(end)}`;
}

function formOf(card: AdaptiveCard): Parameters<typeof toSlackModal>[0] {
  return { name: 'sample', token: 't', title: 'Sample', submit: 'Send', card, errors: {}, summary: 'Sample' };
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function reported(warnings: readonly Warning[], where = ''): string {
  return [...new Set(warnings.map(({ code, detail }) => `${code}: ${detail}${where}`))].join('; ');
}

function onlyIn(warnings: readonly Warning[], others: readonly Warning[]): Warning[] {
  return warnings.filter(({ detail }) => others.every((other) => other.detail !== detail));
}

type Json = Readonly<Record<string, unknown>>;

/** `input: static_select`, `section with fields`, `actions: button (danger)`. */
function inWords(block: unknown): string {
  const { type, element, elements, accessory, fields, text } = asJson(block);
  const kind = typeof type === 'string' ? type : '?';
  if (element !== undefined) return `${kind}: ${kindOf(element)}`;
  if (kind === 'actions' && Array.isArray(elements)) {
    const [first] = elements.map(kindOf);
    return `${kind}: ${first ?? ''}${elements.length > 1 ? ` × ${elements.length}` : ''}`;
  }
  if (accessory !== undefined) return `${kind} with ${kindOf(accessory)} beside it`;
  if (Array.isArray(fields)) return `${kind}, fields × ${fields.length}`;
  return kind === 'section' && asJson(text)['type'] === 'plain_text' ? `${kind} (plain text)` : kind;
}

function kindOf(element: unknown): string {
  const { type, style, url } = asJson(element);
  const kind = typeof type === 'string' ? type : '?';
  if (typeof url === 'string') return `${kind} with a link`;
  return typeof style === 'string' ? `${kind} (${style})` : kind;
}

/** The elements and actions as they go to Teams, those inside others left out. */
function typesIn(card: AdaptiveCard): string {
  const actions = (card.actions ?? []).map(({ type }) => type);
  const types = [...card.body.map(({ type }: CardElement) => type), ...actions];
  return [...new Set(types)].join(', ');
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const path = join(root, 'docs/cards.md');
const before = await readFile(path, 'utf8');
const after = withTable(before);
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('docs/cards.md: the fidelity table is out of date; run npm run generate');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, after);
}
