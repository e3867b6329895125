import { describe, expect, it } from 'vitest';
import { cyclePolicy } from '../../src/bot/meeting-store.ts';
import { cycleOfMeeting } from '../../src/domain/meeting/cycle.ts';
import type { PromptKind } from '../../src/domain/meeting/words.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { skipTo } from '../support/escalations.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { readDocx } from '../support/read-docx.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, useTown } from '../support/town.ts';
import { unitDesk } from '../support/unit-desk.ts';
import { until } from '../support/until.ts';
import { seatsAndRests } from './stories/meetings.ts';

const GROUP = 'mapqag';
const OF_ANOTHER_GROUP = 'Hester Qureshi';

describe('one meeting, from its date to its close, with its chair on Teams and a member on Slack', () => {
  const town = useTown('2026-11-23T09:00:00Z');
  const { unitReads, send, type } = unitDesk(town, CHAIR_ON_TEAMS);
  const meeting = async () => {
    const all = await town().store.read((view) => view.find('meetings', 'group', GROUP));
    return [...all].sort((one, other) => (one.starts < other.starts ? -1 : 1))[0] ?? fail();
  };
  const reads = (...words: string[]) => showing(town().simulator.slack.dmMessages(CHAIR_ON_SLACK), ...words);
  const goTo = async (kind: PromptKind) => {
    const { prompts } = cycleOfMeeting(
      await meeting(),
      cyclePolicy({ partnership: plymouthFile(), calendar: ENGLAND }),
    );
    const due = prompts.find((prompt) => prompt.kind === kind)?.dueAt ?? fail();
    await skipTo(town(), new Date(due.getTime() + 30_000).toISOString());
  };
  /** Pressed once a message with this button and these words is there. */
  const pressOn = async (label: string, ...words: string[]) => {
    const messages = () => town().simulator.teams.messages('direct', CHAIR_ON_TEAMS);
    const found = await until(
      town().simulator,
      () =>
        messages().findLast(
          (each) => buttonsOf(each).includes(label) && words.every((word) => wordsOf(each).includes(word)),
        ),
      label,
    );
    await town().simulator.teams.press(CHAIR_ON_TEAMS, 'direct', found.id, label);
    await town().settled();
  };
  const pressOnSlack = async (label: string, ...words: string[]) => {
    await town().simulator.slack.press(CHAIR_ON_SLACK, 'direct', reads(...words).id, { label });
    await town().settled();
  };
  /** What hangs in the group's rooms, on both platforms. */
  const inRooms = async () => {
    const { slack, teams } = town().simulator;
    const { id } = await meeting();
    return [slack.messages('#mapqag'), teams.messages('General')].map((room) => wordsOf(showing(room, id)));
  };

  it('is put on record when somebody first looks, and is seen by its group alone', async () => {
    await type('/meeting list MAPQAG');
    const { id } = await meeting();
    expect(wordsOf(unitReads('Meetings of MAPQAG', id))).toContain('Tue 12 January 2027, 10:00 to 12:00');
    const { slack } = town().simulator;
    await slack.command(OF_ANOTHER_GROUP, 'direct', '/meeting', `show ${id}`);
    await town().settled();
    const refused = wordsOf(slack.dmMessages(OF_ANOTHER_GROUP).at(-1) ?? fail());
    expect(refused).toContain('I cannot find that meeting');
  });

  it('a member is asked for items, and puts one on the agenda from the prompt', async () => {
    const { slack } = town().simulator;
    await town().store.transact(async (tx) => {
      for (const place of await tx.all('places')) {
        const room = slack.screen(CHAIR_ON_SLACK).rooms.find(({ id }) => id === place.conversation);
        if (place.platform === 'teams' || room?.name.includes('mapqag'))
          await tx.put('places', { ...place, purpose: 'group', group: GROUP });
      }
    });
    await goTo('call-for-items');
    const prompt = reads('Call for items: MAPQAG', '15 working days before the MAPQAG meeting');
    expect(buttonsOf(prompt)).toEqual(['Add an item', 'Agenda', 'Remind me tomorrow']);
    await slack.press(CHAIR_ON_SLACK, 'direct', prompt.id, { label: 'Add an item' });
    const modal = await until(town().simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    await slack.submit(CHAIR_ON_SLACK, modal.id, { text: 'Thresholds in the early years', minutes: '15' });
    await town().settled();

    const found = await meeting();
    expect(found.state).toBe('called');
    expect(found.items.map(({ title }) => title)).toContain('Thresholds in the early years');
    expect(found.items.at(-1)?.kind).toBe('closing');
    for (const card of await inRooms()) expect(card).toContain('minutes');
  });

  it('the agenda goes out with live figures, and one press sends a deputy; both rooms show it', async () => {
    await goTo('agenda-out');
    expect((await meeting()).state).toBe('papers-out');
    await pressOnSlack('My deputy comes', 'Agenda and papers: MAPQAG');
    const { seats } = await meeting();
    expect(seats.find(({ member }) => member === 'clementine-owusu')?.reply).toMatchObject({
      answer: 'deputy',
      deputy: 'jory-whitmarsh',
    });
    for (const card of await inRooms()) expect(card).toContain('1 coming');
    await pressOnSlack('Agenda', 'Jory Whitmarsh comes for you.');
    const agenda = wordsOf(
      await until(
        town().simulator,
        () =>
          town()
            .simulator.slack.dmMessages(CHAIR_ON_SLACK)
            .find((each) => wordsOf(each).includes('Agenda of MAPQAG')),
        'the agenda',
      ),
    );
    expect(agenda).toContain('Thresholds in the early years');
    expect(agenda).toContain('open, 0 overdue, 0 closed since the last meeting');
    expect(agenda).toContain('No figures yet: say it in the meeting.');
  });

  it('cannot be closed without its next date and the fate of its minutes, and says so with presses', async () => {
    await goTo('next-date');
    const { id } = await meeting();
    expect((await meeting()).state).toBe('held');
    await type(`/meeting show ${id}`);
    await pressOn('Write an action', id, 'The next date is not set.');
    await send('Save', { text: 'Write to every nursery', owner: 'clementine-owusu', due: '2027-02-12' });
    // Nobody types references on a phone: without one the group's nearest is taken, or the form asks.
    await type('/meeting decision MAPQAG');
    const asks = unitReads('What was decided?');
    const { teams } = town().simulator;
    await teams.press(CHAIR_ON_TEAMS, 'direct', asks.id, 'Save', { text: 'Nurseries first' });
    await town().settled();
    expect((await meeting()).decisions.map(({ text }) => text)).toEqual(['Nurseries first']);
    await type('/meeting close MAPQAG');
    expect(buttonsOf(unitReads('Meetings to close', id))).toEqual(['Close it', 'Open']);
    await type(`/meeting close ${id}`);
    const card = unitReads('It cannot be closed yet', 'MAPQAG, Tue 12 January 2027');
    expect(buttonsOf(card)).toEqual(expect.arrayContaining(['Next date', 'Minutes']));
    await pressOn('Next date', 'It cannot be closed yet');
    await pressOn('This date', 'The next date after', 'Tue 9 March 2027, 10:00');
    expect((await meeting()).next).toMatchObject({ kind: 'date', starts: '2027-03-09T10:00:00.000Z' });
    await pressOn('Minutes', 'It cannot be closed yet');
    await send('Save', { fate: 'actions-only', why: 'Short and clear' });
  });

  it('a line becomes an action with its measure on the other platform, and the meeting closes', async () => {
    const { id } = await meeting();
    await type(`/meeting show ${id}`);
    await pressOn('Make them actions', 'Who does what (1 open)');
    await pressOn('Make it an action', 'Who does what after', 'No action');
    await send('Save', { measure: 'Every nursery has answered' });
    const [line] = (await meeting()).captured;
    const action = await town().store.read((view) => view.get('actions', line?.action ?? ''));
    expect(action).toMatchObject({ origin: 'meeting', source: `meeting:${id}`, due: '2027-02-12' });
    expect(wordsOf(reads(action?.id ?? '?'))).toContain('Write to every nursery');

    await type(`/meeting show ${id}`);
    await pressOn('More', id, 'Who does what');
    await pressOn('What became of items', `What you can do with MAPQAG ${id}`);
    await pressOn('Carry over', `Items of ${id}`);
    expect((await meeting()).items.filter(({ became }) => became).map(({ title }) => title)).toEqual([
      'Thresholds in the early years',
    ]);
    await type(`/meeting show ${id}`);
    await pressOn('More', id, 'Who does what');
    await pressOn('All as they answered', `What you can do with MAPQAG ${id}`, 'All as they answered');
    expect((await meeting()).seats.find(({ member }) => member === 'clementine-owusu')?.mark).toMatchObject({
      as: 'deputy',
      deputy: 'jory-whitmarsh',
    });
    await type('/meeting close MAPQAG');
    await pressOn('Close it', 'Meetings to close', id);
    expect(wordsOf(unitReads(id, 'Closed'))).toContain('Only the actions');
    expect((await meeting()).state).toBe('closed');
    expect(town().logged.join()).not.toContain('nursery');
  });

  it('the next one has what was carried over; a day that cannot be is refused, with others to press', async () => {
    const march = await town().store.read(async (view) =>
      (await view.find('meetings', 'group', GROUP)).find(({ seriesDate }) => seriesDate === '2027-03-09'),
    );
    const { id } = march ?? fail();
    await type(`/meeting agenda ${id}`);
    expect(wordsOf(unitReads(`Agenda of MAPQAG ${id}`))).toContain('Thresholds in the early years');
    await type(`/meeting show ${id}`);
    await pressOn('More', id, 'Tue 9 March 2027');
    await pressOn('Move it', `What you can do with MAPQAG ${id}`);
    await send('Move it', { date: '2027-03-26', at: '10:00', why: 'Half of us are away' });
    const refused = unitReads('It cannot be then', 'Fri 26 March 2027 is a bank holiday.');
    expect(buttonsOf(refused)).toHaveLength(3);
    expect(buttonsOf(refused)).not.toContain('Take it all the same');
    const [first = ''] = buttonsOf(refused);
    await pressOn(first, 'It cannot be then');
    const moved = await town().store.read((view) => view.get('meetings', id));
    expect(moved).toMatchObject({ seriesDate: '2027-03-09', sequence: 1 });
    expect(moved?.starts).not.toBe(march?.starts);
    expect((await meeting()).next).toMatchObject({ meeting: id, starts: moved?.starts });
    expect(wordsOf(unitReads(id, first))).toContain('Planned');

    // A next date that the series does not have becomes a meeting that is prompted like any other.
    await type(`/meeting show ${id}`);
    await pressOn('More', id, first);
    await pressOn('Next date', `What you can do with MAPQAG ${id}`, 'Next date');
    await pressOn('Another date, or none', `The next date after ${id}`);
    await send('Save', { date: '2027-04-28', at: '14:00' });
    const all = await town().store.read((view) => view.find('meetings', 'group', GROUP));
    const beside = all.find(({ seriesDate }) => seriesDate === undefined);
    expect(beside).toMatchObject({ starts: '2027-04-28T13:00:00.000Z', kind: 'regular', state: 'planned' });
    expect(all.find((each) => each.id === id)?.next).toMatchObject({ meeting: beside?.id });
  });

  it('an extraordinary meeting is set by its chair in a form, and its group is told', async () => {
    await type('/meeting extra');
    const form = unitReads('Extraordinary meeting');
    const { teams } = town().simulator;
    const filled = { group: GROUP, date: '2027-02-03', at: '14:00', why: 'The inspection letter' };
    expect(await teams.press(CHAIR_ON_TEAMS, 'direct', form.id, 'Set it', filled)).toMatchObject({
      ok: true,
    });
    await town().settled();
    const extra = (await town().store.read((view) => view.find('meetings', 'group', GROUP))).find(
      ({ kind }) => kind === 'extraordinary',
    );
    expect(extra).toMatchObject({ starts: '2027-02-03T14:00:00.000Z', about: 'The inspection letter' });
    expect(wordsOf(reads(extra?.id ?? '?'))).toContain('Extraordinary: The inspection letter');
  });

  it('what a message says goes on an agenda from its menu', async () => {
    const { slack } = town().simulator;
    await slack.say(CHAIR_ON_SLACK, '#mapqag', 'Two nurseries wait for training');
    await town().settled();
    const said = showing(slack.messages('#mapqag'), 'Two nurseries wait');
    await slack.messageShortcut(CHAIR_ON_SLACK, '#mapqag', said.id, 'meeting.from-message');
    const modal = await until(town().simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    await slack.submit(CHAIR_ON_SLACK, modal.id, {});
    await town().settled();
    const held = await town().store.read((view) => view.find('meetings', 'group', GROUP));
    expect(held.flatMap(({ items }) => items.map(({ title }) => title))).toContain(
      'Two nurseries wait for training',
    );
  });

  it('a calendar feed works until its member leaves or ends it; the agenda is a page and a Word file', async () => {
    const { slack } = town().simulator;
    const address = async (line: string, ...words: string[]): Promise<string> => {
      await slack.command(CHAIR_ON_SLACK, 'direct', '/meeting', line);
      await town().settled();
      return /http:[^"]*\/files\/[\w-]+/.exec(JSON.stringify(reads(...words).blocks))?.[0] ?? fail();
    };
    const feed = await address('feed', 'Your calendar feed', 'Open the feed');
    const calendar = await fetch(feed);
    expect(await calendar.text()).toContain('SUMMARY:PSCP: MAPQAG');
    await town().amend(CHAIR_ON_SLACK, { left: true });
    expect((await fetch(feed)).status).toBe(404);
    await town().amend(CHAIR_ON_SLACK, { left: false });
    expect((await fetch(feed)).status).toBe(200);
    await slack.command(CHAIR_ON_SLACK, 'direct', '/meeting', 'feed end');
    await town().settled();
    expect((await fetch(feed)).status).toBe(404);

    await slack.command(CHAIR_ON_SLACK, 'direct', '/meeting', `agenda ${(await meeting()).id}`);
    await town().settled();
    await pressOnSlack('Print it', 'Agenda of MAPQAG');
    const links = [
      ...JSON.stringify(reads('The agenda, to print').blocks).matchAll(/http:[^"]*\/files\/[\w-]+/g),
    ];
    const [page, word] = await Promise.all([...new Set(links.map(([url]) => url))].map((url) => fetch(url)));
    expect(page?.headers.get('content-type')).toContain('text/html');
    expect(word?.headers.get('content-disposition')).toMatch(/^attachment; filename="agenda-MTG-.*\.docx"$/);
    const { lines } = readDocx(new Uint8Array((await word?.arrayBuffer()) ?? []));
    expect(lines).toContain('Thresholds in the early years (Clementine Owusu)');
  });

  seatsAndRests(town);
});

function fail(): never {
  throw new Error('It is not there');
}
