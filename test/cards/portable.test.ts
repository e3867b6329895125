import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintCard } from '../../cards/portable.ts';
import { sampleCard, sampleForm } from '../support/cards.ts';

const folder = new URL('../../cards/', import.meta.url);
const templates = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/card.json`, folder)));
const lint = (change: object): string[] =>
  lintCard({ type: 'AdaptiveCard', version: '1.5', body: [], ...change }).map(
    ({ at, message }) => `${at}: ${message}`,
  );

describe("this project's own templates", () => {
  test.each(templates)('%s keeps the rules', (name) => {
    expect(lintCard(JSON.parse(readFileSync(new URL(`${name}/card.json`, folder), 'utf8')))).toEqual([]);
  });
});

describe('the rules', () => {
  test('take a good card', () => {
    expect(lintCard(sampleCard())).toEqual([]);
  });

  test('see a form without limits', () => {
    expect(lintCard(sampleForm().card)).toEqual([{ at: 'Input.Text#title', message: 'give it a maxLength' }]);
  });

  test.each([
    ['another version', { version: '1.6' }, /version must be 1.5/],
    ['a text that Teams would cut', { body: [{ type: 'TextBlock', text: 'x' }] }, /"wrap": true/],
    ['markup Teams does not know', { body: [{ type: 'TextBlock', text: '# x', wrap: true }] }, /headings/],
    ['a line break Teams joins', { body: [{ type: 'TextBlock', text: 'a\nb', wrap: true }] }, /empty line/],
    ['an unsafe link', { body: [{ type: 'TextBlock', text: '[x](javascript:a)', wrap: true }] }, /https/],
    ['a date to fill in', { body: [{ type: 'TextBlock', text: '{{DATE(${x})}}', wrap: true }] }, /write dates out/],
    ['an input without a label', { body: [{ type: 'Input.Date', id: 'due' }] }, /#due: give it a label/],
    ['a reserved id', { body: [{ type: 'Input.Date', id: 'form', label: 'x' }] }, /choose another id/],
    ['an id used twice', { body: [1, 2].map(() => ({ type: 'Input.Date', id: 'a', label: 'x' })) }, /use each id once: a/],
    ['a required input', { body: [{ type: 'Input.Date', id: 'a', label: 'x', isRequired: true }] }, /errorMessage/],
    ['a toggle with its own words', { body: [{ type: 'Input.Toggle', id: 'a', label: 'x', title: 'x', valueOn: 'yes' }] }, /true and false/],
    ['a comma in a choice of several', { body: [{ type: 'Input.ChoiceSet', id: 'a', label: 'x', isMultiSelect: true, choices: [{ title: 'x', value: 'a,b' }] }] }, /commas/],
    ['a picture without words', { body: [{ type: 'Image', url: 'https://example.org/a.png' }] }, /altText/],
    ['an action without an envelope', { actions: [{ type: 'Action.Execute', title: 'x', data: { foo: 1 } }] }, /envelope/],
    ['a verb outside data', { actions: [{ type: 'Action.Execute', title: 'x', verb: 'a.b' }] }, /verb into data/],
    ['two verbs', { actions: [{ type: 'Action.Execute', title: 'x', verb: 'a.b', data: { verb: 'a.c' } }] }, /same verb/],
    ['the verb of forms', { actions: [{ type: 'Action.Execute', title: 'x', data: { verb: 'form.submit' } }] }, /another verb/],
    ['too many actions', { actions: Array.from({ length: 7 }, () => ({ type: 'Action.Execute', title: 'x', data: { verb: 'a.b' } })) }, /at most 6/],
    ['a button that does nothing', { actions: [{ type: 'Action.Execute', title: 'x', isEnabled: false, data: { verb: 'a.b' } }] }, /instead of disabling/],
  ])('see %s', (_name, change, problem) => {
    expect(lint(change).join('\n')).toMatch(problem);
  }); // prettier-ignore
});
