import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, useTown, WORKER_ON_SLACK } from '../support/town.ts';

describe('what may not stand in a room, through the front door', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const codes = async () =>
    (await town().store.read((view) => view.all('audit'))).flatMap((entry) =>
      'code' in entry && entry.code !== undefined ? [`${entry.verb} ${entry.outcome} ${entry.code}`] : [],
    );
  const assign = (what: string) => `action assign @${WORKER_ON_SLACK} "${what}" by 12 Dec measure "All done"`;

  /** Everything the process wrote: every file of its directory, every record, its log and its metrics. */
  async function written(): Promise<string> {
    const { dataDir, bot, logged, records } = town();
    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const bytes = await Promise.all(
      files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
    );
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(files.length).toBeGreaterThan(0);
    return [...bytes, JSON.stringify(await records()), ...logged, metrics].join('\n');
  }

  const told = (messages: readonly ScreenMessage[], ...words: string[]) =>
    showing(
      messages.filter(({ from, onlyYou }) => from.bot && onlyYou),
      ...words,
    );

  /** In their own chat, or to them alone in the channel: by whichever way they were last answered there. */
  const privately = () => {
    const { teams } = town().simulator;
    const alone = teams.messages('General', CHAIR_ON_TEAMS).filter(({ onlyYou }) => onlyYou);
    return [...teams.dmMessages(CHAIR_ON_TEAMS), ...alone];
  };

  it('F11 what has a picture hanging on it is not taken in, on either platform, and its author is told', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const before = (await actions()).length;
    await slack.attach(CHAIR_ON_SLACK, '#neglect', `@Partnership ${assign('Look at picture one')}`);
    await slack.attach(CHAIR_ON_SLACK, 'direct', assign('Look at picture two'));
    await teams.attach(CHAIR_ON_TEAMS, 'General', `@Partnership ${assign('Look at picture three')}`);
    await teams.attach(CHAIR_ON_TEAMS, 'direct', '');
    await settled();
    told(slack.messages('#neglect', CHAIR_ON_SLACK), 'I do not take pictures', 'Delete message');
    showing(privately(), 'I do not take pictures', 'stands in the channel');
    showing(slack.dmMessages(CHAIR_ON_SLACK), 'I do not take pictures');
    showing(
      teams.dmMessages(CHAIR_ON_TEAMS),
      'I do not take pictures',
      'stands in this chat',
      'choose Delete',
    );
    expect(await actions()).toHaveLength(before);
    expect((await codes()).filter((code) => code.endsWith('file-refused'))).toHaveLength(4);
    for (const value of ['picture.png', 'picture one', 'picture two', 'picture three'])
      expect((await written()).includes(value)).toBe(false);
  });

  it('F11 F12 F14 in the briefing’s room a picture, a detail and one that is put in later are answered with how to delete them', async () => {
    const { simulator, settled, store } = town();
    const { slack, teams } = simulator;
    await store.transact(async (tx) => {
      for (const place of await tx.all('places')) await tx.put('places', { ...place, purpose: 'briefing' });
    });
    const posted = () =>
      slack
        .messages('#neglect')
        .filter(({ from }) => !from.bot)
        .at(-1)?.id ?? '';
    await slack.say(CHAIR_ON_SLACK, '#neglect', 'nil overnight');
    await settled();
    const words = JSON.stringify(slack.messages('#neglect', CHAIR_ON_SLACK));
    await slack.editMessage(CHAIR_ON_SLACK, '#neglect', posted(), 'nil overnight, dob 15/04/2011');
    await settled();
    const changed = told(slack.messages('#neglect', CHAIR_ON_SLACK), 'delete your message as you changed it');
    expect(wordsOf(changed)).toContain('I am not able to delete it; you are');
    expect(words).not.toContain('as you changed it');
    expect(wordsOf(changed)).not.toContain('15/04');
    await slack.attach(CHAIR_ON_SLACK, '#neglect', 'see this');
    await settled();
    told(slack.messages('#neglect', CHAIR_ON_SLACK), 'Please delete your message*', 'I do not take pictures');

    await teams.say(CHAIR_ON_TEAMS, 'General', '@Partnership help');
    await settled();
    const mine = teams
      .messages('General', CHAIR_ON_TEAMS)
      .filter(({ from }) => !from.bot)
      .at(-1);
    await teams.editMessage(CHAIR_ON_TEAMS, 'General', mine?.id ?? '', '@Partnership help PL0 9XX');
    await settled();
    showing(privately(), 'delete your message as you changed it', 'choose Delete');
    expect((await codes()).filter((code) => code.startsWith('message refused'))).toEqual([
      'message refused text-refused',
      'message refused file-refused',
      'message refused text-refused',
    ]);
    // It stands where its author wrote it, and nowhere else.
    for (const value of ['15/04/2011', '9XX', 'see this'])
      expect((await written()).includes(value)).toBe(false);
  });
});
