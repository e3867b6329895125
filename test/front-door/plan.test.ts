import { describe, expect, it } from 'vitest';
import { skipTo } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Hamish Oduya';
const LEADS = ['Rosalind Achebe', 'Catrin Sandhu', 'Fergus Abernathy', 'Marguerite Asante'] as const;
/** Chairs the delegated partners. */
const DIRECTOR = 'Anjali Wedlake';
const WORKER = 'Saoirse Hext';
const SCRUTINEER = 'Chidinma Rosewarne';
/** Of the business unit. */
const ON_SLACK = 'Zainab Cresswell';
const CHAIR = 'Clementine Owusu';
const PRACTITIONER = 'Jory Whitmarsh';

describe('the forward plan, from both platforms', () => {
  const town = useTown('2026-11-23T09:00:00Z');
  const duties = () => town().store.read((view) => view.all('duties'));
  const duty = async (id: string) =>
    (await duties()).find(({ occurrence }) => occurrence.id === id) ?? fail(`no ${id}`);
  const onTeams = (person: string, ...words: string[]) =>
    showing(town().simulator.teams.messages('direct', person), ...words);
  const onSlack = (person: string, ...words: string[]) =>
    showing(town().simulator.slack.dmMessages(person), ...words);

  async function type(person: string, line: string): Promise<void> {
    await town().simulator.teams.dm(person, line);
    await town().settled();
  }
  async function press(person: string, label: string, ...words: string[]): Promise<void> {
    const pressed = await town().simulator.teams.press(person, 'direct', onTeams(person, ...words).id, label);
    expect(pressed).toMatchObject({ ok: true });
    await town().settled();
  }
  /** What is behind “More” is a message of its own, which comes after the answer to the press. */
  async function pressMore(person: string, label: string, id: string, word: string): Promise<void> {
    await press(person, 'More', id, word);
    const { simulator } = town();
    const menu = () =>
      simulator.teams
        .messages('direct', person)
        .findLast((each) => wordsOf(each).includes(`More for ${id}`) && buttonsOf(each).includes(label));
    const { id: message } = await until(simulator, menu, label);
    expect(await simulator.teams.press(person, 'direct', message, label)).toMatchObject({ ok: true });
    await town().settled();
  }
  async function send(person: string, submit: string, filled: Record<string, string>): Promise<void> {
    const { teams } = town().simulator;
    expect(await teams.submitDialog(person, submit, filled)).toMatchObject({ ok: true });
    await town().settled();
    teams.closeDialog(person);
  }
  async function slash(person: string, line: string): Promise<void> {
    await town().simulator.slack.command(person, 'direct', '/plan', line);
    await town().settled();
  }

  it('is there at the first look, by month, and every colour says why', async () => {
    await town().simulator.teams.install({ people: [UNIT, ...LEADS] });
    await type(UNIT, '/plan duties');
    const list = wordsOf(onTeams(UNIT, 'The plan of 2026-27'));
    expect(list).toContain('November 2026');
    expect(list).toContain('Practice week');
    expect(list).toContain('Red: Due in 7 days, and nothing has been begun.');
    // What fell due before anybody kept the plan here is held against nobody.
    expect((await duty('annual-report@2026-09-30')).occurrence.dropped?.why).toContain(
      'before the plan was kept',
    );
    await type(UNIT, '/plan overdue');
    onTeams(UNIT, 'There is nothing like that on the plan.');
    await type(UNIT, '/plan list next 30 days');
    onTeams(UNIT, 'DA&C meeting');
    await type(UNIT, '/plan sign-offs for lsp');
    expect(wordsOf(onTeams(UNIT, 'Sign-off of the shared budget'))).not.toContain('Practice week');
    const before = (await duties()).length;
    await type(UNIT, '/plan');
    expect((await duties()).length).toBe(before);
  });

  it('four lead partners sign a document off, each with one press; nobody signs for them', async () => {
    const { id } = await duty('signoff-budget@2026-12-31');
    await type(UNIT, `/plan show ${id}`);
    const card = onTeams(UNIT, id, 'Sign-offs: 0 of 4');
    expect(buttonsOf(card)).not.toContain('I sign it off');
    await press(UNIT, 'Ask for what is missing', id, 'Sign-offs: 0 of 4');
    const [first, second, third, last] = LEADS;
    for (const person of [first, second]) await press(person, 'I sign it off', id);
    await press(third, 'No, and why', id);
    await send(third, 'Save', { text: 'Two figures are not agreed yet' });
    expect(wordsOf(onTeams(UNIT, id, 'Sign-offs: 2 of 4'))).toContain('Two figures are not agreed yet');
    expect(wordsOf(onTeams(last, id))).toContain('red');
    for (const person of [third, last]) await press(person, 'I sign it off', id);
    expect((await duty('signoff-budget@2026-12-31')).occurrence.parts.map(({ given }) => given?.by)).toEqual([
      'rosalind-achebe',
      'catrin-sandhu',
      'fergus-abernathy',
      'marguerite-asante',
    ]);

    await press(UNIT, 'Add what shows it', id, 'Sign-offs: 4 of 4');
    await send(UNIT, 'Save', {
      text: 'The signed budget',
      link: 'https://partnership.example/budget',
      finished: 'true',
    });
    const done = onTeams(UNIT, id, 'Sign-offs: 4 of 4');
    expect(wordsOf(done)).toContain('Done on Mon 23 Nov, with evidence.');
    expect(buttonsOf(done)).toEqual(['Open evidence 1']);
  });

  it('whoever is named for a duty is told; its date is moved with a reason', async () => {
    const { id } = await duty('practice-week@2026-11-30');
    await type(UNIT, `/plan show ${id}`);
    await pressMore(UNIT, 'Say who sees to it', id, 'Practice week');
    await send(UNIT, 'Save', { member: 'zainab-cresswell' });
    onSlack(ON_SLACK, id, 'Practice week', 'Zainab Cresswell');
    await pressMore(UNIT, 'Move its date', id, 'Zainab Cresswell');
    await send(UNIT, 'Save', { on: '2026-11-20', text: 'The hall is taken' });
    expect((await duty('practice-week@2026-11-30')).occurrence.moves).toEqual([]);
    await press(UNIT, 'Move its date', `More for ${id}`);
    await send(UNIT, 'Save', { on: '2026-12-04', text: 'The hall is taken' });
    expect(wordsOf(onSlack(ON_SLACK, id, 'Its date was moved'))).toContain(
      'From Mon 30 November 2026 to Fri 4 December 2026: The hall is taken',
    );
  });

  it('scrutineers read it and change nothing; a practitioner knows of none of it', async () => {
    const { id } = await duty('practice-week@2026-11-30');
    await slash(SCRUTINEER, `show ${id}`);
    expect(buttonsOf(onSlack(SCRUTINEER, id, 'Practice week'))).toEqual([]);
    await slash(SCRUTINEER, `done ${id}`);
    await slash(PRACTITIONER, 'duties');
    await slash(PRACTITIONER, `show ${id}`);
    const read = town().simulator.slack.dmMessages(PRACTITIONER).map(wordsOf).join('\n');
    expect(read).not.toContain('Practice week');
    expect((await duty('practice-week@2026-11-30')).occurrence.done).toBeUndefined();
  });

  it('the year is a picture behind a link, with words beside it; nothing typed is markup in it', async () => {
    const { slack } = town().simulator;
    await slash(ON_SLACK, 'add "Week of <script>alert(1)</script> & more" by 15 Jan for workforce');
    const modal = await until(town().simulator, () => slack.modals(ON_SLACK).at(-1), 'the form');
    await slack.submit(ON_SLACK, modal.id, { evidence: 'How many came' });
    await town().settled();
    await slash(ON_SLACK, 'year');
    const told = onSlack(ON_SLACK, 'The plan of 2026-27', 'See the year');
    expect(wordsOf(told)).toMatch(/\d+ duties: .*\d+ amber/);
    const [picture = '', page = ''] = [...JSON.stringify(told).matchAll(/http[^"]+\/files\/[\w-]+/g)].map(
      ([url]) => url,
    );
    for (const [url, type] of [
      [picture, 'image/svg+xml'],
      [page, 'text/html'],
    ] as const) {
      const answer = await fetch(url);
      expect(answer.headers.get('content-type')).toContain(type);
      const drawn = await answer.text();
      expect(drawn).toContain('Forward plan 2026-27');
      expect(drawn).toContain('Week of &lt;script&gt;alert(1)&lt;/script&gt; &amp; more');
      expect(drawn).not.toContain('<script');
    }
  });

  it('a countdown prompts each person once, in one message, in working hours, and can be put off', async () => {
    await skipTo(town(), '2026-12-24T10:15:30Z');
    const said = () =>
      town()
        .simulator.teams.dmMessages(DIRECTOR)
        .filter((message) => wordsOf(message).includes('Forward plan'));
    expect(said()).toHaveLength(1);
    const prompt = showing(
      town().simulator.teams.dmMessages('Anjali Wedlake'),
      'Forward plan',
      '7 days before',
    );
    // The arrangements, the budget and what else of hers is due on New Year's Eve are one message.
    expect(wordsOf(prompt)).toContain('Review of the safeguarding arrangements');
    await skipTo(town(), '2026-12-24T11:15:30Z');
    expect(said()).toHaveLength(1);
    await town().simulator.teams.install({ people: [DIRECTOR] });
    await town().simulator.teams.press(DIRECTOR, 'direct', prompt.id, 'Remind me in 3 days');
    await town().settled();
    expect(await town().store.read((view) => view.all('snoozes'))).toMatchObject([{ until: '2026-12-31' }]);
    await skipTo(town(), '2026-12-25T10:15:30Z');
    expect(said()).toHaveLength(1);
  });

  it('the Young Safeguarders are asked and answer through their worker alone', async () => {
    await slash(CHAIR, 'ask-young "What do you think of the new letter?" by 8 Jan');
    onSlack(CHAIR, 'They do not meet before that day');
    await slash(CHAIR, 'ask-young "What do you think of the new letter?" by 29 Jan');
    expect(wordsOf(onSlack(CHAIR, 'Asked as DUT-'))).toContain('Fri 29 January 2027');
    const card = onSlack(WORKER, 'What do you think of the new letter?');
    expect(buttonsOf(card)).toEqual(['Write the answer']);
    // On the morning of the session it is there again, to the worker alone.
    await skipTo(town(), '2027-01-13T10:30:30Z');
    onSlack(WORKER, 'For the session today', 'What do you think of the new letter?');
    const heard = town().simulator.slack.dmMessages(CHAIR).map(wordsOf).join('\n');
    expect(heard).not.toContain('For the session today');
    await town().simulator.slack.press(WORKER, 'direct', card.id, { label: 'Write the answer' });
    const modal = await until(
      town().simulator,
      () => town().simulator.slack.modals(WORKER).at(-1),
      'the form',
    );
    await town().simulator.slack.submit(WORKER, modal.id, {
      text: 'Kayleigh-Mae Example says it is too long',
    });
    await town().settled();
    const asked = () => duties().then((all) => all.find((each) => each.asked));
    expect((await asked())?.occurrence.done).toBeUndefined();
    await town().simulator.slack.submit(WORKER, modal.id, { text: 'It is too long, and kind.' });
    await town().settled();
    expect((await asked())?.occurrence.evidence).toMatchObject([{ text: 'It is too long, and kind.' }]);
    expect(wordsOf(onSlack(CHAIR, 'The answer'))).toContain('It is too long, and kind.');
  });

  it('next year’s plan is made from this one in one step, after a look at it', async () => {
    await type(UNIT, '/plan next-year');
    const preview = wordsOf(onTeams(UNIT, 'The plan of 2027-28', 'Nothing is kept yet'));
    expect(preview).toContain('To be put on it');
    expect((await duties()).some(({ occurrence }) => occurrence.year === 2027)).toBe(false);
    await press(UNIT, 'Next page', 'Nothing is kept yet');
    const { simulator } = town();
    const pageTwo = (each: { readonly text: string }) => each.text.includes('Page 2 of');
    await until(
      simulator,
      () =>
        simulator.teams
          .messages('direct', UNIT)
          .map((each) => ({ text: wordsOf(each) }))
          .find(pageTwo),
      'page 2',
    );
    await press(UNIT, '🟢 Make the plan of 2027-28', 'Nothing is kept yet');
    const made = (await duties()).filter(({ occurrence }) => occurrence.year === 2027);
    expect(made.length).toBeGreaterThan(50);
    expect(made.some(({ asked }) => asked)).toBe(false);
    expect(made.map(({ occurrence }) => occurrence.name)).toContain(
      'Week of <script>alert(1)</script> & more',
    );
    await type(UNIT, '/plan next-year');
    onTeams(UNIT, 'It is made: there is nothing to add.');
  });
});

function fail(what: string): never {
  throw new Error(what);
}
