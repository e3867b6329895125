import { describe, expect, test } from 'vitest';
import { readLongValues, readSlackAction, readSlackState } from '../../../src/adapters/slack/forms.ts';
import { SubmissionPayload } from '../../../src/adapters/slack/payloads.ts';
import { receiveSubmission } from '../../../src/adapters/slack/receive.ts';
import { toSlackFormMessage } from '../../../src/adapters/slack/render.ts';
import { toSlackModal } from '../../../src/adapters/slack/view.ts';
import { messageProblems, modalProblems } from '../../support/block-kit-rules.ts';
import { sampleForm } from '../../support/cards.ts';
import { slackAnswers } from '../../support/fill-in.ts';

describe('a Slack form with values longer than a choice may have', () => {
  const long = (letter: string): string => letter.repeat(120);
  const choices = [
    { title: 'Short', value: 'short' },
    { title: 'A', value: long('a') },
    { title: 'B', value: long('b') },
  ];
  const common = { type: 'Input.ChoiceSet' as const, choices };
  const body = [
    { ...common, id: 'one', label: 'One', value: long('b') },
    { ...common, id: 'several', label: 'Several', isMultiSelect: true, value: `short,${long('a')}` },
  ];
  const card = { ...sampleForm().card, body };
  const answers = { one: long('b'), several: ['short', long('a')] };

  test('brings them back whole from a modal, chosen as they were', () => {
    const { view, warnings } = toSlackModal(sampleForm({ card }));
    expect(modalProblems(view)).toEqual([]);
    expect(warnings).toEqual([]);
    const typed = readSlackState(slackAnswers(view.blocks));
    expect(typed).not.toEqual(answers);
    const sent = receiveSubmission(
      SubmissionPayload.parse({
        type: 'view_submission',
        user: { id: 'U1' },
        view: { ...view, id: 'V1', state: { values: slackAnswers(view.blocks) } },
      }),
      { team: 'T1', user: 'UBOT' },
    );
    expect(sent).toMatchObject({ form: 'action-form', token: 'draft-1', inputs: answers });
  });

  test('and from a message', () => {
    const { messages } = toSlackFormMessage(sampleForm({ card }));
    const blocks = messages[0]?.blocks ?? [];
    expect(messageProblems(blocks)).toEqual([]);
    const row = blocks.at(-1);
    const pressed = readSlackAction(row?.type === 'actions' ? row.elements[0] : undefined);
    expect(
      pressed.kind === 'submit' && readLongValues(readSlackState(slackAnswers(blocks)), pressed.data),
    ).toEqual(answers);
  });

  test('and says so when they are more than the form can carry', () => {
    const most = Array.from({ length: 40 }, (_, index) => ({
      title: `${index}`,
      value: `${index}`.padEnd(200, 'x'),
    }));
    const { view, warnings } = toSlackModal(
      sampleForm({ card: { ...card, body: [{ ...common, choices: most, id: 'one', label: 'One' }] } }),
    );
    expect(modalProblems(view)).toEqual([]);
    expect(warnings.length).toBeGreaterThan(20);
    expect(warnings[0]).toMatchObject({ code: 'dropped', element: 'Input.ChoiceSet#one' });
  });
});
