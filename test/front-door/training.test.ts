import { describe, expect, it } from 'vitest';
import { skipTo } from '../support/escalations.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { TRAINING_LEAD, trainingDesk } from '../support/training.ts';

/** A practitioner on Slack, one on Teams of another agency, and a colleague of the latter. */
const JORY = 'Jory Whitmarsh';
const TARIQ = 'Tariq Lugg';
const YUSUF = 'Yusuf Hannaford';
const SCRUTINEER = 'Chidinma Rosewarne';
const UNIT = 'Zainab Cresswell';

describe('a course, from finding it to having had it, on both platforms', () => {
  const town = useTown('2026-11-23T09:00:00Z');
  const { reads, slash, type, pressOnSlack, pressOnTeams, submitOnSlack, ...kept } = trainingDesk(town);
  const theSession = async () => (await kept.sessions())[0] ?? fail('no session');
  const stateOf = async (member: string) =>
    (await kept.bookings()).filter((booking) => booking.member === member).map(({ state }) => state);

  it('whoever runs the training sets a session; a practitioner finds it and books in two presses', async () => {
    await town().simulator.teams.install({ people: [TARIQ] });
    await slash(TRAINING_LEAD, 'add GCP2');
    await submitOnSlack(TRAINING_LEAD, {
      date: '2027-01-19',
      from: '09:30',
      to: '16:00',
      venue: 'Windsor House, room 2',
      places: '1',
      least: '1',
    });
    const session = await theSession();
    expect(session).toMatchObject({
      course: 'gcp2',
      starts: '2027-01-19T09:30:00.000Z',
      cancelBy: '2027-01-12',
      closes: '2027-01-14',
    });
    reads.slack(TRAINING_LEAD, session.id, 'Move or change it');

    await slash(JORY, 'courses level 3');
    const level3 = reads.slack(JORY, 'Courses', 'Graded Care Profile 2', 'Child Protection Refresher');
    expect(wordsOf(level3)).toContain(
      'level 3 · Neglect · only for practitioners, designated safeguarding leads, managers · again after 2 years',
    );
    expect(wordsOf(level3)).toContain('renews Understanding Child Protection');
    expect(wordsOf(level3)).not.toContain('Role of the LADO');
    await slash(JORY, 'find homicide timeline');
    reads.slack(JORY, 'It is e-learning', '/training licence shows whether a licence is free');
    await pressOnSlack(JORY, 'See its sessions', 'Courses', 'One session is open: Tue 19 January 2027');
    reads.slack(JORY, session.id, '1 of 1 place left');

    await slash(JORY, 'find GCP2 in January');
    expect(wordsOf(reads.slack(JORY, session.id))).toContain('1 of 1 place left');
    await pressOnSlack(JORY, 'Book a place', session.id, '1 of 1 place left');
    const card = reads.slack(JORY, 'You have a place.', 'Windsor House');
    expect(wordsOf(card)).toContain('Tue 12 January 2027');
    expect(buttonsOf(card)).toEqual([
      'Give it back',
      'Give it to a colleague',
      'Calendar file',
      'Note the purchase order',
    ]);
    await slash(JORY, `book ${session.id}`);
    reads.slack(JORY, 'You have a place on this session already');
    await slash(SCRUTINEER, `book ${session.id}`);
    reads.slack(SCRUTINEER, 'kept for the people it is made for');
    expect(await kept.bookings()).toHaveLength(1);
  });

  it('the calendar file opens with the link of the card', async () => {
    await pressOnSlack(JORY, 'Calendar file', 'You have a place.', 'Windsor House');
    const told = JSON.stringify(reads.slack(JORY, 'For your calendar'));
    const [url = ''] = /http[^"]+\/files\/[\w-]+/.exec(told) ?? [];
    const file = await (await fetch(url)).text();
    expect(file).toContain('DTSTART;TZID=Europe/London:20270119T093000');
    expect(file).toContain('SUMMARY:PSCP: Graded Care Profile 2');
  });

  it('a colleague on Teams waits, and gets the place that the first gives back', async () => {
    const { id } = await theSession();
    await type(TARIQ, '/training find neglect');
    await pressOnTeams(TARIQ, 'Join the waiting list', id);
    reads.teams(TARIQ, 'You are number 1 on the waiting list');
    await pressOnSlack(JORY, 'Give it back', 'You have a place.', 'Windsor House');
    expect(wordsOf(reads.slack(JORY, 'You gave your place back.'))).not.toContain('noted as late');
    reads.teams(TARIQ, 'A place fell free, and it is yours.');
    expect(await stateOf('tariq-lugg')).toEqual(['booked']);
  });

  it('the purchase order is asked for until it is noted, in one message with whatever else is due', async () => {
    await skipTo(town(), '2026-11-30T09:35:30Z');
    await pressOnTeams(TARIQ, 'Note it', 'no purchase order is noted');
    const { teams } = town().simulator;
    expect(await teams.submitDialog(TARIQ, 'Save', { number: 'PO 77' })).toMatchObject({ ok: true });
    await town().settled();
    teams.closeDialog(TARIQ);
    expect((await kept.bookings()).find(({ state }) => state === 'booked')?.order?.number).toBe('PO 77');
  });

  it('a week before comes the joining note with the ten wishes', async () => {
    await skipTo(town(), '2027-01-12T09:35:30Z');
    const note = wordsOf(reads.teams(TARIQ, 'Graded Care Profile 2: in a week'));
    expect(note).toContain('give it back by Tue 12 January 2027');
    expect(note).toContain('Ask whether we feel safe.');
    await skipTo(town(), '2027-01-13T09:35:30Z');
    const notes = town()
      .simulator.teams.dmMessages(TARIQ)
      .filter((each) => wordsOf(each).includes('in a week'));
    expect(notes).toHaveLength(1);
    // Somebody else waits now.
    await slash(JORY, `book ${(await theSession()).id}`);
    reads.slack(JORY, 'You are number 1 on the waiting list');
  });

  it('a place given back late is said to be late; as it is so soon, the next one is asked first', async () => {
    await skipTo(town(), '2027-01-15T11:00:30Z');
    await type(TARIQ, '/training cancel');
    await pressOnTeams(TARIQ, 'Give it back', 'Give your place back?', 'noted as late');
    expect((await kept.bookings()).find(({ member }) => member === 'tariq-lugg')?.ended).toMatchObject({
      why: 'given-back',
      late: true,
    });
    await pressOnSlack(JORY, 'I take it', 'you are asked first', 'Mon 18 January 2027 at 17:00');
    expect(await stateOf('jory-whitmarsh')).toEqual(['cancelled', 'booked']);
    await skipTo(town(), '2027-01-18T09:35:30Z');
    reads.slack(JORY, 'Graded Care Profile 2: tomorrow');
  });

  it('the day after, one press says that everybody came, and it stands among what she has had', async () => {
    await skipTo(town(), '2027-01-20T09:35:30Z');
    await type(TARIQ, `/training book ${(await theSession()).id} for ${YUSUF}`);
    reads.teams(TARIQ, 'That session was on Tue 19 January 2027');
    // Whoever sees to it books in who came without a place.
    await slash(UNIT, `book ${(await theSession()).id} for Siobhan Carrow`);
    reads.slack(UNIT, 'Siobhan Carrow is on the waiting list', 'the register says whether they came');
    reads.slack(TRAINING_LEAD, 'Who came is not noted yet.');
    await slash(TRAINING_LEAD, 'register');
    await pressOnSlack(TRAINING_LEAD, 'Everybody came', 'Who came?', 'Tue 19 January 2027');
    expect((await theSession()).state).toBe('held');
    // Beside the list: the others are still there to be taken.
    reads.slack(TRAINING_LEAD, 'Who came?', 'Tue 19 January 2027');
    reads.slack(TRAINING_LEAD, 'Came: 1');
    expect(await kept.done()).toMatchObject([
      { course: 'gcp2', member: 'jory-whitmarsh', on: '2027-01-19', how: 'attendance' },
    ]);
    await slash(JORY, 'mine');
    expect(wordsOf(reads.slack(JORY, 'Your training'))).toContain('Tue 19 January 2027');
    const said = town().simulator.slack.dmMessages(SCRUTINEER).map(wordsOf).join('\n');
    expect(said).not.toContain('Jory');
  });

  it('a manager sees who of her agency needs what, and finds a day for a colleague, who is told', async () => {
    await town().simulator.teams.install({ people: [YUSUF] });
    await slash(TRAINING_LEAD, 'add understanding child protection');
    await submitOnSlack(TRAINING_LEAD, {
      date: '2027-03-16',
      from: '09:30',
      to: '12:30',
      link: 'https://meet.example/ucp',
    });
    await type(TARIQ, '/training team');
    const team = reads.teams(TARIQ, 'Who needs what', YUSUF);
    expect(wordsOf(team)).toContain('Understanding Child Protection (not had yet).');
    await slash(JORY, 'team of childrens-services');
    reads.slack(JORY, 'Whoever answers for an agency sees what its people need');
    await pressOnTeams(TARIQ, 'Find Understanding Child Protection', 'Who needs what', YUSUF);
    const { id } = (await kept.sessions()).find(({ course }) => course !== 'gcp2') ?? fail('no session');
    await type(TARIQ, `/training book ${id} for ${YUSUF}`);
    expect(buttonsOf(reads.teams(YUSUF, 'You have a place.', id))).toContain('Join online');
    await type(TARIQ, `/training book ${id} for ${JORY}`);
    reads.teams(TARIQ, 'for people of your agency if you answer for them');
    await type(YUSUF, `/training swap with ${TARIQ}`);
    reads.teams(TARIQ, 'You have a place.', id);
    expect(await stateOf('yusuf-hannaford')).toEqual(['cancelled']);
  });

  it('a session that is moved or cancelled is told to everybody on it', async () => {
    const { id } = (await kept.sessions()).find(({ course }) => course !== 'gcp2') ?? fail('no session');
    await slash(TRAINING_LEAD, `move ${id}`);
    await submitOnSlack(TRAINING_LEAD, { date: '2027-03-18' });
    expect(wordsOf(reads.teams(TARIQ, id, 'It was on Tue 16 March 2027 before'))).toContain(
      'Thu 18 March 2027',
    );
    await slash(TRAINING_LEAD, `cancel session ${id}`);
    await submitOnSlack(TRAINING_LEAD, { why: 'The trainer is ill' });
    reads.teams(TARIQ, 'This session does not take place: The trainer is ill');
    await slash(TRAINING_LEAD, `show ${id}`);
    expect(await stateOf('tariq-lugg')).toEqual(['cancelled', 'cancelled']);
  });

  it('F38 everybody sees what is kept of their own training, and notes what they had elsewhere', async () => {
    await slash(JORY, 'record Working Together on 3 Nov');
    await submitOnSlack(JORY, { elsewhere: 'The college' });
    reads.slack(JORY, 'It is noted', 'Working Together to Safeguard Children, Tue 3 November 2026');
    await slash(JORY, 'mine');
    const mine = wordsOf(reads.slack(JORY, 'Your training'));
    expect(mine).toContain('again by Sat 3 November 2029');
    expect(mine).toContain('Graded Care Profile 2');
    await slash(TRAINING_LEAD, 'mine');
    expect(wordsOf(reads.slack(TRAINING_LEAD, 'Your training'))).not.toContain('2029');
  });
});

function fail(what: string): never {
  throw new Error(what);
}
