import { describe, expect, it } from 'vitest';
import { skipTo } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

/** Answers for the front door, on Teams. */
const MASH = 'Siobhan Carrow';
/** Answers for the Family Hubs, on Slack. */
const HUBS = "Mairead O'Sullivan-Bright";
const AFC = 'Jory Whitmarsh';
const AFC_LEAD = 'Clementine Owusu';
const ANALYST = 'Zainab Cresswell';
const KEEPER = 'Dominic Oyelaran';
const WORKER = 'Saoirse Hext';
const SCRUTINEER = 'Chidinma Rosewarne';

describe('monthly returns and the scorecard, from both platforms', () => {
  const town = useTown('2026-12-01T09:00:00Z');
  const returns = () => town().store.read((view) => view.all('monthlyReturns'));
  const record = async (team: string) =>
    (await returns()).find((each) => each.team === team) ?? fail(`no ${team}`);
  const onTeams = (person: string, ...words: string[]) =>
    showing(town().simulator.teams.messages('direct', person), ...words);
  const onSlack = (person: string, ...words: string[]) =>
    showing(town().simulator.slack.dmMessages(person), ...words);
  async function slash(person: string, line: string): Promise<void> {
    await town().simulator.slack.command(person, 'direct', '/report', line);
    await town().settled();
  }
  async function fill(person: string, filled: Record<string, string | string[]>): Promise<void> {
    const { slack } = town().simulator;
    const modal = await until(town().simulator, () => slack.modals(person).at(-1), 'the form');
    await slack.submit(person, modal.id, filled);
    await town().settled();
  }

  it('a team answers from a card with one press; what cannot be is said and nothing is kept', async () => {
    await town().simulator.teams.install({ people: [MASH, KEEPER] });
    await skipTo(town(), '2026-12-02T09:40:30Z');
    const card = onTeams(MASH, 'Outcomes to referrers', 'November 2026');
    expect(buttonsOf(card)).toEqual(['Send', 'None', 'Cannot tell, because…']);
    const { teams, slack } = town().simulator;
    await teams.press(MASH, 'direct', card.id, 'Send', { n0: '40', n1: '41' });
    await town().settled();
    expect((await record('mash')).state).toBe('asked');
    await teams.press(MASH, 'direct', card.id, 'Send', { n0: '40', n1: '33' });
    await town().settled();
    expect((await record('mash')).answer?.numbers).toEqual({ decided: 40, 'in-time': 33 });
    expect(wordsOf(onTeams(MASH, 'Outcomes to referrers'))).toContain('33');
    expect(buttonsOf(onTeams(MASH, 'Outcomes to referrers'))).toEqual(['Correct it, or add a word']);

    const onPhone = onSlack(HUBS, 'Graded Care Profile 2', 'Times used');
    await slack.press(HUBS, 'direct', onPhone.id, { label: 'Send' }, { n0: '7' });
    await town().settled();
    expect((await record('family-hubs')).answer?.numbers).toEqual({ used: 7 });
    await slack.press(HUBS, 'direct', onPhone.id, { label: 'Correct it, or add a word' });
    await fill(HUBS, { n0: '9', note: 'Two came in late' });
    expect(await record('family-hubs')).toMatchObject({
      answer: { numbers: { used: 9 }, note: 'Two came in late' },
      before: [{ numbers: { used: 7 } }],
    });
    expect(wordsOf(onSlack(HUBS, 'Times used'))).toContain('Before: 7');
  });

  it('one is late: reminded twice in a list, then the lead of the agency is told; it waits in /mywork', async () => {
    await slashWork(AFC);
    expect(wordsOf(onSlack(AFC, 'Monthly numbers', 'due Thu 10 December 2026'))).toContain(
      'one monthly return',
    );
    for (const [at, said] of [
      ['2026-12-07T09:40:30Z', 'They are not here yet.'],
      ['2026-12-10T09:40:30Z', 'It is the second reminder.'],
    ] as const) {
      await skipTo(town(), at);
      onSlack(AFC, 'Monthly numbers', said);
    }
    expect(town().simulator.slack.dmMessages(AFC_LEAD).map(wordsOf).join('\n')).not.toContain(
      'reminded twice',
    );
    await skipTo(town(), '2026-12-14T09:40:30Z');
    onSlack(AFC_LEAD, 'Graded Care Profile 2', 'Jory Whitmarsh was asked and reminded twice.');
    const prompt = onSlack(AFC, 'This is the last time I ask.');
    expect(buttonsOf(prompt)).toEqual(['Answer', 'None', 'Remind me in 2 days']);
  });

  it('the scorecard shows the gap and never a nought, as a card, a page, a picture and a file', async () => {
    await slash(ANALYST, 'scorecard for neglect');
    const card = onSlack(ANALYST, 'The scorecard: Neglect');
    expect(wordsOf(card)).toContain('9 from 1 of 3 teams (November 2026)');
    expect(wordsOf(card)).toContain('No figure for 2025-26. None was entered.');
    expect(wordsOf(card)).toContain('question changed; before: 83.2% (2022-23)');
    const links = [...JSON.stringify(card).matchAll(/http[^"]+\/files\/[\w-]+/g)].map(([url]) => url);
    const types = [];
    for (const url of links) {
      const answer = await fetch(url);
      types.push(answer.headers.get('content-type')?.split(';')[0]);
      expect(await answer.text()).toContain('Protection plans for neglect');
    }
    expect(types).toEqual(['text/html', 'image/svg+xml', 'text/csv', 'text/csv']);
    await slash(ANALYST, 'returns');
    const board = wordsOf(onSlack(ANALYST, 'Monthly numbers', 'November 2026'));
    expect(board).toContain('MASH 33 of 40');
    expect(board).toContain('Not here: Action for Children (Jory Whitmarsh), Livewell');
  });

  it('a wording change blocks a comparison; 10,366 to 11,904 is +14.8%', async () => {
    await town().simulator.teams.dm(KEEPER, '/report compare child exploitation from 2022-23 to 2023-24');
    await town().settled();
    const refused = wordsOf(onTeams(KEEPER, 'I do not compare these two'));
    expect(refused).toContain('The question changed from 2023-24.');
    expect(refused).toContain('85.2% (2022-23) and 98% (2023-24)');
    await slash(ANALYST, 'compare PPNs 2023-24 2024-25');
    expect(wordsOf(onSlack(ANALYST, '+14.8%'))).toContain('Reported as 12.9%; it is 14.8%.');
    await slash(ANALYST, 'compare neglect plans from March 2024 to March 2025');
    onSlack(ANALYST, '+2.9 percentage points');
    await slash(ANALYST, 'compare PPNs 2020-21 2024-25');
    onSlack(ANALYST, 'There is no figure for 2020-21');
  });

  it('a figure is entered with its question, a stated percentage worked out again, and a person says what it means', async () => {
    const { teams } = town().simulator;
    await teams.dm(KEEPER, '/report figure PPNs');
    await town().settled();
    await slash(ANALYST, 'figure PPNs');
    await fill(ANALYST, { period: '2025-26', number: '12,400', stated: '5' });
    const kept = wordsOf(onSlack(ANALYST, 'is kept'));
    expect(kept).toContain('12,400 (2025-26): +4.2%');
    expect(kept).toContain('Reported as 5%; it is 4.2%.');
    await slash(ANALYST, 'metric PPNs');
    const detail = onSlack(ANALYST, 'Children in police protection notices', 'Known limits');
    await town().simulator.slack.press(ANALYST, 'direct', detail.id, { label: 'Say what it means' });
    await fill(ANALYST, { text: 'More notices name every child of a family' });
    await slash(ANALYST, 'metric PPNs');
    onSlack(ANALYST, 'More notices name every child of a family');
    await slash(SCRUTINEER, 'figure PPNs');
    expect(town().simulator.slack.modals(SCRUTINEER)).toEqual([]);
  });

  it('the Young Safeguarders have it in their words, through their worker', async () => {
    await town().simulator.slack.command(WORKER, 'direct', '/plan', 'mine');
    await slash(WORKER, 'scorecard');
    const shown = onSlack(WORKER, 'The scorecard in plain words');
    const card = wordsOf(shown);
    expect(card).toContain('How many times a child went missing');
    expect(card).toContain('fewer than 1,095 in September 2023 to August 2024');
    expect(card).not.toContain('percentage points');
    const label = buttonsOf(shown).find((each) => each.startsWith('Note it on DUT-')) ?? fail('no duty');
    await town().simulator.slack.press(WORKER, 'direct', shown.id, { label });
    await town().settled();
    const duty = await town().store.read((view) => view.get('duties', label.slice('Note it on '.length)));
    expect(duty?.occurrence).toMatchObject({ duty: 'young-safeguarders-scorecard' });
    expect(duty?.occurrence.evidence[0]?.text).toContain('Missing: ');
    await slash(WORKER, 'returns');
    expect(town().simulator.slack.dmMessages(WORKER).map(wordsOf).join('\n')).not.toContain('Not here:');
  });

  it('once a year people say what training they need; counts, merged with what else comes up, are ranked', async () => {
    await skipTo(town(), '2027-01-11T11:10:30Z');
    const { slack, teams } = town().simulator;
    await slack.press(AFC, 'direct', onSlack(AFC, 'What training do you need?').id, { label: 'Answer' });
    await fill(AFC, {
      q0: ['neglect', 'challenge'],
      q1: 'mostly',
      q4: 'Kayleigh-Mae T dob 14/03/12 needs it',
    });
    expect(await town().store.read((view) => view.all('needsTexts'))).toEqual([]);
    await fill(AFC, { q0: ['neglect', 'challenge'], q1: 'mostly', q4: 'Short sessions at lunch' });
    await teams.press(MASH, 'direct', onTeams(MASH, 'What training do you need?').id, 'Answer');
    await town().settled();
    await teams.submitDialog(MASH, 'Send', { q0: 'challenge', q1: 'very' });
    await town().settled();
    expect(await town().store.read((view) => view.get('needsTallies', '2027|all'))).toMatchObject({
      people: 2,
      chosen: { topics: { neglect: 1, challenge: 2 } },
    });
    await slack.command(ANALYST, 'direct', '/training', 'needs');
    await town().settled();
    const result = wordsOf(onSlack(ANALYST, 'Training needs 2027'));
    expect(result).toContain('Challenging a decision');
    expect(result).toContain('asked for &lt;5');
    expect(result).not.toContain('Short sessions at lunch');
    await slack.command(AFC, 'direct', '/training', 'needs');
    await town().settled();
    onSlack(AFC, 'Nothing to answer now');
  });

  async function slashWork(person: string): Promise<void> {
    await town().simulator.slack.command(person, 'direct', '/mywork', '');
    await town().settled();
  }
});

function fail(why: string): never {
  throw new Error(why);
}
