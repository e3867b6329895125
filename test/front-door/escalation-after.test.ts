import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/bot/calendar.ts';
import { currentStage, replanned } from '../../src/domain/escalation/clock.ts';
import { move } from '../../src/domain/escalation/moves.ts';
import { at } from '../domain/escalation/build.ts';
import { closedAt, keep, skipTo, reach, readBy } from '../support/escalations.ts';
import { buttonsOf, filledIn, showing, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

const DSL = 'Bashir Gillard';
const WORKER = 'Tariq Lugg';
const UNIT = 'Zainab Cresswell';
const UNIT_ON_TEAMS = 'Priya Nair';

const CLOSED = closedAt(
  reach(1, '2026-10-29T10:00', { id: 'ESC-2610-CCCC', receivingWorker: 'tariq-lugg' }),
  '2026-10-30T10:00',
);
const OPEN = reach(1, '2026-11-26T10:00', {
  id: 'ESC-2611-FFFF',
  raising: 'primary-schools',
  openedBy: 'anne-marie-vosper',
});

describe('after an escalation is closed, and beside it', () => {
  const town = useTown('2026-11-27T08:00:00Z');
  const kept = async (id: string) => {
    const found = await town().store.read((view) => view.get('escalations', id));
    if (!found) throw new Error(`${id} is gone`);
    return found;
  };
  const modal = (who: string) =>
    until(town().simulator, () => town().simulator.slack.modals(who).at(-1), 'the form');

  it('its learning becomes an action of a group, from the card of the business unit, once', async () => {
    const { slack, teams } = town().simulator;
    await keep(town(), CLOSED, OPEN);
    await town().bot.schedules.tick();
    await slack.command(UNIT, 'direct', '/escalate', 'show ESC-2610-CCCC');
    await town().settled();
    const card = showing(slack.dmMessages(UNIT), 'ESC-2610-CCCC', 'Letters go astray');
    await slack.press(UNIT, 'direct', card.id, { label: 'Make this an action' });
    const form = await modal(UNIT);
    expect(filledIn(form)).toMatchObject({ title: 'Letters go astray', origin: 'escalation' });
    const owner = (await slack.suggest(UNIT, form.id, 'owner', WORKER)).options[0];
    const answers = {
      title: 'Letters go astray',
      owner: { 'search.owners': { type: 'external_select', selected_option: owner } },
      due: '2026-12-18',
      measure: 'None in a month',
    };
    await slack.submit(UNIT, form.id, answers);
    expect(JSON.stringify(slack.modals(UNIT).at(-1))).toContain('Choose the group');
    await slack.submit(UNIT, form.id, { ...answers, group: 'mapqag' });
    await town().settled();
    const [action] = await town().store.read((view) => view.all('actions'));
    expect(action).toMatchObject({
      origin: 'escalation',
      group: 'mapqag',
      owner: { kind: 'member', member: 'tariq-lugg' },
    });
    expect((await kept('ESC-2610-CCCC')).outcome?.action).toBe(action?.id);
    showing(teams.dmMessages(WORKER), action?.id ?? '?');
    // Neither the other side nor a second press makes another.
    await slack.command(UNIT, 'direct', '/escalate', 'show ESC-2610-CCCC');
    await town().settled();
    const again = showing(slack.dmMessages(UNIT), 'ESC-2610-CCCC', 'Became action');
    expect(buttonsOf(again)).not.toContain('Make this an action');
    await teams.dm(WORKER, 'escalate show ESC-2610-CCCC');
    await town().settled();
    const theirs = showing(teams.dmMessages(WORKER), 'ESC-2610-CCCC', 'The decision was changed');
    expect(buttonsOf(theirs)).not.toContain('Make this an action');
  });

  it('both sides are asked after 30 days whether it held; “no” leads to opening it again with one press', async () => {
    const { slack } = town().simulator;
    // 29 November is a Sunday.
    await skipTo(town(), '2026-11-27T09:30:10Z');
    expect(readBy(town(), DSL, 'Some weeks have passed.')).toEqual([]);
    await skipTo(town(), '2026-11-30T09:30:10Z');
    expect(readBy(town(), WORKER, 'Some weeks have passed.')).toHaveLength(1);
    const [asked] = readBy(town(), DSL, 'Some weeks have passed.');
    expect(asked && buttonsOf(asked)).toEqual(['Yes', 'Partly', 'No', 'Open']);
    expect(asked?.text).not.toContain('call');
    // Asked once more a week later, and not in between.
    await skipTo(town(), '2026-12-04T09:30:10Z');
    expect(readBy(town(), DSL, 'Some weeks have passed.')).toHaveLength(1);
    await skipTo(town(), '2026-12-07T09:30:10Z');
    expect(readBy(town(), DSL, 'Some weeks have passed.')).toHaveLength(2);

    await slack.press(DSL, 'direct', asked?.id ?? '', { label: 'No' });
    await town().settled();
    expect((await kept('ESC-2610-CCCC')).review).toMatchObject({ held: 'no', by: 'bashir-gillard' });
    const offer = await until(
      town().simulator,
      () => readBy(town(), DSL, 'It can be opened again where')[0],
      'the offer to open it again',
    );
    await slack.press(DSL, 'direct', offer.id, { label: 'Open it again' });
    await town().settled();
    const open = await kept('ESC-2610-CCCC');
    expect(open).toMatchObject({ state: 'open', stages: [{ stage: 1 }, { stage: 1 }] });
    expect(open.formerOutcomes).toHaveLength(1);
    // Nobody is asked any more.
    await skipTo(town(), '2026-12-14T09:30:10Z');
    expect(readBy(town(), DSL, 'Some weeks have passed.')).toHaveLength(2);
  });

  it('the informal panel’s list goes to its clerk once a month, and what it took is on record', async () => {
    const { teams } = town().simulator;
    const school = { member: 'anne-marie-vosper', side: 'raising' } as const;
    const fresh = reach(1, '2026-12-30T10:00', {
      id: 'ESC-2612-GGGG',
      raising: 'primary-schools',
      openedBy: 'anne-marie-vosper',
    });
    await keep(town(), move(fresh, 'offer-panel', school, {}, at('2026-12-30T11:00')));
    await skipTo(town(), '2026-12-31T09:10:10Z');
    expect(readBy(town(), UNIT_ON_TEAMS, 'Both agencies may bring these')).toEqual([]);
    // 1 January is a bank holiday, a Friday.
    await skipTo(town(), '2027-01-04T09:10:10Z');
    const list = readBy(town(), UNIT_ON_TEAMS, 'Both agencies may bring these')[0];
    const words = list ? wordsOf(list) : '';
    expect(words).toContain('ESC-2612-GGGG · Stage 1 of 5: Practitioner to practitioner');
    expect(words).not.toContain(fresh.decided);
    expect(words).not.toContain('ESC-2611-FFFF');
    await teams.press(UNIT_ON_TEAMS, 'direct', list?.id ?? '', 'Taken by the panel today');
    await town().settled();
    expect((await kept('ESC-2612-GGGG')).timeline.at(-1)).toMatchObject({
      kind: 'panel-taken',
      by: 'priya-nair',
    });
    await teams.dm(UNIT_ON_TEAMS, 'escalate panel');
    await town().settled();
    showing(teams.dmMessages(UNIT_ON_TEAMS), 'Nothing is on the list.');
  });

  it('a one-off bank holiday moves an open stage, tells its people, and leaves out what is settled', async () => {
    const { slack } = town().simulator;
    const before = reach(2, '2027-01-04T09:00', { id: 'ESC-2701-BBBB' });
    const offered = move(
      reach(2, '2027-01-04T09:00', { id: 'ESC-2701-DDDD' }),
      'propose',
      { member: 'siobhan-carrow', side: 'receiving' },
      { text: 'A call.' },
      at('2027-01-04T09:05'),
    );
    const settled = move(
      offered,
      'agree',
      { member: 'bashir-gillard', side: 'raising' },
      {},
      at('2027-01-04T09:06'),
    );
    await keep(town(), before, settled);
    await slack.say(UNIT, 'direct', '/partnership holiday add "State funeral" on 6 Jan 2027');
    await town().settled();
    const moved = await kept('ESC-2701-BBBB');
    const calendar = await town().store.read(calendarOf);
    expect(currentStage(moved).due).toBe('2027-01-08T17:00:00.000Z');
    expect(currentStage(moved)).toEqual(replanned(currentStage(before), calendar));
    expect(moved.rev).toBe(before.rev + 1);
    expect(await kept('ESC-2701-DDDD')).toEqual(settled);
    expect(
      readBy(town(), DSL, 'ESC-2701-BBBB, stage 2: from Thu 7 January 2027 to Fri 8 January 2027'),
    ).toHaveLength(1);
  });

  it('thanks reach the person and whoever manages them, on their platform, held to the text guard', async () => {
    const { slack, teams } = town().simulator;
    await slack.command(DSL, 'direct', '/escalate', 'thanks');
    const thanks = { to: 'childrens-services', person: 'yusuf-hannaford', theme: 'information-sharing' };
    await slack.submit(DSL, (await modal(DSL)).id, { ...thanks, text: 'Helped with 999 012 3454' });
    expect(await town().store.read((view) => view.all('thanks'))).toEqual([]);
    await slack.submit(DSL, (await modal(DSL)).id, { ...thanks, text: 'Rang back the same afternoon' });
    await town().settled();
    expect(await town().store.read((view) => view.all('thanks'))).toMatchObject([
      { by: 'bashir-gillard', from: 'secondary-schools', ...thanks },
    ]);
    const [his] = readBy(town(), 'Yusuf Hannaford', 'Rang back the same afternoon');
    expect(his?.text).not.toContain('Rang');
    for (const manager of ['Siobhan Carrow', WORKER])
      expect(wordsOf(showing(teams.dmMessages(manager), 'Rang back the same afternoon'))).toContain(
        'Please pass it on.',
      );
    expect(readBy(town(), 'Dominic Oyelaran', 'Rang back')).toEqual([]);
  });

  it('a re-think asked for at the first stage reaches the business unit; the list of closed ones has the latest first', async () => {
    const { slack, teams } = town().simulator;
    const school = { member: 'anne-marie-vosper', side: 'raising' } as const;
    const fresh = reach(1, '2027-01-04T09:00', {
      id: 'ESC-2701-HHHH',
      raising: 'primary-schools',
      openedBy: school.member,
    });
    const old = Array.from({ length: 11 }, (_, at) =>
      closedAt(
        reach(1, '2026-11-02T10:00', { id: `ESC-2611-Q2Q${at < 9 ? at + 1 : 'AB'[at - 9]}` }),
        `2026-11-03T${10 + at}:00`,
      ),
    );
    await keep(town(), { ...fresh, told: [school.member, 'tariq-lugg'] }, ...old);
    await teams.dm(WORKER, 'escalate show ESC-2701-HHHH');
    await town().settled();
    const card = showing(teams.dmMessages(WORKER), 'ESC-2701-HHHH', 'What was decided');
    await teams.press(WORKER, 'direct', card.id, 'More');
    // Its words stand on the card at once, its buttons in a message that follows.
    const more = await until(
      town().simulator,
      () => teams.dmMessages(WORKER).findLast((each) => buttonsOf(each).includes('Ask for a re-think')),
      'what else can be done',
    );
    await teams.press(WORKER, 'direct', more.id, 'Ask for a re-think');
    await teams.submitDialog(WORKER, 'Send', {});
    await town().settled();
    for (const reader of [UNIT, 'Anne-Marie Vosper'])
      expect(readBy(town(), reader, 'The business unit asks somebody')).toHaveLength(1);

    await slack.command(UNIT, 'direct', '/escalate', 'list closed');
    await town().settled();
    const list = showing(slack.dmMessages(UNIT), 'closed last first. Page 1 of 2.');
    expect(wordsOf(list).indexOf('ESC-2611-Q2QB')).toBeLessThan(wordsOf(list).indexOf('ESC-2611-Q2QA'));
    expect(wordsOf(list)).not.toContain('ESC-2611-Q2Q1 ');
    await slack.press(UNIT, 'direct', list.id, { label: 'Next page' });
    await town().settled();
    showing(slack.dmMessages(UNIT), 'Page 2 of 2.', 'ESC-2611-Q2Q1 ');
  });
});
