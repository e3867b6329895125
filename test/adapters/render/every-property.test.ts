import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../../scripts/fidelity-samples.ts';
import { LOST_LOOKS } from '../../../src/adapters/slack/render-looks.ts';
import { anyCard } from '../../support/any-card.ts';

/** Every property that the published schema of Adaptive Cards 1.5 gives its parts, but `type` (adaptivecards.io/schemas/1.5.0). */
const OWN: Readonly<Record<string, string>> = {
  AdaptiveCard: 'refresh authentication body actions selectAction fallbackText backgroundImage minHeight rtl speak lang verticalContentAlignment',
  TextBlock: 'text color fontType horizontalAlignment isSubtle maxLines size weight wrap style',
  RichTextBlock: 'inlines horizontalAlignment',
  TextRun: 'text color fontType highlight isSubtle italic selectAction size strikethrough underline weight',
  FactSet: 'facts',
  Image: 'url altText backgroundColor height horizontalAlignment selectAction size style width',
  ImageSet: 'images imageSize',
  Media: 'sources poster altText',
  Container: 'items selectAction style verticalContentAlignment bleed backgroundImage minHeight rtl',
  ColumnSet: 'columns selectAction style bleed minHeight horizontalAlignment',
  Column: 'items backgroundImage bleed fallback minHeight rtl separator spacing selectAction style verticalContentAlignment width id isVisible requires',
  Table: 'columns rows firstRowAsHeader showGridLines gridStyle horizontalCellContentAlignment verticalCellContentAlignment',
  TableRow: 'cells style horizontalCellContentAlignment verticalCellContentAlignment',
  TableCell: 'items selectAction style verticalContentAlignment bleed backgroundImage minHeight rtl',
  TableColumnDefinition: 'width horizontalCellContentAlignment verticalCellContentAlignment',
  ActionSet: 'actions',
  'Input.Text': 'isMultiline maxLength placeholder regex style inlineAction value',
  'Input.Number': 'max min placeholder value',
  'Input.Date': 'max min placeholder value',
  'Input.Time': 'max min placeholder value',
  'Input.Toggle': 'title value valueOff valueOn wrap',
  'Input.ChoiceSet': 'choices isMultiSelect style value placeholder wrap choices.data',
  'Action.Execute': 'verb data associatedInputs',
  'Action.Submit': 'data associatedInputs',
  'Action.OpenUrl': 'url',
  'Action.ShowCard': 'card',
  'Action.ToggleVisibility': 'targetElements',
}; // prettier-ignore

/** What all of a family have: looked for in one of them at least. */
const SHARED: Readonly<Record<string, string>> = {
  element: 'fallback height separator spacing id isVisible requires',
  input: 'id label isRequired errorMessage',
  action: 'title iconUrl id style fallback tooltip isEnabled mode requires',
};

/** What parts are called where the type need not be written. */
const AT: Readonly<Record<string, string>> = {
  columns: 'Column',
  rows: 'TableRow',
  cells: 'TableCell',
  inlines: 'TextRun',
};

function familyOf(type: string): string {
  return type.startsWith('Action.') ? 'action' : type.startsWith('Input.') ? 'input' : 'element';
}

/** `TextBlock.text`, and `element.spacing` for whatever element it is. */
function propertiesIn(value: unknown, at = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) propertiesIn(each, at, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return found;
  const type = 'type' in value && typeof value.type === 'string' ? value.type : (AT[at] ?? at);
  for (const [key, entry] of Object.entries(value)) {
    found.add(`${type}.${key}`);
    found.add(`${familyOf(type)}.${key}`);
    if (familyOf(type) === 'input') found.add(`element.${key}`);
    if (key !== 'data') propertiesIn(entry, key, found);
  }
  return found;
}

const every = Object.entries({ ...OWN, ...SHARED }).flatMap(([type, names]) =>
  names.split(' ').map((name) => `${type}.${name}`),
);

describe('every property that a card of version 1.5 can have', () => {
  it('is in the fidelity table, or in its list of looks', () => {
    const shown = propertiesIn(SAMPLES.map(({ card }) => card));
    const looks = Object.entries(LOST_LOOKS).flatMap(([part, lost]) =>
      Object.keys(lost).flatMap((name) => [`${part}.${name}`, `element.${name}`]),
    );
    expect(every.filter((name) => !shown.has(name) && !looks.includes(name))).toEqual([]);
  });

  it('is among what random cards hold', () => {
    const held = propertiesIn(fc.sample(anyCard, { numRuns: 120, seed: 20_261_122 }));
    expect(every.filter((name) => !held.has(name))).toEqual([]);
  });
});
