import { describe, expect, it } from 'vitest';
import { action } from '../../commands/action.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { townDirectory } from '../support/people.ts';

const parse = (line: string) =>
  parseCommand([line], {
    commands: [action],
    directory: townDirectory(),
    now: new Date('2026-11-23T09:00:00Z'),
    memberFor: () => undefined,
  });

describe('the chair of a group in the place of a person', () => {
  it.each([
    'action assign chair of neglect "Send the minutes" by 12 Dec measure "All sent"',
    'action assign the chair of the Neglect group "Send the minutes" by 12 Dec measure "All sent"',
    'action assign "Send the minutes" for the chair of neglect by 12 Dec measure "All sent"',
  ])('%s', (line) => {
    expect(parse(line)).toMatchObject({
      kind: 'call',
      problems: [],
      missing: [],
      values: { owner: 'chair:neglect', title: 'Send the minutes', due: '2026-12-12', measure: 'All sent' },
    });
  });

  it('leaves "chair of" alone in what needs to happen, and knows no chair of nothing', () => {
    expect(
      parse('action assign @Jory Whitmarsh "Ask the chair of neglect" by 12 Dec measure "Asked"'),
    ).toMatchObject({
      values: { owner: 'jory-whitmarsh', title: 'Ask the chair of neglect' },
    });
    expect(parse('action assign chair of nowhere "Send it" by 12 Dec measure "Sent"')).toMatchObject({
      problems: [{ argument: 'owner' }],
    });
  });
});
