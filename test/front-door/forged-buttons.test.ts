import { describe, expect, it } from 'vitest';
import { collectAnswers, invokeOnTeams, pressOnSlack, submitOnSlack } from '../support/forged.ts';
import { filledIn, showing } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

/** Text that stands in every forgery, to be looked for where it must not be. */
const MARK = 'quincejam';

const FORGERIES: readonly { readonly what: string; readonly data: unknown }[] = [
  { what: 'a verb nobody knows', data: { verb: `action.${MARK}` } },
  { what: 'a verb that is no verb', data: { verb: `${MARK}; drop table` } },
  { what: 'a verb every object has', data: { verb: 'constructor' } },
  {
    what: 'a record that does not exist',
    data: { verb: 'action.accept', subject: 'action:ACT-2611-ZZZZ', rev: 1 },
  },
  {
    what: 'a record of another kind',
    data: { verb: 'action.accept', subject: 'members:jory-whitmarsh', rev: 1 },
  },
  {
    what: 'words in place of a record',
    data: { verb: 'action.accept', subject: `action:${MARK} was seen`, rev: 1 },
  },
  { what: 'no record', data: { verb: 'action.finish' } },
  {
    what: 'a revision that is none',
    data: { verb: 'action.accept', subject: 'action:ACT-2611-ZZZZ', rev: -1 },
  },
  {
    what: 'a revision beyond all numbers',
    data: { verb: 'action.accept', subject: 'action:ACT-2611-ZZZZ', rev: 1e308 },
  },
  { what: 'a draft nobody has', data: { verb: 'form.open', opens: 'form', args: { draft: MARK } } },
  {
    what: 'a draft with the name of every object’s part',
    data: { verb: 'form.open', args: { draft: 'hasOwnProperty' } },
  },
  {
    what: 'fields that are none of ours',
    data: { verb: 'action.accept', admin: true, member: 'priya-nair' },
  },
  { what: 'a huge value', data: { verb: 'action.accept', args: { note: MARK.repeat(10_000) } } },
  {
    what: 'hundreds of values',
    data: {
      verb: 'help.show',
      args: Object.fromEntries(Array.from({ length: 900 }, (_each, at) => [`k${at}`, MARK])),
    },
  },
  { what: 'a list', data: [{ verb: 'action.accept' }] },
  { what: 'nothing', data: null },
  { what: 'a form nobody knows', data: { form: MARK, token: MARK } },
  {
    what: 'a form with the name of every object’s part',
    data: { form: 'constructor', token: 'constructor' },
  },
];

describe('buttons that are on no card of ours', () => {
  const town = useTown();
  const kept = () => town().records('audit', 'deliveries', 'accounts', 'conversations', 'outbox');

  async function unharmed(before: unknown): Promise<void> {
    const { simulator, settled, records, logged, store } = town();
    await settled();
    expect(await kept()).toEqual(before);
    expect(JSON.stringify([await records('members'), logged])).not.toContain(MARK);
    expect((await store.read((view) => view.all('audit'))).every(({ outcome }) => outcome !== 'done')).toBe(
      true,
    );
    const answer = await simulator.slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
    expect(JSON.stringify(answer.body)).toContain('My work');
  }

  it.each(FORGERIES)('Slack: $what', async ({ data }) => {
    const before = await kept();
    const answers = await collectAnswers();
    const value = JSON.stringify(data);
    const form = data !== null && typeof data === 'object' && 'form' in data;
    const outcome = await pressOnSlack(
      town(),
      WORKER_ON_SLACK,
      { action_id: form ? 'form.submit' : 'action.accept', value },
      answers,
    );
    expect(outcome.status).toBe(200);
    const said = await answers.said();
    expect(said).not.toContain(MARK);
    expect(said).toMatch(
      /could not be read|cannot find that action|no longer open|older card|what you can type/i,
    );
    await unharmed(before);
  });

  it.each(FORGERIES)('Teams: $what', async ({ data }) => {
    const before = await kept();
    for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit'] as const) {
      const outcome = await invokeOnTeams(town(), WORKER_ON_TEAMS, name, data);
      expect(outcome.status).toBe(200);
      const said = JSON.stringify(outcome.body);
      expect(said).not.toContain(MARK);
      expect(said).toMatch(
        /could not be read|cannot find that action|no longer open|older card|what you can type/i,
      );
    }
    await unharmed(before);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('a card that reaches for %s is refused', async (key) => {
    const before = await kept();
    const json = `{"verb":"action.accept","${key}":{"polluted":"${MARK}"}}`;
    const answers = await collectAnswers();
    await pressOnSlack(town(), WORKER_ON_SLACK, { action_id: 'action.accept', value: json }, answers);
    expect(await answers.said()).toContain('could not be read');
    const deep = JSON.parse(`{"form":"action.assign","token":"1","fields":{"${key}":"one"}}`) as unknown;
    expect(
      JSON.stringify((await invokeOnTeams(town(), WORKER_ON_TEAMS, 'task/submit', deep)).body),
    ).toContain('could not be read');
    await submitOnSlack(town(), WORKER_ON_SLACK, { form: 'action.assign', token: 'x' }, { [key]: MARK });
    expect({}).not.toHaveProperty('polluted');
    await unharmed(before);
  });

  it('another person’s form is nobody else’s: neither open, nor once it was sent off', async () => {
    const { simulator, settled, store } = town();
    const { slack } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign @${WORKER_ON_SLACK} "Between us" by 12 Dec`);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    const form = JSON.parse(String(modal.view['private_metadata'])) as { form: string; token: string };
    const answers = { title: 'Taken over', owner: 'tariq-lugg', due: '2026-12-12', measure: 'Done' };
    const before = await kept();

    // A chair as well, so that only whose form it is can be the reason.
    const open = [
      JSON.stringify((await submitOnSlack(town(), 'Saoirse Hext', form, answers)).body),
      JSON.stringify(
        (await invokeOnTeams(town(), CHAIR_ON_TEAMS, 'task/submit', { ...form, ...answers })).body,
      ),
      JSON.stringify(
        (
          await invokeOnTeams(town(), CHAIR_ON_TEAMS, 'task/fetch', {
            verb: 'form.open',
            opens: 'form',
            args: { draft: form.token },
          })
        ).body,
      ),
    ];
    for (const said of open) {
      expect(said).toContain('no longer open');
      expect(said).not.toContain('Between us');
    }
    await settled();
    expect(await kept()).toEqual(before);

    await slack.submit(CHAIR_ON_SLACK, modal.id, { measure: 'Done' });
    await settled();
    const [action] = await store.read((view) => view.all('actions'));
    expect(action?.title).toBe('Between us');
    const sent = await kept();
    for (const outcome of [
      await submitOnSlack(town(), 'Saoirse Hext', form, answers),
      await invokeOnTeams(town(), CHAIR_ON_TEAMS, 'task/submit', { ...form, ...answers }),
    ]) {
      expect(JSON.stringify(outcome.body)).toContain('no longer open');
      expect(JSON.stringify(outcome.body)).not.toContain(action?.id);
    }
    expect(await kept()).toEqual(sent);
  });

  it('a form with values that no screen offers is sent back, with the reason beside each field', async () => {
    const { simulator, store } = town();
    const { teams } = simulator;
    await teams.dm(CHAIR_ON_TEAMS, `action assign ${WORKER_ON_TEAMS} "Just this" by 12 Dec`);
    await town().settled();
    showing(teams.dmMessages(CHAIR_ON_TEAMS), 'Assign an action');
    const token =
      (await store.read((view) => view.find('drafts', 'member', 'dominic-oyelaran'))).at(-1)?.id ?? '';
    const before = await kept();
    const bad = {
      title: 'x'.repeat(601),
      owner: 'nobody-at-all',
      due: '2026-02-31',
      measure: '',
      group: '__none',
      origin: 'guesswork',
    };
    const outcome = await invokeOnTeams(town(), CHAIR_ON_TEAMS, 'task/submit', {
      form: 'action.assign',
      token,
      ...bad,
    });
    const said = JSON.stringify(outcome.body);
    for (const word of [
      '600 characters or fewer',
      'Choose who will do it',
      'Choose the day it is due',
      'Say how we will know',
      'Choose a group from the list',
      'Choose from the list',
    ])
      expect(said).toContain(word);
    expect(filledIn(outcome.body)).toMatchObject({ title: bad.title });
    const huge = await invokeOnTeams(town(), CHAIR_ON_TEAMS, 'task/submit', {
      form: 'action.assign',
      token,
      ...bad,
      title: 'y'.repeat(200_000),
    });
    expect(huge.status).toBe(200);
    expect(await kept()).toEqual(before);
  });
});
