import { warn, type Draft } from './render-draft.ts';

/**
 * What only changes how a part of a card looks, and what Slack has nothing for: by kind of part, each property with the
 * values that lose nothing (compared without capitals; a property that is not there loses nothing either).
 */
export const LOST_LOOKS: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  AdaptiveCard: { backgroundImage: [], minHeight: [], rtl: [false], speak: [''], verticalContentAlignment: ['top'], authentication: [] },
  TextBlock: { color: ['default'], horizontalAlignment: ['left'], size: ['default', 'small', 'large', 'extralarge'], weight: ['default', 'bolder'], spacing: ['default'], height: ['auto'] },
  TextRun: { color: ['default'], highlight: [false], size: ['default'], isSubtle: [false], weight: ['default', 'bolder'] },
  RichTextBlock: { horizontalAlignment: ['left'], spacing: ['default'], height: ['auto'] },
  FactSet: { spacing: ['default'], height: ['auto'] },
  Image: { size: ['auto', 'stretch'], style: ['default'], width: [], height: ['auto'], backgroundColor: [], horizontalAlignment: ['left'], spacing: ['default'] },
  ImageSet: { imageSize: ['auto', 'stretch'], spacing: ['default'], height: ['auto'] },
  Container: { style: ['default'], bleed: [false], minHeight: [], backgroundImage: [], rtl: [false], verticalContentAlignment: ['top'], spacing: ['default'], height: ['auto'] },
  ColumnSet: { style: ['default'], bleed: [false], minHeight: [], horizontalAlignment: ['left'], spacing: ['default'], height: ['auto'] },
  Column: { width: ['auto', 'stretch'], style: ['default'], bleed: [false], minHeight: [], backgroundImage: [], rtl: [false], verticalContentAlignment: ['top'], separator: [false], spacing: ['default'] },
  Table: { columns: [], showGridLines: [], gridStyle: ['default'], horizontalCellContentAlignment: ['left'], verticalCellContentAlignment: ['top'], spacing: ['default'], height: ['auto'] },
  TableRow: { style: ['default'], horizontalCellContentAlignment: ['left'], verticalCellContentAlignment: ['top'] },
  TableCell: { style: ['default'], bleed: [false], minHeight: [], backgroundImage: [], rtl: [false], verticalContentAlignment: ['top'] },
  ActionSet: { spacing: ['default'], height: ['auto'] },
  Input: { spacing: ['default'], height: ['auto'] },
  Action: { iconUrl: [''], mode: ['primary'] },
}; // prettier-ignore

/** The same as lists: asked of every part of every card. */
const LISTED = new Map(Object.entries(LOST_LOOKS).map(([kind, looks]) => [kind, Object.entries(looks)]));

/** Reports in one warning what of a part's looks is lost. */
export function warnOfLooks(
  draft: Draft,
  part: { readonly type?: string; readonly id?: string },
  kind: keyof typeof LOST_LOOKS = part.type ?? '',
): void {
  const values: Readonly<Record<string, unknown>> = part;
  const lost: string[] = [];
  for (const [property, harmless] of LISTED.get(kind) ?? []) {
    const value = values[property];
    if (value === undefined) continue;
    if (!harmless.includes(typeof value === 'string' ? value.toLowerCase() : value)) lost.push(property);
  }
  if (lost.length === 0) return;
  warn(draft, 'downgraded', { type: String(kind), ...part }, `Slack has nothing for its ${lost.join(', ')}`);
}
