import { describe, expect, test } from 'vitest';
import { helpFor, usageOf } from '../../src/bot/grammar/help.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { action, contextAt, escalate, mywork } from './world.ts';

const commands = [action, escalate, mywork];
const assign =
  '/action assign @owner "what" by date [to group] [from audit|rapid review|learning from experience|meeting] measure "measure"';

const helpVerb = { name: 'help', summary: 'See everything', arguments: {}, examples: ['partnership help'] };

describe('help', () => {
  test('on everything has a line a command', () => {
    const help = helpFor(commands);
    expect(help.title).toBe('What you can type');
    expect(help.lines.map(({ usage }) => usage)).toEqual(['/action', '/escalate', '/mywork']);
    expect(help.lines[1]).toEqual({
      usage: '/escalate',
      summary: 'Raise a concern about a decision',
      examples: ['/escalate raise A decision'],
    });
  });

  test('on a command has a line a verb', () => {
    const help = helpFor(commands, 'action');
    expect(help.title).toBe('/action');
    expect(help.lines.map(({ usage }) => usage)).toEqual([
      assign,
      '/action accept ACT-2611-K4TR',
      '/action update ACT-2611-K4TR "note"',
      '/action done ACT-2611-K4TR "evidence"',
      '/action list [overdue|done] [to group] [@owner] [since date]',
    ]);
  });

  test('on a verb says what each argument is', () => {
    const help = helpFor(commands, 'action', 'assign');
    expect(help.title).toBe('/action assign');
    expect(help.lines).toHaveLength(1);
    expect(help.arguments).toContainEqual({ usage: 'by date', label: 'when it is due', required: true });
    expect(help.arguments).toContainEqual({
      usage: 'to group',
      label: 'which group it is for',
      required: false,
    });
  });

  test('on what is not known is the wider help', () => {
    expect(helpFor(commands, 'wibble')).toEqual(helpFor(commands));
    expect(helpFor(commands, 'action', 'wibble')).toEqual(helpFor(commands, 'action'));
  });

  test('leaves the verb out where there is only one', () => {
    const [show] = mywork.verbs;
    expect(show && usageOf(mywork, show)).toBe('/mywork');
  });

  test('every example works as it stands', () => {
    for (const command of commands) {
      for (const verb of command.verbs) {
        for (const example of verb.examples) {
          expect(parseCommand([example], contextAt())).toMatchObject({
            kind: 'call',
            command: command.name,
            verb: verb.name,
            problems: [],
            missing: [],
          });
        }
      }
    }
  });

  test('of the command that helps with everything is help on everything, or on what it names', () => {
    const everything = {
      ...mywork,
      name: 'partnership',
      aliases: [],
      defaultVerb: 'help',
      verbs: [helpVerb],
    };
    const ask = (line: string) =>
      parseCommand([line], { ...contextAt(), commands: [...commands, everything] });
    expect(ask('/partnership help')).toEqual({ kind: 'help' });
    expect(ask('/partnership help action')).toEqual({ kind: 'help', command: 'action' });
    expect(ask('/partnership help action assign')).toEqual({
      kind: 'help',
      command: 'action',
      verb: 'assign',
    });
    expect(ask('/partnership')).toMatchObject({ kind: 'call', command: 'partnership', verb: 'help' });
  });
});
