import { describe, expect, it } from 'vitest';
import { checkChain } from '../../src/domain/audit-check.ts';
import { CHAIR_ON_TEAMS, STRANGER, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { buttonsOf } from '../support/screens.ts';
import { actionCrosses } from './stories/action-crosses.ts';

describe('the audit trail of a day', () => {
  const town = useTown();
  actionCrosses(town);

  it('is one whole chain of everything done, refused and asked by strangers, across a restart', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(WORKER_ON_SLACK, '#neglect', '/action assign @nobody');
    await teams.dm(CHAIR_ON_TEAMS, 'action done ACT-2611-ZZZZ nothing');
    await slack.dm(STRANGER, 'help');
    const [card] = slack.dmMessages(WORKER_ON_SLACK).filter((message) => buttonsOf(message).length > 0);
    if (card) await slack.press(WORKER_ON_SLACK, 'direct', card.id, { label: buttonsOf(card)[0] ?? '' });
    await settled();
    await town().restart();
    await slack.dm(STRANGER, 'help once more');
    await settled();

    const [entries, head] = await town().store.read(async (view) => [
      await view.all('audit'),
      await view.get('auditHead', 'head'),
    ]);
    const report = checkChain(entries, head);
    expect(report.broken).toBeUndefined();
    expect(report).toMatchObject({ entries: entries.length, before: 0 });
    expect(new Set(entries.map(({ outcome }) => outcome))).toEqual(new Set(['done', 'refused']));
    // Where the chain ended was logged at the stop and at the start.
    const logged = town().logged.filter((line) => line.startsWith('audit head'));
    expect(logged.length).toBeGreaterThanOrEqual(2);
  });
});
