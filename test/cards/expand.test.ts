import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineCard, expandCard, userText } from '../../cards/expand.ts';
import { asUserText, textRuns } from '../../cards/user-text.ts';
import { BotError } from '../../src/bot/errors.ts';

const card = (body: unknown[], actions?: unknown[]): unknown => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...(actions ? { actions } : {}),
});

const nasty = [
  '${title}',
  '`${1+1}`',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  'a "quoted" \'word\' and \\n a backslash \\',
  'two\nlines\r\nand\ttabs',
  '<!channel> @here <at>Bot</at> & *bold*',
  '‮right to left‬ and zero​width',
  '😀 £ ü',
  '',
];

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(BotError);
    expect(error).toMatchObject({ code: 'card-expansion' });
    return (error as { problems: readonly string[] }).problems;
  }
  throw new Error('expected a card-expansion error');
}

describe('expandCard', () => {
  const titled = defineCard({
    name: 'titled',
    template: card([{ type: 'TextBlock', text: 'Title: **${title}**!', wrap: true }]),
    data: z.object({ title: userText() }),
  });

  test.each(nasty)('keeps what a person typed exactly: %j', (typed) => {
    const [block] = titled.expand({ title: typed }).body;
    expect(block).toMatchObject({ text: `Title: **${asUserText(typed)}**!` });
  });

  test('keeps any typed text exactly, marked as typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const [block] = titled.expand({ title: typed }).body;
        const runs = block?.type === 'TextBlock' ? textRuns(block.text) : [];
        const marks = /[\uE000\uE001\uFDD0]/g;
        expect(
          runs
            .filter((run) => run.typed)
            .map((run) => run.text)
            .join(''),
        ).toBe(typed.replace(marks, ''));
      }),
    );
  });

  test('refuses data that does not fit the schema, without repeating it', () => {
    const short = z.object({ title: userText({ max: 5 }) });
    const template = card([{ type: 'TextBlock', text: '${title}' }]);
    const problems = problemsOf(() => expandCard(template, short, { title: 'secret words' }));
    expect(problems.join()).toContain('data.title');
    expect(problems.join()).not.toContain('secret');
  });

  test('refuses a template that refers to something the data does not hold', () => {
    const template = card([
      { type: 'TextBlock', text: 'fine' },
      { type: 'TextBlock', text: 'Due ${due.date}' },
    ]);
    expect(problemsOf(() => expandCard(template, z.object({}), {}))).toEqual([
      'body[1].text refers to something the data does not hold',
    ]);
  });

  test('refuses a condition about something the data does not hold, instead of dropping its element', () => {
    const template = card([
      { type: 'Container', items: [{ type: 'TextBlock', $when: '${opn}', text: 'Open' }] },
    ]);
    expect(problemsOf(() => expandCard(template, z.object({ open: z.boolean() }), { open: true }))).toEqual([
      'the condition {opn} is neither true nor false for this data',
    ]);
  });

  test('repeats over lists, keeps or drops by condition, and nests both', () => {
    const template = card([
      {
        type: 'Container',
        $data: '${rows}',
        items: [
          { type: 'TextBlock', text: '${name} of ${$root.owner}' },
          { type: 'TextBlock', $when: '${late}', text: 'late' },
        ],
      },
    ]);
    const schema = z.object({
      owner: z.string(),
      rows: z.array(z.object({ name: userText(), late: z.boolean() })),
    });
    const data = { owner: 'Jo', rows: [{ name: 'A', late: true }, { name: 'B', late: false }] }; // prettier-ignore
    const lengths = expandCard(template, schema, data).body.map((e) =>
      e.type === 'Container' ? e.items.length : 0,
    );
    expect(lengths).toEqual([2, 1]);
    expect(expandCard(template, schema, { owner: 'Jo', rows: [] }).body).toEqual([]);
  });

  test('does not look into conditions of elements that are dropped anyway', () => {
    const template = card([
      {
        type: 'Container',
        $when: '${exists(due)}',
        items: [{ type: 'TextBlock', $when: '${due.late}', text: '${formatDateTime(due.on, "d MMM")}' }],
      },
      { type: 'TextBlock', text: 'always' },
    ]);
    const schema = z.object({ due: z.object({ on: z.string(), late: z.boolean() }).optional() });
    expect(expandCard(template, schema, {}).body).toHaveLength(1);
    expect(
      expandCard(template, schema, { due: { on: '2026-12-12T00:00:00.000Z', late: true } }).body[0],
    ).toMatchObject({ items: [{ text: '12 Dec' }] });
  });

  test('leaves inputs without a value when there is none, and makes text of numbers', () => {
    const template = card([
      { type: 'Input.Date', id: 'due', label: 'Due', value: '${due}' },
      { type: 'Input.Text', id: 'text', label: 'What', value: '${text}', placeholder: '' },
      { type: 'FactSet', facts: [{ title: 'Open', value: '${count}' }] },
    ]);
    const schema = z.object({ due: z.string(), text: userText(), count: z.number() });
    expect(expandCard(template, schema, { due: '', text: '', count: 3 }).body).toEqual([
      { type: 'Input.Date', id: 'due', label: 'Due' },
      { type: 'Input.Text', id: 'text', label: 'What' },
      { type: 'FactSet', facts: [{ title: 'Open', value: '3' }] },
    ]);
  });

  test('keeps numbers in action data and checks the envelope', () => {
    const template = (verb: string): unknown =>
      card(
        [],
        [{ type: 'Action.Execute', title: 'Go', data: { verb, subject: 'action:${ref}', rev: '${rev}' } }],
      );
    const schema = z.object({ ref: z.string(), rev: z.number() });
    expect(expandCard(template('action.done'), schema, { ref: 'ACT-1', rev: 4 }).actions).toEqual([
      { type: 'Action.Execute', title: 'Go', data: { verb: 'action.done', subject: 'action:ACT-1', rev: 4 } },
    ]);
    expect(
      problemsOf(() => expandCard(template('Not A Verb'), schema, { ref: 'ACT-1', rev: 4 }))[0],
    ).toContain('actions[0].data does not fit the action envelope');
  });

  test.each([
    ['another version', { type: 'AdaptiveCard', version: '1.6', body: [] }, 'card.version must be 1.5'],
    ['no body', { type: 'AdaptiveCard', version: '1.5' }, 'body must be a list'],
    ['an unknown element', card([{ type: 'Chart' }]), 'body[0] has the unknown type Chart'],
    [
      'a prototype name as a type',
      card([{ type: 'constructor' }]),
      'body[0] has the unknown type constructor',
    ],
    ['text that is a list', card([{ type: 'TextBlock', text: [] }]), 'body[0].text must be text'],
    ['not a card', 'hello', 'the template must be an object'],
  ])('refuses %s', (_name, template, problem) => {
    expect(problemsOf(() => expandCard(template, z.object({}), {}))).toEqual([problem]);
  });
});
