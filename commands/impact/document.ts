import { partsOf } from '../../cards/impact/view.ts';
import {
  CONSENT_WORDS,
  priorityName,
  SOURCE_WORDS,
  STATE_WORDS,
  themeName,
  typeName,
} from '../../cards/impact/words.ts';
import type { PrintedBlock } from '../../src/bot/printed.ts';
import { dotted } from '../../src/bot/text.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

/** Entries for paper, in this order: what was done, what came of it, what changed. Nobody's name is among it. */
export function printedImpacts(impacts: readonly Impact[], partnership: Partnership): PrintedBlock[] {
  return impacts.flatMap((impact, index): PrintedBlock[] => [
    {
      kind: 'heading',
      level: 3,
      text: dotted([
        `${index + 1}. ${typeName(partnership, impact.type)}`,
        impact.priority === undefined ? undefined : priorityName(partnership, impact.priority),
      ]),
    },
    {
      kind: 'paragraph',
      lines: partsOf(impact).map(({ label, text }) => [{ text: `${label}: `, bold: true }, { text }]),
    },
  ]);
}

export const SHEET_HEAD = [
  'Reference',
  'State',
  'Type',
  'What was done',
  'What came of it',
  'Changed for children and families',
  'Changed for practice',
  'Changed for the partnership',
  'Priority',
  'Theme',
  'From',
  'Consent',
  'Agency',
  'Written',
  'Used in',
] as const;

/** A line of a spreadsheet an entry; who wrote it is not among it. */
export function sheetRow(impact: Impact, partnership: Partnership): string[] {
  const { changed, priority, theme } = impact;
  return [
    impact.id,
    STATE_WORDS[impact.state],
    typeName(partnership, impact.type),
    impact.did,
    impact.outcome,
    changed.children ?? '',
    changed.practice ?? '',
    changed.partnership ?? '',
    priority === undefined ? '' : priorityName(partnership, priority),
    theme === undefined ? '' : themeName(partnership, theme),
    SOURCE_WORDS[impact.source],
    CONSENT_WORDS[impact.consent],
    partnership.agencies.find(({ id }) => id === impact.agency)?.name ?? impact.agency,
    londonDate(new Date(impact.at)),
    impact.used?.in ?? '',
  ];
}
