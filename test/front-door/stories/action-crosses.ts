import { expect, it } from 'vitest';
import { until } from '../../support/until.ts';
import { buttonsOf, stepsOf, wordsOf } from '../../support/screens.ts';
import { CHAIR_ON_TEAMS, type Town, WORKER_ON_SLACK } from '../../support/town.ts';

const LINE = `/action assign @${WORKER_ON_SLACK} "Send the minutes within ten days" by 12 Dec to neglect from meeting measure "90% on time"`;

/** An action's way across both platforms and back, in whichever store the town keeps its records. */
export function actionCrosses(town: () => Town): void {
  it('is assigned by a chair in a Teams channel, accepted and finished by the worker on Slack, with both copies in step', async () => {
    const { simulator, settled, store } = town();
    const { teams, slack } = simulator;

    const said = await teams.say(CHAIR_ON_TEAMS, 'General', LINE);
    expect(said).toMatchObject({ ok: true });
    await settled();

    const [action] = await store.read((view) => view.all('actions'));
    expect(action).toMatchObject({
      title: 'Send the minutes within ten days',
      due: '2026-12-12',
      group: 'neglect',
      origin: 'meeting',
      measure: '90% on time',
    });

    const inChannel = teams
      .messages('General', CHAIR_ON_TEAMS)
      .find((message) => wordsOf(message).includes(action?.id ?? '?') && !message.onlyYou);
    expect(inChannel && wordsOf(inChannel)).toContain('Send the minutes within ten days');
    const [atWorker] = slack.dmMessages(WORKER_ON_SLACK);
    expect(atWorker && buttonsOf(atWorker)).toEqual([
      'Accept',
      'Say how it is going',
      'Mark as done',
      'More',
    ]);

    await slack.press(WORKER_ON_SLACK, 'direct', atWorker?.id ?? '', { label: 'Accept' });
    await settled();
    expect(wordsOf(teams.messages('General').find(({ id }) => id === inChannel?.id) ?? fail())).toContain(
      'Accepted',
    );

    await slack.press(WORKER_ON_SLACK, 'direct', atWorker?.id ?? '', { label: 'Mark as done' });
    const modal = await until(simulator, () => slack.modals(WORKER_ON_SLACK)[0], 'the form');
    await slack.submit(WORKER_ON_SLACK, modal.id, { evidence: '19 of 20 went out in time' });
    await settled();

    for (const copy of [
      teams.messages('General').find(({ id }) => id === inChannel?.id),
      slack.dmMessages(WORKER_ON_SLACK)[0],
    ]) {
      expect(copy && wordsOf(copy)).toContain('19 of 20 went out in time');
      expect(copy && stepsOf(copy)).toEqual([]);
    }
    expect(
      (await store.read((view) => view.all('audit'))).map(({ verb, outcome }) => `${verb} ${outcome}`),
    ).toEqual(['action.assign done', 'action.accept done', 'action.finish done']);
  });
}

function fail(): never {
  throw new Error('The card is not there');
}
