import { describe, expect, it } from 'vitest';
import { readTexts } from '../support/read-blocks.ts';
import { readMarkdown } from '../support/read-teams.ts';
import { showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('what shows where others look', () => {
  const town = useTown();

  /** Lines that may light up on a locked screen: Slack's `text`, Teams' `summary` and `text`. */
  function notifications(): string[] {
    const { slack, teams } = town().simulator;
    const text = (from: unknown, key: string) => {
      const value = isObject(from) ? from[key] : undefined;
      return typeof value === 'string' ? [value] : [];
    };
    return [
      ...['chat.postMessage', 'chat.postEphemeral', 'chat.update'].flatMap((method) =>
        slack.callsTo(method).flatMap(({ args }) => text(args, 'text')),
      ),
      ...['sendActivity', 'updateActivity'].flatMap((method) =>
        teams
          .callsTo(method)
          .flatMap(({ args }) => [...text(args['body'], 'summary'), ...text(args['body'], 'text')]),
      ),
    ];
  }

  it('F35 notifications carry reference, kind, state and date, never a word that was typed', async () => {
    const { simulator, settled, store } = town();
    const { slack, teams } = simulator;
    slack.calls.clear();
    teams.calls.clear();
    const words = ['Velvet otter', 'Half of it', 'Copper kettle'];
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${WORKER_ON_TEAMS} "${words[0]}" by 12 Dec to neglect measure "Done"`,
    );
    await teams.say(
      CHAIR_ON_TEAMS,
      'General',
      `/action assign ${WORKER_ON_SLACK} "${words[0]}" by 12 Dec measure "Done"`,
    );
    await settled();
    const [one, two] = await store.read((view) => view.all('actions'));
    const ofTeams =
      [one, two].find((each) => each?.owner.kind === 'member' && each.owner.member === 'tariq-lugg')?.id ??
      '';
    const ofSlack =
      [one, two].find((each) => each?.owner.kind === 'member' && each.owner.member === 'jory-whitmarsh')
        ?.id ?? '';
    await teams.dm(WORKER_ON_TEAMS, `action update ${ofTeams} ${words[1]}`);
    await slack.dm(WORKER_ON_SLACK, `action done ${ofSlack} ${words[2]}`);
    await teams.dm(CHAIR_ON_TEAMS, `action assign ${WORKER_ON_SLACK} "${words[0]}"`);
    await slack.mention(
      CHAIR_ON_SLACK,
      '#neglect',
      `action assign @${WORKER_ON_SLACK} "${words[0]}" by 31 February measure "Done"`,
    );
    await settled();
    const lines = notifications();
    expect(lines.length).toBeGreaterThan(12);
    const known = [
      /^Action ACT-2611-[A-Z0-9]{4} · (waiting to be accepted|accepted|done) · due Sat 12 December 2026$/,
      /^A message from the partnership bot$/,
      /^The partnership bot needs a word with you$/,
      /^Assign an action$/,
    ];
    expect(lines.filter((line) => line !== '' && !known.some((each) => each.test(line)))).toEqual([]);
    expect(lines.some((line) => line.startsWith('Action ACT-'))).toBe(true);
  });

  it('private words are ephemeral, targeted or direct: nobody else in the room has them', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const rooms = () => [
      slack.messages('#csa').length,
      teams.messages('Child Sexual Abuse').length,
      teams.messages('Group chat').length,
    ];
    const before = rooms();
    for (const line of [
      'mywork',
      'action list',
      'partnership help',
      'partnership group csa',
      'nonsense',
      'action done ACT-2611-ZZZZ nothing',
    ]) {
      await slack.say(CHAIR_ON_SLACK, '#csa', `/${line}`);
      await slack.mention(CHAIR_ON_SLACK, '#csa', line);
      await teams.say(CHAIR_ON_TEAMS, 'Child Sexual Abuse', `/${line}`);
      await teams.say(CHAIR_ON_TEAMS, 'Group chat', `@Partnership ${line}`);
    }
    await settled();
    // Six mentions each on Slack and in the group chat are the people's own; a targeted message is nobody else's.
    expect(rooms()).toEqual([(before[0] ?? 0) + 6, before[1], (before[2] ?? 0) + 6]);
    expect(slack.messages('#csa', CHAIR_ON_SLACK).filter((message) => message.onlyYou)).toHaveLength(12);
    expect(
      teams
        .messages('Child Sexual Abuse', CHAIR_ON_TEAMS)
        .filter((message) => message.onlyYou && message.from.bot),
    ).toHaveLength(6);
    expect(
      teams.dmMessages(WORKER_ON_TEAMS).some((message) => wordsOf(message).includes('What you can type')),
    ).toBe(false);
  });

  const TEXTS = [
    '*bold* _under_ ~struck~ `code`',
    '<b>loud</b> &amp; <script>alert(1)</script>',
    '${title} ${$root.members[0].email} {{name}}',
    '[a link](https://elsewhere.example) ![x](https://elsewhere.example/x.png)',
    '# heading and > quote and - list and 1. item',
    'يرجى إرسال المحاضر قبل الاجتماع',
    'Kettle 👩‍👩‍👧 on 🔥, naïve façade – “quoted”',
    String.raw`back\slash \*not bold\* $&`,
    'http://127.0.0.1/ and www.elsewhere.example',
    ':tada: |pipe| ^up^ ~~two~~ __two__ ***three***',
  ];

  it.each(TEXTS)('%s is read as it was typed, on both platforms', async (text) => {
    const { simulator, settled, store } = town();
    const { slack, teams } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign @${WORKER_ON_TEAMS} "placeholder" by 12 Dec`);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    const answered = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: text,
      measure: `Measured: ${text}`,
    });
    expect(answered).toMatchObject({ ok: true });
    await settled();
    const action = (await store.read((view) => view.all('actions'))).find(({ title }) => title === text);
    expect(action?.measure).toBe(`Measured: ${text}`);

    const onSlack = slackWords(showing(slack.messages('#neglect'), action?.id ?? '?').blocks);
    expect(onSlack).toContain(text);
    expect(onSlack.some((shown) => shown.endsWith(`\nMeasured: ${text}`))).toBe(true);
    const onTeams = teamsWords(showing(teams.dmMessages(WORKER_ON_TEAMS), action?.id ?? '?').cards);
    expect(onTeams).toContain(text);
    expect(onTeams).toContain(`Measured: ${text}`);
  });
});

/** Every text of the blocks as Slack shows it. Marks are kept from meaning something by characters nobody sees. */
function slackWords(blocks: readonly unknown[] = []): string[] {
  return readTexts(blocks).map(visible);
}

/** Every text of the cards as Teams shows it. */
function teamsWords(cards: unknown): string[] {
  return textsOf(cards).map((text) => visible(readMarkdown(text)));
}

function visible(text: string): string {
  return text.replaceAll(/[\u200b\u2060]/g, '').trim();
}

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'text' || key === 'value') && typeof value === 'string' ? [value] : textsOf(value),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
