import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard, CardAction } from '../../../cards/adaptive-card.ts';
import { listInputs } from '../../../cards/inputs.ts';
import { plainText } from '../../../cards/user-text.ts';
import { allActions, allElements } from '../../../cards/walk.ts';
import { envelopeOf } from '../../../src/adapters/envelope.ts';
import { readTeamsValue } from '../../../src/adapters/teams/forms.ts';
import { toTeamsAttachment, toTeamsCards, toTeamsFormCard } from '../../../src/adapters/teams/render.ts';
import { anyCard, DISCARDED } from '../../support/any-card.ts';
import { sampleForm, viewOf } from '../../support/cards.ts';
import { teamsAnswers } from '../../support/fill-in.ts';
import { readCard } from '../../support/read-teams.ts';
import { shownOf } from '../../support/shown.ts';

const RUNS = { numRuns: 40 };
/** Teams shows line breaks as paragraphs and drops blank space at the ends, so blank space is not compared. */
const bare = (text: string): string => text.replace(/[\s\u00A0]/g, '');

/** A hidden part is there and can be shown, so it counts. */
const inCard = (card: AdaptiveCard) => shownOf(card, true);

function expectText(card: AdaptiveCard, shown: readonly AdaptiveCard[]): void {
  const text = bare(shown.flatMap(readCard).join(''));
  for (const typed of inCard(card).texts)
    if (!text.includes(bare(typed))) expect(text).toContain(bare(typed));
  if (!inCard(card).texts.includes(DISCARDED)) expect(text).not.toContain(DISCARDED);
  const labels = shown.flatMap((each) => [...allElements(each)]).flatMap((element) => [
    ...('label' in element ? [element.label] : []),
    ...('altText' in element ? [element.altText] : []),
    ...(element.type === 'TextBlock' ? readCard({ type: 'AdaptiveCard', version: '1.5', body: [element] }) : []),
  ]); // prettier-ignore
  const all = bare(labels.join(''));
  for (const label of inCard(card).labels) if (!all.includes(bare(label))) expect(all).toContain(bare(label));
}

const isPress = (action: CardAction) => action.type === 'Action.Execute' || action.type === 'Action.Submit';
const asksForNone = (action: CardAction | undefined): boolean =>
  action !== undefined && 'associatedInputs' in action && action.associatedInputs === 'None';
const data = (action: CardAction | undefined): unknown =>
  action?.type === 'Action.Execute' || action?.type === 'Action.Submit' ? action.data : undefined;
const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort();

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
        const shown = inCard(card);
        const ids = shown.inputs.map((input) => input.id);
        expect(listInputs(content).map((input) => input.id)).toEqual(ids);
        const actions = [...allActions(content)];
        expect(actions).toHaveLength(shown.actions.length);
        const titles = actions.map(({ title }) => title);
        for (const { title } of shown.actions)
          if (title !== undefined) expect(titles).toContain(plainText(title));
        const presses = actions.filter(isPress);
        const read = presses.map((action) => readTeamsValue(data(action)));
        expect(sorted(read.map((each) => each.data))).toEqual(
          sorted(
            shown.actions.flatMap((each) => (isPress(each) && 'data' in each ? [envelopeOf(each)] : [])),
          ),
        );
        for (const [at, each] of read.entries())
          expect(Object.keys(each.inputs)).toEqual(
            asksForNone(presses[at]) ? [] : expect.arrayContaining(ids),
          );
      }),
      RUNS,
    );
  });

  test('sends back letter for letter what stood in its inputs', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { content } = toTeamsFormCard(sampleForm({ card }), 'message');
        const { inputs } = readTeamsValue(teamsAnswers(content));
        const { inputs: shown } = inCard(card);
        for (const input of shown) {
          // Two inputs of one id answer as one: only the card's author can mend that.
          if (shown.filter(({ id }) => id === input.id).length > 1) continue;
          const value = plainText(String(input.value ?? ''));
          if (input.type === 'Input.Text') expect(inputs[input.id]).toBe(value);
          if (input.type === 'Input.Toggle') {
            expect(inputs[input.id]).toBe(String(value === (input.valueOn ?? 'true')));
          }
        }
      }),
      RUNS,
    );
  });

  test('fits into messages, however long it is, with nothing lost', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { minLength: 1, maxLength: 5 }), (cards) => {
        const card: AdaptiveCard = {
          type: 'AdaptiveCard',
          version: '1.5',
          body: cards.flatMap((each) => each.body),
        };
        const { attachments, warnings } = toTeamsCards(viewOf(card));
        const contents = attachments.map((attachment) => attachment.content);
        expectText(card, contents);
        const shown = inCard(card);
        expect(contents.flatMap(listInputs)).toHaveLength(shown.inputs.length);
        expect(contents.flatMap((content) => [...allActions(content)]).filter(isPress)).toHaveLength(
          shown.actions.filter(isPress).length,
        );
        const tooLong = contents.filter((content) => JSON.stringify(content).length > 38_000);
        // A description or title of thousands of characters cannot come apart.
        const whole = [
          ...shown.labels,
          ...shown.actions.flatMap(({ title = '', tooltip = '' }) => [title, tooltip]),
        ];
        if (shown.inputs.length === 0 && whole.every(({ length }) => length < 3000))
          expect(tooLong).toEqual([]);
        const reported = warnings.filter(({ detail }) => detail.includes('cannot be split'));
        expect(reported).toHaveLength(tooLong.length);
        expect(warnings.some((warning) => warning.code === 'split')).toBe(attachments.length > 1);
      }),
      { numRuns: 20 },
    );
  });

  test('can be a form', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom('message', 'dialog'), (card, place) => {
        const { content } = toTeamsFormCard(sampleForm({ card }), place);
        expectText(card, [content]);
        const [submit] = content.actions ?? [];
        expect(readTeamsValue(data(submit))).toMatchObject({
          kind: 'submit',
          data: { form: 'action-form', token: 'draft-1' },
        });
      }),
      RUNS,
    );
  });
});
