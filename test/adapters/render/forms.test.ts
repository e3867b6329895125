import { describe, expect, test } from 'vitest';
import { withValues } from '../../../cards/inputs.ts';
import { asUserText } from '../../../cards/user-text.ts';
import type { FormInput } from '../../../src/bot/interaction.ts';
import {
  readPrivateMetadata,
  readSlackAction,
  readSlackState,
  toSlackErrors,
} from '../../../src/adapters/slack/forms.ts';
import { toSlackFormMessage } from '../../../src/adapters/slack/render.ts';
import { toSlackModal, toSlackNoticeModal } from '../../../src/adapters/slack/view.ts';
import { readTeamsValue } from '../../../src/adapters/teams/forms.ts';
import { toTeamsAttachment, toTeamsDialog, toTeamsFormCard } from '../../../src/adapters/teams/render.ts';
import { messageProblems, modalProblems, postProblems } from '../../support/block-kit-rules.ts';
import { EVERY_INPUT, sampleCard, sampleForm, viewOf } from '../../support/cards.ts';
import { slackAnswers, teamsAnswers } from '../../support/fill-in.ts';

const ANSWERS: FormInput = {
  title: 'Send *it* <now>, "please"\nand again',
  count: '3',
  due: '2026-12-24',
  at: '09:05',
  urgent: 'false',
  closed: 'true',
  owner: 'a',
  route: 'b',
  groups: ['a', 'c'],
  days: ['tue'],
};
const NOTHING: FormInput = {
  ...{ title: '', count: '', due: '', at: '', urgent: 'false', closed: 'false', owner: '', route: '' },
  ...{ groups: [], days: [] },
};
const AS_IT_OPENS: FormInput = {
  ...{
    title: 'Send *it*',
    count: '2.5',
    due: '2026-12-12',
    at: '14:30',
    urgent: 'true',
    closed: 'false',
    owner: 'b',
  },
  ...{ route: '', groups: ['b', 'c'], days: [] },
};

describe('a form in Slack', () => {
  test('is a modal that knows its form and draft', () => {
    const { view, warnings } = toSlackModal(sampleForm());
    expect(modalProblems(view)).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'downgraded', element: 'Input.Text#title' }]);
    expect(view).toMatchObject({
      callback_id: 'action-form',
      submit: { text: 'Assign' },
      close: { text: 'Cancel' },
    });
    expect(readPrivateMetadata(view.private_metadata)).toEqual({ form: 'action-form', token: 'draft-1' });
  });

  test.each([
    ['answers', ANSWERS],
    ['nothing', NOTHING],
  ])('brings back %s', (_name, answers) => {
    expect(readSlackState(slackAnswers(toSlackModal(sampleForm()).view.blocks, answers))).toEqual(answers);
  });

  test('brings back what it opened with when nobody touches it', () => {
    expect(readSlackState(slackAnswers(toSlackModal(sampleForm()).view.blocks))).toEqual(AS_IT_OPENS);
  });

  test('shows the answers again after a refusal', () => {
    const card = withValues(sampleForm().card, ANSWERS);
    expect(readSlackState(slackAnswers(toSlackModal(sampleForm({ card })).view.blocks))).toEqual(ANSWERS);
    const emptied = withValues(sampleForm().card, NOTHING);
    expect(readSlackState(slackAnswers(toSlackModal(sampleForm({ card: emptied })).view.blocks))).toEqual(
      NOTHING,
    );
  });

  test('can stand in a message, with a button that submits it', () => {
    const { messages } = toSlackFormMessage(sampleForm());
    const [message] = messages;
    expect(messages).toHaveLength(1);
    expect(messageProblems(message?.blocks ?? [])).toEqual([]);
    const row = message?.blocks.at(-1);
    const button: unknown = row?.type === 'actions' ? row.elements[0] : undefined;
    expect(button).toMatchObject({ action_id: 'form.submit', style: 'primary' });
    expect(readSlackAction(button)).toEqual({
      kind: 'submit',
      data: { form: 'action-form', token: 'draft-1' },
    });
    expect(readSlackState(slackAnswers(message?.blocks ?? [], ANSWERS))).toEqual(ANSWERS);
  });

  test('of which only a button is shown calls nobody by its title, and the notification has its summary alone', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ type: 'Input.Text', id: `i${at}`, label: 'x' }) as const);
    const form = sampleForm({ title: `Return: <!channel> ${asUserText('*so* on')}`, card: { ...sampleForm().card, body: many } });
    const [offer] = toSlackFormMessage(form).messages;
    expect(postProblems(offer ?? { text: '', blocks: [] })).toEqual([]);
    expect(offer?.text).toBe('A form to fill in');
    expect(JSON.stringify(offer?.blocks)).toContain('Return: <!channel> *so* on. ');
  }); // prettier-ignore

  test('too long for one message is a button that opens it, never inputs without their button', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      type: 'Input.Text' as const,
      id: `line-${index}`,
      label: `Line ${index}`,
    }));
    const card = { ...sampleForm().card, body: many };
    const { messages, warnings } = toSlackFormMessage(sampleForm({ card }));
    expect(messages).toHaveLength(1);
    expect(warnings).toMatchObject([{ code: 'downgraded', element: 'form' }]);
    const row = messages[0]?.blocks.at(-1);
    expect(readSlackAction(row?.type === 'actions' ? row.elements[0] : undefined)).toMatchObject({
      kind: 'press',
      data: { verb: 'form.open', args: { draft: 'draft-1' } },
    });
    expect(toSlackFormMessage(sampleForm({ card: { ...card, body: many.slice(0, 40) } })).warnings).toEqual(
      [],
    );
  });

  test('whose title the bar has no room for says it in full above its inputs', () => {
    const title = 'Ask the Independent Person for an opinion';
    const { view, warnings } = toSlackModal(sampleForm({ title }));
    expect(modalProblems(view)).toEqual([]);
    expect(view.title.text).toBe('Ask the Independent…');
    expect(view.blocks[0]).toMatchObject({ type: 'header', text: { text: title } });
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'split', element: 'form' }));
    expect(toSlackNoticeModal(viewOf(sampleCard()), title).view.blocks[0]).toMatchObject({ type: 'header' });
  });

  test('puts errors beside their inputs, and others beside the first', () => {
    const { card } = sampleForm();
    expect(toSlackErrors({ due: 'It has passed.', token: 'Open it again.' }, card)).toEqual({
      due: 'It has passed.',
      title: 'Open it again.',
    });
    expect(toSlackErrors({ due: 'x' }, { ...card, body: [] })).toEqual({});
  });

  test('shows an error of the card only while the form has it', () => {
    const card = {
      ...sampleForm().card,
      body: [
        ...EVERY_INPUT,
        { type: 'TextBlock' as const, id: 'error-due', text: 'It has passed.', wrap: true },
      ],
    };
    const shows = (errors: Record<string, string>): boolean =>
      JSON.stringify(toSlackModal(sampleForm({ card, errors })).view).includes('It has passed.');
    expect(shows({})).toBe(false);
    expect(shows({ due: 'It has passed.' })).toBe(true);
    expect(JSON.stringify(toSlackFormMessage(sampleForm({ card })))).toContain('It has passed.');
  });

  test('ends in a modal that has nothing to fill in', () => {
    const { view } = toSlackNoticeModal(viewOf(sampleCard()), 'Assigned');
    expect(modalProblems(view)).toEqual([]);
    expect(view).toMatchObject({ title: { text: 'Assigned' }, close: { text: 'Close' } });
    expect(view.submit).toBeUndefined();
  });

  test('groups more than a hundred choices by first letter', () => {
    const choices = Array.from({ length: 150 }, (_, index) => ({ title: `${index % 2 ? 'a' : 'B'}${index}`, value: `v${index}` }));
    const card = { ...sampleForm().card, body: [{ type: 'Input.ChoiceSet' as const, id: 'owner', label: 'Who', value: 'v149', choices }] };
    const { view } = toSlackModal(sampleForm({ card }));
    expect(modalProblems(view)).toEqual([]);
    expect(view.blocks[0]).toMatchObject({ element: { option_groups: [{ label: { text: 'B' } }, { label: { text: 'A' } }] } });
    expect(readSlackState(slackAnswers(view.blocks))).toEqual({ owner: 'v149' });
  }); // prettier-ignore
});

describe('a form in Teams', () => {
  test.each([
    ['answers', ANSWERS],
    ['nothing', NOTHING],
  ])('brings back %s from a message and from a dialog, the same as Slack', (_name, answers) => {
    for (const place of ['message', 'dialog'] as const) {
      const { content } = toTeamsFormCard(sampleForm(), place);
      expect(readTeamsValue(teamsAnswers(content, answers))).toEqual({
        kind: 'submit',
        data: { form: 'action-form', token: 'draft-1' },
        inputs: answers,
      });
    }
  });

  test('brings back what it opened with when nobody touches it', () => {
    expect(readTeamsValue(teamsAnswers(toTeamsDialog(sampleForm()).card.content)).inputs).toEqual(
      AS_IT_OPENS,
    );
  });

  test('in a message it is executed, with a plain submit for clients that cannot', () => {
    const { content } = toTeamsFormCard(sampleForm(), 'message');
    const [action] = content.actions ?? [];
    expect(action).toMatchObject({ type: 'Action.Execute', title: 'Assign', verb: 'form.submit' });
    expect(action?.fallback).toMatchObject({ type: 'Action.Submit', data: { form: 'action-form' } });
    expect(content.body[0]).toMatchObject({ type: 'TextBlock', text: 'Assign an action' });
  });

  test('in a dialog it is submitted', () => {
    const dialog = toTeamsDialog(sampleForm());
    expect(dialog).toMatchObject({ title: 'Assign an action', height: 'large' });
    expect(dialog.card.content.actions).toMatchObject([{ type: 'Action.Submit', title: 'Assign' }]);
  });
});

describe('a press', () => {
  test('means the same from both platforms', () => {
    const data = { verb: 'action.finish', subject: 'action:ACT-2611-K4TR', rev: 3, opens: 'form' };
    const { content } = toTeamsAttachment(viewOf(sampleCard()));
    const pressed = content.actions?.[1];
    expect(pressed).toMatchObject({
      type: 'Action.Submit',
      data: { ...data, msteams: { type: 'task/fetch' } },
    });
    expect(readTeamsValue(pressed?.type === 'Action.Submit' ? pressed.data : undefined)).toEqual({
      kind: 'press',
      data,
      inputs: {},
    });
    expect(
      readSlackAction({ type: 'button', action_id: 'action.finish#2', value: JSON.stringify(data) }),
    ).toEqual({
      kind: 'press',
      data,
    });
  });

  test('on a link, or on an input, means nothing', () => {
    expect(readSlackAction({ type: 'button', action_id: 'OpenUrl#2' })).toEqual({ kind: 'none' });
    expect(readSlackAction({ type: 'static_select', action_id: 'input' })).toEqual({ kind: 'none' });
  });

  test.each([
    ['no value', { type: 'button', action_id: 'action.finish' }],
    ['a value that is not JSON', { type: 'button', action_id: 'action.finish', value: 'yes' }],
    ['unknown keys', { type: 'button', action_id: 'a', value: '{"verb":"a.b","evil":1}' }],
    ['no verb', { type: 'button', action_id: 'a', value: '{}' }],
    ['a form without a draft', { type: 'button', action_id: 'form.submit', value: '{"form":"x"}' }],
    ['not an object', 'press'],
  ])('with %s is refused (Slack)', (_name, action) => {
    expect(() => readSlackAction(action)).toThrowError(
      expect.objectContaining({ code: 'unreadable-payload' }),
    );
  });

  test.each([
    ['nothing', undefined],
    ['text', 'yes'],
    ['a list', []],
    ['no verb', {}],
    ['a wrong verb', { verb: 'Robert; DROP' }],
    ['an object as an answer', { verb: 'a.b', title: { a: 1 } }],
    ['fields that are no fields', { verb: 'a.b', fields: { a: 'some' } }],
    ['a reserved key', JSON.parse('{"verb":"a.b","__proto__":{"x":1}}')],
    ['a reserved field', JSON.parse('{"verb":"a.b","fields":{"__proto__":"one"}}')],
    ['a form without a draft', { form: 'x' }],
  ])('with %s is refused (Teams)', (_name, value) => {
    expect(() => readTeamsValue(value)).toThrowError(expect.objectContaining({ code: 'unreadable-payload' }));
  });

  test.each([
    ['text', 'yes'],
    ['a reserved block id', JSON.parse('{"__proto__":{"input":{"type":"plain_text_input","value":"x"}}}')],
    ['no element', { title: { input: 'x' } }],
  ])('with %s as state is refused (Slack)', (_name, state) => {
    expect(() => readSlackState(state)).toThrowError(expect.objectContaining({ code: 'unreadable-payload' }));
  });
});
