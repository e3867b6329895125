import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { listInputs } from '../../../cards/inputs.ts';
import { allActions } from '../../../cards/walk.ts';
import { envelopeOf } from '../../../src/adapters/envelope.ts';
import { readTeamsValue } from '../../../src/adapters/teams/forms.ts';
import { toTeamsAttachment, toTeamsCards, toTeamsFormCard } from '../../../src/adapters/teams/render.ts';
import { anyCard, inputsOf, sampleForm, typedTexts, viewOf } from '../../support/cards.ts';
import { readCard } from '../../support/read-teams.ts';

const RUNS = { numRuns: 100 };
/** Teams shows line breaks as paragraphs and drops blank space at the ends, so blank space is not compared. */
const bare = (text: string): string => text.replace(/[\s\u00A0]/g, '');

function expectText(card: AdaptiveCard, shown: readonly AdaptiveCard[]): void {
  const text = bare(shown.flatMap(readCard).join(''));
  for (const typed of typedTexts(card)) expect(text).toContain(bare(typed));
}

// Random cards can be large, and the machine busy.
describe('any card', { timeout: 60_000 }, () => {
  test('shows every typed text in Teams as it was typed', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { content } = toTeamsAttachment(viewOf(card));
        expectText(card, [content]);
        expect(JSON.stringify(content)).not.toMatch(/[\uE000\uE001]/);
      }),
      RUNS,
    );
  });

  test('keeps every input and every action, and its actions can be read back', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { content } = toTeamsAttachment(viewOf(card));
        expect(inputsOf(content).map((input) => input.id)).toEqual(inputsOf(card).map((input) => input.id));
        const before = [...allActions(card)];
        const after = [...allActions(content)];
        expect(after).toHaveLength(before.length);
        for (const [index, action] of before.entries()) {
          const now = after[index];
          if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') continue;
          expect(now?.type === 'Action.Execute' || now?.type === 'Action.Submit').toBe(true);
          if (now?.type !== 'Action.Execute' && now?.type !== 'Action.Submit') continue;
          const read = readTeamsValue(now.data);
          expect(read).toMatchObject({ kind: 'press', data: envelopeOf(action) });
          expect(Object.keys(read.inputs)).toEqual(listInputs(card).map((input) => input.id));
        }
      }),
      RUNS,
    );
  });

  test('fits into messages, however long it is, with nothing lost', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { minLength: 1, maxLength: 8 }), (cards) => {
        const card: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: cards.flatMap((each) => each.body) };
        const { attachments, warnings } = toTeamsCards(viewOf(card));
        const contents = attachments.map((attachment) => attachment.content);
        expectText(card, contents);
        expect(contents.flatMap(inputsOf)).toHaveLength(inputsOf(card).length);
        expect([...contents.flatMap((content) => [...allActions(content)])]).toHaveLength([...allActions(card)].length);
        if (inputsOf(card).length === 0) {
          for (const content of contents) expect(JSON.stringify(content).length).toBeLessThan(40_000);
        }
        expect(warnings.some((warning) => warning.code === 'split')).toBe(attachments.length > 1);
      }),
      { numRuns: 40 },
    ); // prettier-ignore
  });

  test('can be a form', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom('message', 'dialog'), (card, place) => {
        const { content } = toTeamsFormCard(sampleForm({ card }), place);
        expectText(card, [content]);
        const [submit] = content.actions ?? [];
        const data =
          submit?.type === 'Action.Execute' || submit?.type === 'Action.Submit' ? submit.data : undefined;
        expect(readTeamsValue(data)).toMatchObject({
          kind: 'submit',
          data: { form: 'action-form', token: 'draft-1' },
        });
      }),
      RUNS,
    );
  });
});
