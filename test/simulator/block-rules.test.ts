import { describe, expect, it } from 'vitest';
import { blockProblems, textLength } from '../../simulator/slack/block-rules.ts';
import { viewProblems, viewTooLarge } from '../../simulator/slack/view-rules.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const option = (value: string) => ({ text: plain(value), value });
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('Hi'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('What'),
  element,
  ...more,
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const long = (length: number) => 'x'.repeat(length);

describe('blocks that Slack takes', () => {
  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['fifty sections', times(50, () => section())],
    ['a long section', [section({ text: mrkdwn(long(3000)) })]],
    ['fields without text', [{ type: 'section', fields: times(10, () => mrkdwn(long(2000))) }]],
    [
      'an accessory',
      [section({ accessory: { type: 'multi_static_select', action_id: 'a', options: [option('a')] } })],
    ],
    [
      'twenty-five buttons',
      [actions(...times(25, (i) => button({ action_id: `go${i}`, value: long(2000) })))],
    ],
    ['a picker in actions', [actions({ type: 'datepicker', action_id: 'd', initial_date: '2026-12-12' })]],
    [
      'an input in a message',
      [input({ type: 'plain_text_input', action_id: 'a', multiline: true, max_length: 3000 })],
    ],
    [
      'a multiple choice as input',
      [input({ type: 'multi_static_select', action_id: 'a', options: times(100, (i) => option(`o${i}`)) })],
    ],
    [
      'an initial option of its own',
      [input({ type: 'radio_buttons', action_id: 'a', options: [option('a')], initial_option: option('a') })],
    ],
    [
      'context with an image',
      [
        {
          type: 'context',
          elements: [mrkdwn('x'), { type: 'image', image_url: 'https://x.test/i.png', alt_text: 'x' }],
        },
      ],
    ],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
        },
      ],
    ],
    [
      'markdown, header, divider and image',
      [
        { type: 'markdown', text: '# x' },
        { type: 'header', text: plain(long(150)) },
        { type: 'divider' },
        { type: 'image', image_url: 'https://x.test/i.png', alt_text: 'x' },
      ],
    ],
  ])('%s', (_name, blocks) => {
    expect(blockProblems(blocks, 'message')).toEqual([]);
  });
});

describe('blocks that Slack refuses', () => {
  it.each<[string, unknown, RegExp]>([
    ['what is no list', { type: 'section' }, /must be an array/],
    ['fifty-one blocks', times(51, () => section()), /no more than 50 items/],
    ['an unknown block', [{ type: 'nonsense' }], /unsupported type: nonsense/],
    ['an unknown property', [section({ colour: 'red' })], /invalid additional property: colour.*blocks\/0/],
    ['an empty section', [{ type: 'section' }], /must have text or fields/],
    ['an empty text', [section({ text: mrkdwn('') })], /must be more than 0 characters/],
    ['a section of 3001', [section({ text: mrkdwn(long(3001)) })], /less than 3001 characters.*text\/text/],
    ['eleven fields', [section({ fields: times(11, () => mrkdwn('x')) })], /no more than 10 items/],
    ['a field of 2001', [section({ fields: [mrkdwn(long(2001))] })], /less than 2001/],
    ['a header of 151', [{ type: 'header', text: plain(long(151)) }], /less than 151/],
    ['mrkdwn in a header', [{ type: 'header', text: mrkdwn('x') }], /must be plain_text/],
    ['an empty actions block', [actions()], /must have at least 1 item/],
    [
      'twenty-six buttons',
      [actions(...times(26, (i) => button({ action_id: `go${i}` })))],
      /no more than 25 items/,
    ],
    [
      'a multiple choice in actions',
      [actions({ type: 'multi_static_select', action_id: 'a', options: [option('a')] })],
      /unsupported type: multi_static_select/,
    ],
    [
      'a text input in actions',
      [actions({ type: 'plain_text_input', action_id: 'a' })],
      /unsupported type: plain_text_input/,
    ],
    ['a button label of 76', [actions(button({ text: plain(long(76)) }))], /less than 76/],
    ['a button value of 2001', [actions(button({ value: long(2001) }))], /less than 2001/],
    [
      'a button style of its own',
      [actions(button({ style: 'positive' }))],
      /must be one of: primary, danger/,
    ],
    ['the same action twice in a block', [actions(button(), button())], /already exists: go/],
    [
      'the same block id twice',
      [section({ block_id: 'b' }), section({ block_id: 'b' })],
      /already exists: b/,
    ],
    [
      'an option of 76',
      [input({ type: 'static_select', action_id: 'a', options: [option(long(76))] })],
      /less than 76/,
    ],
    [
      'no options',
      [input({ type: 'static_select', action_id: 'a', options: [] })],
      /must have at least 1 item/,
    ],
    [
      'eleven checkboxes',
      [input({ type: 'checkboxes', action_id: 'a', options: times(11, (i) => option(`o${i}`)) })],
      /no more than 10/,
    ],
    [
      'a foreign initial option',
      [input({ type: 'static_select', action_id: 'a', options: [option('a')], initial_option: option('b') })],
      /exactly match/,
    ],
    [
      'a date in British',
      [input({ type: 'datepicker', action_id: 'a', initial_date: '12/12/2026' })],
      /must be a date/,
    ],
    [
      'a label in mrkdwn',
      [{ ...input({ type: 'plain_text_input', action_id: 'a' }), label: mrkdwn('x') }],
      /must be plain_text/,
    ],
    [
      'eleven context elements',
      [{ type: 'context', elements: times(11, () => mrkdwn('x')) }],
      /no more than 10/,
    ],
    [
      'an image without words',
      [{ type: 'image', image_url: 'https://x.test/i.png' }],
      /missing required field.*alt_text/,
    ],
    [
      'two focused elements',
      [
        input({ type: 'plain_text_input', action_id: 'a', focus_on_load: true }),
        input({ type: 'plain_text_input', action_id: 'b', focus_on_load: true }),
      ],
      /only one element/,
    ],
    [
      'a confirmation without text',
      [actions(button({ confirm: { title: plain('Sure?'), confirm: plain('Yes'), deny: plain('No') } }))],
      /confirm\/text/,
    ],
  ])('%s', (_name, blocks, problem) => {
    expect(blockProblems(blocks, 'message').join('\n')).toMatch(problem);
  });

  it('a modal takes a hundred blocks, and no markdown block', () => {
    expect(
      blockProblems(
        times(100, () => section()),
        'modal',
      ),
    ).toEqual([]);
    expect(
      blockProblems(
        times(101, () => section()),
        'modal',
      ),
    ).toHaveLength(1);
    expect(blockProblems([{ type: 'markdown', text: 'x' }], 'modal')).toHaveLength(1);
  });

  it('counts the text of everything in a message', () => {
    expect(textLength([section({ text: mrkdwn('12345') }), actions(button({ text: plain('123') }))])).toBe(8);
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('Form'),
    blocks: [section()],
    ...more,
  });
  it.each<[string, object, RegExp | undefined]>([
    ['a plain modal', modal(), undefined],
    ['a title of 25', modal({ title: plain(long(25)) }), /less than 25/],
    ['a submit of 25', modal({ submit: plain(long(25)) }), /less than 25/],
    [
      'inputs without a submit',
      modal({ blocks: [input({ type: 'plain_text_input', action_id: 'a' })] }),
      /must provide a submit/,
    ],
    ['metadata of 3001', modal({ private_metadata: long(3001) }), /less than 3001/],
    ['no title', { type: 'modal', blocks: [] }, /missing required field.*title/],
    ['no blocks', { type: 'modal', title: plain('x') }, /missing required field.*blocks/],
    ['a home as a modal', { type: 'home', blocks: [] }, /must be modal/],
    ['an unknown property', modal({ channel: 'C1' }), /invalid additional property: channel/],
  ])('%s', (_name, view, problem) => {
    const problems = viewProblems(view, 'modal').join('\n');
    if (problem === undefined) expect(problems).toBe('');
    else expect(problems).toMatch(problem);
  });

  it('weigh 250 KB at most', () => {
    expect(viewTooLarge(modal())).toBe(false);
    expect(viewTooLarge(modal({ blocks: times(100, () => section({ text: mrkdwn(long(3000)) })) }))).toBe(
      true,
    );
  });
});
