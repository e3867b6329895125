import { describe, expect, it } from 'vitest';
import { opened } from '../domain/review/build.ts';
import { keep, reach } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Zainab Cresswell';

describe('F22: somebody who leaves', () => {
  const town = useTown();

  async function tell(who: string, line: string): Promise<string> {
    const answered = await town().simulator.slack.say(who, '#neglect', line);
    await town().settled();
    return JSON.stringify(answered.body);
  }
  const actions = () => town().store.read((view) => view.all('actions'));

  it('has no access from that moment, and their own chats are cleared', async () => {
    const { simulator, amend } = town();
    await amend('Kofi Rendle', { deputy: 'jory-whitmarsh' });
    await tell(
      CHAIR_ON_SLACK,
      `/action assign @${WORKER_ON_SLACK} "Ring the schools" by 12 Dec measure "Done"`,
    );
    const card = showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Ring the schools');
    await simulator.slack.openHome(WORKER_ON_SLACK);
    await town().settled();
    const led = opened('learning-from-experience', '2026-11-02', { lead: 'jory-whitmarsh' });
    await town().store.transact((tx) => tx.put('reviews', led));

    const said = await tell(UNIT, `/partnership member leave @${WORKER_ON_SLACK}`);
    expect(said).toContain(`${WORKER_ON_SLACK} has left`);
    expect(said).toContain('Ring the schools');
    expect(said).toContain('Deputy of Kofi Rendle');
    expect(said).toContain(`Learning from experience review ${led.id}`);
    expect(simulator.slack.dmMessages(WORKER_ON_SLACK).some(({ id }) => id === card.id)).toBe(false);
    expect(JSON.stringify(simulator.slack.home(WORKER_ON_SLACK))).not.toContain('Ring the schools');
    expect(await tell(WORKER_ON_SLACK, '/mywork')).toContain('I do not know this account yet');
    const copy = showing(simulator.slack.messages('#neglect'), 'Ring the schools');
    const before = await actions();
    await simulator.slack.press(WORKER_ON_SLACK, '#neglect', copy.id, { label: 'Accept' });
    expect(await actions()).toEqual(before);
    expect(
      (await town().store.read((view) => view.all('audit'))).some(
        (entry) => 'verb' in entry && entry.verb === 'member.leave',
      ),
    ).toBe(true);
  });

  it('leaves work that the business unit gives to others, on a card that follows', async () => {
    const { simulator } = town();
    const card = showing(simulator.slack.dmMessages(UNIT), `${WORKER_ON_SLACK} has left`);
    expect(buttonsOf(card)).toEqual(expect.arrayContaining(['Assign to…', 'Open', 'Change']));
    await simulator.slack.press(UNIT, 'direct', card.id, { label: 'Assign to…' });
    const form = await until(simulator, () => simulator.slack.modals(UNIT)[0], 'the form');
    await simulator.slack.suggest(UNIT, form.id, 'owner', 'tariq');
    await simulator.slack.submit(UNIT, form.id, { owner: 'tariq-lugg' });
    await town().settled();
    expect((await actions()).at(0)).toMatchObject({ owner: { kind: 'member', member: 'tariq-lugg' } });
    const after = showing(simulator.slack.dmMessages(UNIT), `${WORKER_ON_SLACK} has left`);
    expect(wordsOf(after)).not.toContain('Ring the schools');
    expect(wordsOf(after)).toContain('Deputy of Kofi Rendle');
    showing(simulator.teams.dmMessages(WORKER_ON_TEAMS), 'Ring the schools');
  });

  it('their side of an escalation goes to a colleague in one press, and both sides are told', async () => {
    const { simulator, amend, settled, store } = town();
    const { slack, teams } = simulator;
    await keep(town(), reach(1, '2026-11-23T08:00', { receivingWorker: 'yusuf-hannaford' }));
    await amend('Yusuf Hannaford', { roles: [{ role: 'practitioner' }] });
    expect(await tell(UNIT, '/partnership member leave @Yusuf Hannaford')).toContain('has left');
    const card = showing(slack.dmMessages(UNIT), 'Yusuf Hannaford has left', 'they were its worker');
    await slack.press(UNIT, 'direct', card.id, { label: 'Assign to…' });
    const form = await until(simulator, () => slack.modals(UNIT)[0], 'the form');
    const offered = JSON.stringify(form.view);
    expect(offered).toContain('Tariq Lugg');
    expect(offered).not.toContain('Yusuf Hannaford, Social');
    expect(offered).not.toContain('Clementine');
    await slack.submit(UNIT, form.id, { to: 'tariq-lugg' });
    await settled();

    const [escalation] = await store.read((view) => view.all('escalations'));
    expect(escalation).toMatchObject({ receivingWorker: 'tariq-lugg', openedBy: 'bashir-gillard', rev: 2 });
    expect(escalation?.timeline.at(-1)).toMatchObject({ kind: 'handed-over', side: 'receiving' });
    expect(escalation?.told).toContain('tariq-lugg');
    showing(teams.dmMessages(WORKER_ON_TEAMS), 'ESC-2611-T7KD is with you now', 'Yusuf Hannaford');
    showing(slack.dmMessages('Bashir Gillard'), 'somebody else to talk to', 'Tariq Lugg');
    expect(wordsOf(showing(slack.dmMessages(UNIT), 'Yusuf Hannaford has left'))).not.toContain('ESC-2611');
    const entries = await store.read((view) => view.find('audit', 'subject', 'escalation:ESC-2611-T7KD'));
    expect(entries.filter((each) => 'verb' in each && each.verb === 'escalation.hand-over')).toHaveLength(1);
  });

  it('comes back with one press, welcomed, and is known at once', async () => {
    const { simulator } = town();
    await simulator.slack.dm(UNIT, 'partnership member return');
    await town().settled();
    const list = showing(simulator.slack.dmMessages(UNIT), 'Who has left');
    const [label = ''] = buttonsOf(list).filter((each) => each.startsWith(WORKER_ON_SLACK));
    await simulator.slack.press(UNIT, 'direct', list.id, { label });
    await town().settled();
    expect(await tell(WORKER_ON_SLACK, '/mywork')).toContain('My work');
    showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Welcome, Jory');
    expect(await tell(UNIT, `/partnership member leave @${UNIT}`)).toContain(
      'You cannot end your own access',
    );
  });
});

describe('F22: once a quarter each agency looks through its list', () => {
  // Friday 1 January is a bank holiday: the first working morning is Monday 4 January.
  const town = useTown('2027-01-02T09:00:00Z');
  const SPONSOR = 'Kwame Luscombe';
  const records = () => town().store.read((view) => view.all('attestations'));
  const ofTrust = async () => (await records()).find(({ agency }) => agency === 'westcountry-schools-trust');

  async function at(instant: string): Promise<void> {
    town().now = new Date(instant);
    await town().bot.schedules.tick();
    town().bot.bot.courier.nudge();
    await town().settled();
  }

  it('its sponsor is asked in the first week, once, whoever else has roles', async () => {
    const { simulator } = town();
    await simulator.slack.say('Zainab Cresswell', '#neglect', `/partnership sponsor @${SPONSOR}`);
    await at('2027-01-04T10:00:00Z');
    const asked = await records();
    expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
    expect(await ofTrust()).toMatchObject({ round: '2027-q1', sponsor: 'kwame-luscombe' });
    const card = showing(
      simulator.slack.dmMessages(SPONSOR),
      'Members of',
      'Rhiannon Keast',
      'All still right',
    );
    expect(buttonsOf(card)).toEqual(['All still right', 'Somebody has left', 'Somebody is missing']);
    await at('2027-01-05T10:00:00Z');
    expect(await records()).toHaveLength(asked.length);
  });

  it('who is missing goes to the business unit; who has left loses access at once', async () => {
    const { simulator } = town();
    const { slack } = simulator;
    const card = () => showing(slack.dmMessages(SPONSOR), 'Members of');
    await slack.press(SPONSOR, 'direct', card().id, { label: 'Somebody is missing' });
    const missing = await until(simulator, () => slack.modals(SPONSOR)[0], 'the form');
    await slack.submit(SPONSOR, missing.id, {
      name: 'Sam Quennell',
      email: 'sam.quennell@schools.example',
      post: 'Trust Safeguarding Officer',
    });
    await town().settled();
    expect(buttonsOf(showing(slack.dmMessages('Zainab Cresswell'), 'Sam Quennell'))).toEqual(['Add them']);
    const kept = Object.entries(await town().records()).filter(([, all]) =>
      JSON.stringify(all).includes('Quennell'),
    );
    expect(kept.map(([collection]) => collection)).toEqual([]);

    await slack.press(SPONSOR, 'direct', card().id, { label: 'Somebody has left' });
    const left = await until(simulator, () => slack.modals(SPONSOR)[0], 'the form');
    await slack.submit(SPONSOR, left.id, { who: ['rhiannon-keast'] });
    await town().settled();
    expect(await town().store.read((view) => view.get('members', 'rhiannon-keast'))).toMatchObject({
      left: true,
    });
    showing(slack.dmMessages('Zainab Cresswell'), 'Rhiannon Keast has left');
    await slack.press(SPONSOR, 'direct', card().id, { label: 'All still right' });
    await town().settled();
    expect(await ofTrust()).toMatchObject({ confirmed: { by: 'kwame-luscombe' }, missing: 1 });
    expect(buttonsOf(card())).toEqual([]);
  });

  it('who does not answer is reminded once; then the business unit sees the gap', async () => {
    const { simulator } = town();
    const silent = (await records()).find(({ agency }) => agency === 'livewell-southwest');
    await at('2027-01-11T10:00:00Z');
    await at('2027-01-12T10:00:00Z');
    const chased = await records();
    expect(chased.find(({ id }) => id === silent?.id)?.chasedAt).toBe('2027-01-11T10:00:00.000Z');
    expect(chased.find(({ confirmed }) => confirmed)?.chasedAt).toBeUndefined();
    await at('2027-01-18T10:00:00Z');
    await at('2027-01-19T10:00:00Z');
    const gaps = await records();
    expect(gaps.filter(({ confirmed }) => !confirmed).every(({ gapAt }) => gapAt !== undefined)).toBe(true);
    const told = simulator.slack.dmMessages('Zainab Cresswell').map(wordsOf);
    expect(told.filter((words) => words.includes('Nobody has looked through the list of'))).not.toEqual([]);
    // What has no next step is said again once a week, in the same words.
    const once = told.filter((words) => !words.startsWith('Open records without a next step'));
    expect(new Set(once).size).toBe(once.length);
  });
});
