import { describe, expect, it } from 'vitest';
import { doneAction } from '../support/actions.ts';
import { closedAt, keep, reach, skipTo } from '../support/escalations.ts';
import { readDocx } from '../support/read-docx.ts';
import { buttonsOf, filledIn, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown } from '../support/town.ts';
import { newBooking, newSession, TRAINING_LEAD, trainingDesk } from '../support/training.ts';
import { until } from '../support/until.ts';

/** Practitioners of two agencies, one on each platform; the business unit on Teams; a scrutineer; whom Tariq may send a copy. */
const JORY = 'Jory Whitmarsh';
const TARIQ = 'Tariq Lugg';
/** Answers for his work. */
const LEAD = 'Siobhan Carrow';
const UNIT = 'Hamish Oduya';
const SCRUTINEER = 'Chidinma Rosewarne';
const SESSION = 'SES-2701-K4TR';
const HERS = 'I use the tool at the first visit, and share what I see';

describe('what a course changed, asked and told, on both platforms', () => {
  const town = useTown('2027-01-19T09:00:00Z');
  const { reads, slash, type, pressOnSlack, pressOnTeams, submitOnSlack } = trainingDesk(town);
  const { slack, teams } = { slack: () => town().simulator.slack, teams: () => town().simulator.teams };
  const modal = (who: string) => until(town().simulator, () => slack().modals(who).at(-1), 'the form');
  const all = <C extends 'impacts' | 'evaluations' | 'evaluationAnswers'>(name: C) =>
    town().store.read((view) => view.all(name));
  async function send(who: string, submit: string, filled: Record<string, string>): Promise<void> {
    expect(await teams().submitDialog(who, submit, filled)).toMatchObject({ ok: true });
    await town().settled();
    teams().closeDialog(who);
  }
  async function impact(person: string, line: string): Promise<void> {
    await slack().command(person, 'direct', '/impact', line);
    await town().settled();
  }

  it('six people are at a session; its register is taken, and the next morning each is asked once', async () => {
    await town().simulator.teams.install({ people: [TARIQ, UNIT, LEAD] });
    const people = town()
      .members.filter(
        ({ platforms, roles }) =>
          platforms.includes('slack') && roles.some(({ role }) => role === 'practitioner'),
      )
      .filter(({ name }) => name !== JORY && name !== TARIQ)
      .slice(0, 4);
    await town().store.transact(async (tx) => {
      await tx.insert('trainingSessions', newSession({ places: 12 }));
      for (const [at, id] of [...people.map((each) => each.id), 'jory-whitmarsh', 'tariq-lugg'].entries())
        await tx.insert('bookings', newBooking(id, { id: `BKG-2611-AAA${at}` }));
    });
    await skipTo(town(), '2027-01-19T16:30:00Z');
    await slash(TRAINING_LEAD, `register ${SESSION}`);
    await submitOnSlack(TRAINING_LEAD, {});
    await skipTo(town(), '2027-01-20T09:40:30Z');
    const asked = reads.slack(JORY, 'What did the training change?', 'Graded Care Profile 2');
    expect(buttonsOf(asked)).toEqual(['Answer', 'Remind me in 3 days', 'I would rather not']);
    reads.teams(TARIQ, 'What did the training change?');
    expect(await all('evaluations')).toHaveLength(6);
    await slack().command(JORY, 'direct', '/mywork', '');
    await town().settled();
    reads.slack(JORY, 'Graded Care Profile 2: How was it');
  });

  it('she answers in a tap; a child’s name is refused, and her words are still there', async () => {
    await pressOnSlack(JORY, 'Answer', 'Two minutes', 'How was it');
    const choices = { before: '2', after: '4', recommend: 'yes' };
    const named = 'With Kayleigh-Mae Example I will use the tool';
    const form = await modal(JORY);
    const refused = await slack().submit(JORY, form.id, { ...choices, differently: named });
    // The form stays open as she filled it in, with what is wrong beside the field.
    expect(Object.keys(refused.errors ?? {})).toEqual(['differently']);
    expect(refused.errors?.['differently']).not.toContain('Kayleigh');
    expect(JSON.stringify(await town().records('deliveries'))).not.toContain('Kayleigh');
    expect(await all('evaluationAnswers')).toEqual([]);
    await submitOnSlack(JORY, { ...choices, differently: 'I will use it' });
    expect(wordsOf(reads.slack(JORY, 'Thank you'))).toContain('kept without your name');
    const [answer] = await all('evaluationAnswers');
    expect(answer).toMatchObject({
      course: 'gcp2',
      wave: 0,
      confidence: { before: 2, after: 4 },
      quote: false,
    });
    expect(JSON.stringify(answer)).not.toMatch(/jory|action-for-children|EVA-/);
    // Nothing that names her leads to it: not what was delivered or sent, and not the card that stays in her chat.
    const around = await town().store.read(async (view) => [
      ...(await view.all('deliveries')),
      ...(await view.all('outbox')),
      ...(await view.all('drafts')),
      ...(await view.all('evaluations')),
    ]);
    const leads = JSON.stringify([around, slack().dmMessages(JORY)]).includes(answer?.id ?? '');
    expect(leads).toBe(false);
    await pressOnTeams(TARIQ, 'I would rather not', 'What did the training change?');
    reads.teams(TARIQ, 'That is fine');
    await pressOnTeams(TARIQ, 'Answer', 'What did the training change?');
    expect(JSON.stringify(teams().dialog(TARIQ))).toContain('That is over');
    teams().closeDialog(TARIQ);
  });

  it('three months later both are asked again; a copy goes where the answer was sent, and nowhere else', async () => {
    await skipTo(town(), '2027-04-19T08:40:30Z');
    await pressOnSlack(JORY, 'Answer', 'Three months on: what has it changed?');
    await submitOnSlack(JORY, { used: 'often', after: '5', differently: HERS, quote: 'true' });
    await pressOnTeams(TARIQ, 'Answer', 'Three months on: what has it changed?');
    await send(TARIQ, 'Send my answer', {
      used: 'not-yet',
      after: '3',
      differently: 'We talk about it in supervision',
      copy: 'siobhan-carrow',
    });
    reads.teams(LEAD, `${TARIQ} would like you to know`, 'We talk about it in supervision');
    expect((await all('evaluations')).filter(({ state }) => state === 'answered')).toHaveLength(3);
    await impact(SCRUTINEER, 'list');
    expect(JSON.stringify(slack().dmMessages(SCRUTINEER))).not.toContain('supervision');
  });

  it('her answer becomes an impact entry in one press, and is chosen for the annual report', async () => {
    await pressOnSlack(JORY, 'Note an impact', 'Thank you', 'Did it make a difference');
    const form = await modal(JORY);
    expect(filledIn(form.view)).toMatchObject({ type: 'training', practice: HERS, priority: 'neglect' });
    const filled = { outcome: 'Help begins earlier', consent: 'not-needed' };
    const unread = await slack().submit(JORY, form.id, filled);
    expect(unread.errors).toEqual({ anonymous: 'Please complete this required field.' });
    await submitOnSlack(JORY, { ...filled, anonymous: 'true' });
    const [entry] = await all('impacts');
    expect(entry).toMatchObject({
      source: 'evaluation',
      about: 'gcp2',
      changed: { practice: HERS },
      state: 'draft',
    });
    const id = entry?.id ?? '';
    expect(buttonsOf(reads.slack(JORY, id, 'Help begins earlier'))).toEqual(['Change it', 'Withdraw it']);

    await type(UNIT, '/impact find GCP2 visit');
    await pressOnTeams(UNIT, 'Put it in the basket', 'Impact entries', id);
    reads.teams(UNIT, id, 'in the basket');
    await impact(JORY, `change ${id}`);
    reads.slack(JORY, 'after that the business unit can');
    await impact(SCRUTINEER, `show ${id}`);
    reads.slack(SCRUTINEER, 'I cannot find that impact entry');
  });

  it('a message and a closed action become entries in one press, and the basket is put in order', async () => {
    await slack().say(JORY, '#neglect', 'Families say that they are asked once, and not five times');
    await town().settled();
    const message =
      slack()
        .messages('#neglect')
        .findLast(({ text }) => text.includes('asked once'))?.id ?? '';
    await slack().messageShortcut(JORY, '#neglect', message, 'impact.from-message');
    expect(filledIn((await modal(JORY)).view)).toEqual({
      outcome: 'Families say that they are asked once, and not five times',
    });
    const more = { type: 'together', did: 'One form for all agencies', children: 'Less to tell again' };
    await submitOnSlack(JORY, { ...more, consent: 'not-yet', anonymous: 'true' });
    await town().store.transact((tx) =>
      tx.insert(
        'actions',
        doneAction({ by: 'jory-whitmarsh', doer: 'tariq-lugg' }, '2027-04-19T08:00:00.000Z', 'All have it'),
      ),
    );
    await type(TARIQ, '/action show ACT-2611-K4TR');
    await pressOnTeams(TARIQ, 'Note an impact', 'ACT-2611-K4TR');
    await send(TARIQ, 'Save', {
      type: 'system',
      partnership: 'Decisions are known',
      consent: 'not-needed',
      anonymous: 'true',
    });
    const entries = await all('impacts');
    expect(entries.map(({ source }) => source).sort()).toEqual(['action', 'evaluation', 'message']);
    const of = (source: string) => entries.find((each) => each.source === source)?.id ?? '';
    expect(entries.find(({ source }) => source === 'action')).toMatchObject({
      did: 'Send the minutes',
      outcome: 'All have it',
    });

    await type(UNIT, `/impact basket ${of('message')}`);
    reads.teams(UNIT, 'Nobody has said yes to its being told');
    await type(UNIT, `/impact basket ${of('action')}`);
    await type(UNIT, '/impact basket');
    const order = () =>
      [...wordsOf(reads.teams(UNIT, 'The basket of the annual report')).matchAll(/IMP-\d{4}-\w{4}/g)].map(
        ([id]) => id,
      );
    expect(order()).toEqual([of('evaluation'), of('action')]);
    await pressOnTeams(UNIT, 'Later', 'The basket of the annual report');
    expect(order()).toEqual([of('action'), of('evaluation')]);
    await pressOnTeams(UNIT, 'Print or download', 'The basket of the annual report');
    const links = linksIn(reads.teams(UNIT, 'Your files are ready'));
    const [page, word, sheet] = await Promise.all(links.map((url) => fetch(url)));
    expect(await page?.text()).toMatch(/Decisions are known[^]*Help begins earlier/);
    expect(readDocx(new Uint8Array((await word?.arrayBuffer()) ?? [])).lines.join('\n')).toContain(HERS);
    expect(await sheet?.text()).toContain('Decisions are known');
  });

  it('the report has her answer and nobody’s name, and hides what is too little', async () => {
    await skipTo(town(), '2027-04-20T09:00:00Z');
    await type(UNIT, '/report training-impact this month');
    const report = wordsOf(reads.teams(UNIT, 'What training changed'));
    expect(report).toContain('Three months after it: 2 of 6 answered (33%); too few answers to say more.');
    expect(report).toContain(`“${HERS}”`);
    expect(report).not.toMatch(/Jory|Whitmarsh|supervision/);
    const [, word = ''] = linksIn(reads.teams(UNIT, 'What training changed'));
    const docx = readDocx(new Uint8Array(await (await fetch(word)).arrayBuffer()));
    expect(docx.lines.join('\n')).toContain(HERS);
    expect(docx.headings.map(String).join()).toContain('In people’s own words');
    await slack().command(SCRUTINEER, 'direct', '/report', 'impact this month');
    await town().settled();
    const told = wordsOf(reads.slack(SCRUTINEER, 'What made a difference'));
    expect(told).toContain('3 entries were noted');
    expect(told).not.toContain('Families say that they are asked once');
    await slash(TRAINING_LEAD, 'feedback GCP2');
    reads.slack(TRAINING_LEAD, 'There is too little to show yet');
    await slash(JORY, 'feedback GCP2');
    expect(slack().dmMessages(JORY).map(wordsOf).join('\n')).not.toContain('There is too little');
  });

  it('an escalation that was settled can be noted by who had a part in it, and its reference is told to nobody else', async () => {
    const hers = { openedBy: 'jory-whitmarsh', raising: 'action-for-children' };
    const settled = closedAt(reach(1, '2027-04-12T09:00', hers), '2027-04-13T09:00');
    await keep(town(), settled);
    await slack().command(JORY, 'direct', '/escalate', `show ${settled.id}`);
    await town().settled();
    await pressOnSlack(JORY, 'Note an impact', settled.id);
    expect(filledIn((await modal(JORY)).view)).toMatchObject({ type: 'challenge' });
    await submitOnSlack(JORY, {
      did: 'We asked each other sooner',
      outcome: 'The plan was changed',
      partnership: 'Two teams ring before they write',
      consent: 'not-needed',
      anonymous: 'true',
    });
    expect(wordsOf(reads.slack(JORY, 'Two teams ring'))).toContain(settled.id);
    const [entry] = (await all('impacts')).filter(({ source }) => source === 'escalation');
    await impact(CHAIR_ON_SLACK, `show ${entry?.id ?? ''}`);
    const card = wordsOf(reads.slack(CHAIR_ON_SLACK, 'Two teams ring'));
    expect(card).toContain('case resolution');
    expect(card).not.toContain(settled.id);
  });

  it('a withdrawn entry loses its words everywhere', async () => {
    const [entry] = (await all('impacts')).filter(({ source }) => source === 'message');
    await impact(JORY, `withdraw ${entry?.id ?? ''}`);
    await submitOnSlack(JORY, { text: 'It was too close to a family' });
    expect(JSON.stringify(await all('impacts'))).not.toContain('asked once');
    expect(wordsOf(reads.slack(JORY, entry?.id ?? '?', 'withdrawn'))).not.toContain('Less to tell again');
    await impact(JORY, 'find families');
    reads.slack(JORY, 'There is none like that');
  });
});

function linksIn(message: unknown): string[] {
  return [...JSON.stringify(message).matchAll(/http[^"]+\/files\/[\w-]+/g)].map(([url]) => url);
}
