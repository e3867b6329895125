import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

describe('somebody away', () => {
  const town = useTown();
  const jory = () => town().members.find(({ name }) => name === WORKER_ON_SLACK);

  async function tell(who: string, line: string): Promise<string> {
    const answered = await town().simulator.slack.say(who, '#neglect', line);
    await town().settled();
    return JSON.stringify(answered.body);
  }

  async function assign(title: string): Promise<string> {
    await tell(CHAIR_ON_SLACK, `/action assign @${WORKER_ON_SLACK} "${title}" by 12 Dec measure "Done"`);
    const found = (await town().store.read((view) => view.all('actions'))).find(
      (action) => action.title === title,
    );
    return found?.id ?? '';
  }

  const STAND_IN = 'Kofi Rendle';

  it('says who stands in, and what comes goes there with the name of whom it is for', async () => {
    const { simulator, amend } = town();
    await amend(WORKER_ON_SLACK, { deputy: 'kofi-rendle' });
    const before = await assign('Came before');
    const said = await tell(WORKER_ON_SLACK, '/partnership away until 30 Nov');
    expect(said).toContain('You are away until Mon 30 November 2026');
    expect(said).toContain(`${STAND_IN} stands in.`);
    const id = await assign('Came meanwhile');
    const card = showing(simulator.slack.dmMessages(STAND_IN), 'Came meanwhile');
    expect(wordsOf(card)).toContain(`For ${WORKER_ON_SLACK}, who is away until Mon 30 November 2026.`);
    expect(simulator.slack.dmMessages(WORKER_ON_SLACK).map(wordsOf).join()).not.toContain('Came meanwhile');
    // They act for the owner with the buttons on it; cards that were there before stay and are kept up to date.
    expect(buttonsOf(card)).toContain('Accept');
    await simulator.slack.press(STAND_IN, 'direct', card.id, { label: 'Accept' });
    await town().settled();
    expect(await town().store.read((view) => view.get('actions', id))).toMatchObject({
      accepted: { by: 'kofi-rendle' },
    });
    // The card says for whom it came after it changed, too.
    const changed = showing(simulator.slack.dmMessages(STAND_IN), 'Came meanwhile', 'Accepted');
    expect(wordsOf(changed)).toContain(`For ${WORKER_ON_SLACK}, who is away until Mon 30 November 2026.`);
    const work = await tell(STAND_IN, '/mywork');
    expect(work).toContain('Came meanwhile');
    expect(work).toContain('I am away…');
    await tell(CHAIR_ON_SLACK, `/action update ${before} We may need longer`);
    showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Came before', 'We may need longer');
  });

  it('on the day they are back one message lists what came, and the next card is theirs', async () => {
    const { simulator } = town();
    town().now = new Date('2026-11-30T08:00:00Z');
    await town().bot.schedules.tick();
    await town().settled();
    const [id = ''] = (await town().store.read((view) => view.all('actions')))
      .filter(({ title }) => title === 'Came meanwhile')
      .map((action) => action.id);
    const back = showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Welcome back', id, STAND_IN);
    expect(buttonsOf(back)).toContain(`Open ${id}`);
    expect(
      simulator.slack.dmMessages(WORKER_ON_SLACK).filter((each) => wordsOf(each).includes('Welcome back')),
    ).toHaveLength(1);
    expect(await town().store.read((view) => view.all('standIns'))).toEqual([]);
    expect((await town().store.read((view) => view.get('members', jory()?.id ?? '')))?.away).toBeUndefined();
    await assign('Came afterwards');
    showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Came afterwards');
    expect(simulator.slack.dmMessages(STAND_IN).map(wordsOf).join()).not.toContain('Came afterwards');
  });

  it('back sooner than said: the same message at once; nonsense dates change nothing', async () => {
    expect(await tell(WORKER_ON_SLACK, '/partnership back')).toContain('No absence is on record');
    await tell(WORKER_ON_SLACK, '/partnership away until 20 Dec');
    const id = await assign('Came in between');
    const said = await tell(WORKER_ON_SLACK, '/partnership back');
    expect(said).toContain('Welcome back');
    expect(said).toContain(id);
    expect(await tell(WORKER_ON_SLACK, '/partnership away from 22 Dec until 20 Dec')).toContain(
      'The first day away comes before',
    );
    expect((await town().store.read((view) => view.get('members', jory()?.id ?? '')))?.away).toBeUndefined();
  });

  it('the business unit sets it for others, and a form asks for the day', async () => {
    const said = await tell('Zainab Cresswell', `/partnership member away @${WORKER_ON_SLACK} until 20 Dec`);
    expect(said).toContain(`${WORKER_ON_SLACK} is away until Sun 20 December 2026`);
    expect(await tell('Zainab Cresswell', `/partnership member back @${WORKER_ON_SLACK}`)).toContain(
      'here again',
    );
    await tell(WORKER_ON_SLACK, '/partnership away');
    const { simulator } = town();
    const form = await until(simulator, () => simulator.slack.modals(WORKER_ON_SLACK)[0], 'the form');
    expect(JSON.stringify(form.view)).toContain('First day back');
  });
});
