import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice } from '../../cards/words.ts';
import { post } from '../../src/bot/outbox.ts';
import { showing, wordsOf } from '../support/screens.ts';
import { startDesk, type SlackDesk } from '../support/slack-desk.ts';

const CHAIR = 'Clementine Owusu';

describe('when the text guard itself breaks', () => {
  let desk: SlackDesk;
  beforeAll(async () => {
    desk = await startDesk({
      screen: () => {
        throw new RangeError('a detector failed on quincejam');
      },
    });
  });
  afterAll(() => desk.stop());

  it('F36 nothing is taken in any more, and everybody is told why', async () => {
    const { slack } = desk.simulator;
    const before = await desk.store.read((view) => view.all('actions'));
    const line = '/action assign @Jory Whitmarsh "Count the quincejam" by 12 Dec measure "Done"';
    await slack.say(CHAIR, '#neglect', line);
    await slack.dm(CHAIR, line.slice(1));
    await desk.settled();
    showing(
      slack.messages('#neglect', CHAIR),
      'I cannot check what people write just now',
      'Nothing was saved',
    );
    showing(slack.dmMessages(CHAIR), 'I cannot check what people write just now');
    expect(await desk.store.read((view) => view.all('actions'))).toEqual(before);
    const audit = await desk.store.read((view) => view.all('audit'));
    expect(audit.filter((entry) => 'code' in entry && entry.code === 'guard-failed')).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain('quincejam');
  });

  it('F36 lists and prompts go on', async () => {
    const { slack } = desk.simulator;
    await slack.dm(CHAIR, 'mywork');
    await desk.store.transact((tx) =>
      post(tx, new Date('2026-11-23T09:00:00Z'), {
        to: { kind: 'member', member: 'clementine-owusu' },
        content: { kind: 'card', view: { ...notice('Papers are due today') } },
      }),
    );
    desk.bot.courier.nudge();
    await desk.settled();
    const read = slack.dmMessages(CHAIR).map(wordsOf).join('\n');
    expect(read).toContain('My work');
    expect(read).toContain('Papers are due today');
  });

  it('danger is still answered', async () => {
    const { slack } = desk.simulator;
    await slack.dm(CHAIR, 'she is not breathing');
    await desk.settled();
    showing(slack.dmMessages(CHAIR), 'call 999');
  });
});
