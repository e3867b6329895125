import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlackState } from '../../simulator/slack/state.ts';
import { asTyped as slackTyped } from '../../simulator/slack/typing.ts';
import { TeamsState } from '../../simulator/teams/state.ts';
import { asTyped as teamsTyped } from '../../simulator/teams/typing.ts';
import { onSlack, onTeams, world } from './support.ts';

const now = () => new Date('2026-11-22T09:00:00Z');
const slack = new SlackState(world, undefined, now, () => undefined);
const teams = new TeamsState(world, {}, now, () => undefined);
const general = teams.rooms.get(world.teams.team.id);
if (general === undefined) throw new Error('There is a General channel.');

/** Typed text as people and attackers write it: words, names, markup and marks in any order. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '<at>x</at>',
        '&amp;',
        '@Ann Lee',
        '@Partnership',
        '@channel',
        '#neglect',
        'a@b.test',
        ' ',
      ),
    ),
  )
  .map((parts) => parts.join(''));

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('typing on Slack', () => {
  it('chooses the longest name and leaves what names nobody', () => {
    const brown = onSlack('Ann Lee-Brown');
    expect(slackTyped('hi @Ann Lee-Brown, @Nobody Here and @priya nair', slack, false)).toBe(
      `hi <@${brown}>, @Nobody Here and <@${onSlack('Priya Nair')}>`,
    );
    expect(slackTyped('see #neglect and https://x.test/?a=1&b=2', slack, false)).toMatch(
      /^see <#C\w+\|neglect> and <https:\/\/x\.test\/\?a=1&amp;b=2>$/,
    );
  });

  it('never lets typed markup through', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (text, inCommand) => {
        const typed = slackTyped(text, slack, inCommand);
        const rest = typed.replace(
          /<(@U\w+(\|[\w.]+)?|!(channel|here|everyone)|#C\w+\|[\w-]+|(mailto|https?):[^<>]*)>/g,
          '',
        );
        expect(rest).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('typing in Teams', () => {
  it('makes mentions of people in the room, in order, and of nobody else', () => {
    const typed = teamsTyped('@Partnership ask @Ann Lee-Brown, @Ann Lee and @Jo Smith', teams, general);
    expect(typed.mentionsBot).toBe(true);
    expect(typed.text).toBe(
      '<at>Partnership</at>&nbsp;ask <at>Ann Lee-Brown</at>, <at>Ann Lee</at> and @Jo Smith',
    );
    expect(typed.entities).toMatchObject([
      { mentioned: { id: teams.identity.botId } },
      { mentioned: { id: onTeams('Ann Lee-Brown').mri } },
      { mentioned: { id: onTeams('Ann Lee').mri } },
    ]);
  });

  it('never lets typed markup through, and loses nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const typed = teamsTyped(text, teams, general);
        const tags = typed.text.match(/<at>[^<>]*<\/at>/g) ?? [];
        expect(tags).toHaveLength(typed.entities.length);
        const rest = typed.text.replace(/<at>([^<>]*)<\/at>/g, '@$1');
        expect(rest).not.toMatch(/[<>]/);
        expect(unescaped(rest.replaceAll('&nbsp;', ' ')).toLowerCase()).toBe(text.toLowerCase());
      }),
    );
  });
});
