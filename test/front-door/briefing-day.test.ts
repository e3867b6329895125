import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  inRoom,
  nameRooms,
  press,
  privately,
  readIn,
  rootIn,
  SLACK_ROOM,
  TEAMS_ROOM,
  updatesBy,
  write,
} from '../support/briefings.ts';
import { passTo, readBy } from '../support/escalations.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';
import { purgeBatch } from '../../src/bot/retention.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { root } from '../../src/root.ts';
import type { Briefing, BriefingItem } from '../../src/domain/briefing/record.ts';

const CHAIR = 'Harpreet Bolitho';
const POLICE = 'Ewan Tregear';
const SOCIAL_CARE = 'Siobhan Carrow';
const HOUSING = 'Lowena Fitzmaurice';
const YOUNG_DEVON = 'Ffion Demir';
const HOSPITAL = 'Rafe Anand';
const EDUCATION = 'Ottoline Prakash';
const RIGHT = 'Is this right?';
const DRAFT = 'Only you see this until you release it';

describe('the day of a briefing', () => {
  const town = useTown('2026-11-23T08:25:00Z');
  const items = (): Promise<readonly BriefingItem[]> =>
    town().store.read((view) => view.all('briefingItems'));
  const briefing = async (id = 'DIB-261123'): Promise<Briefing> => {
    const found = await town().store.read((view) => view.get('briefings', id));
    if (!found) throw new Error(`${id} is not there`);
    return found;
  };
  const state = async (agency: string): Promise<string | undefined> =>
    (await briefing()).contributions.find((row) => row.agency === agency)?.state;

  beforeAll(async () => {
    await nameRooms(town());
    await town().bot.schedules.tick();
    await passTo(town(), '2026-11-23T08:30:10Z');
  });

  it('mirrors once, whatever is delivered twice; edits and deletions go along', async () => {
    const { slack } = town().simulator;
    const id = await write(town(), YOUNG_DEVON, 'group of 6 near the bus station again, vapes');
    await slack.repeat();
    await town().settled();
    const copies = () => inRoom(town(), 'teams').filter((each) => wordsOf(each).includes(YOUNG_DEVON));
    expect(copies()).toHaveLength(1);
    expect(wordsOf(copies()[0] ?? inRoom(town(), 'teams')[0] ?? rootIn(town(), 'teams'))).toContain(
      'Young Devon',
    );
    await slack.editMessage(YOUNG_DEVON, SLACK_ROOM, id, 'group of 6 at the skate park again, vapes');
    await town().settled();
    expect(readIn(town(), 'teams')).toContain('skate park');
    expect(readIn(town(), 'teams')).not.toContain('bus station');
    expect(wordsOf(privately(town(), YOUNG_DEVON, 'You changed your message'))).toContain(RIGHT);
    await slack.deleteMessage(YOUNG_DEVON, SLACK_ROOM, id);
    await town().settled();
    expect(copies()).toEqual([]);
    expect(await state('young-devon')).toBe('optional');
  });

  it('the words go after a quarter of an hour, from the copies as well; what was read can still be confirmed', async () => {
    await write(town(), YOUNG_DEVON, 'fight near the park in Efford on Friday, medium');
    await passTo(town(), '2026-11-23T08:46:10Z');
    expect(readIn(town(), 'teams')).not.toContain('fight near the park');
    expect(readIn(town(), 'teams')).toContain('not confirmed yet');
    expect(JSON.stringify(await town().records())).not.toContain('fight near the park');
    await press(town(), YOUNG_DEVON, RIGHT, 'That is right');
    expect((await items()).map(({ area }) => area)).toEqual(['efford']);
  });

  it('nor is what was offered in other words kept any longer', async () => {
    await write(town(), POLICE, 'nhs no 999 012 3454, one seen with a bike lock at the skate park, medium');
    privately(town(), POLICE, 'In neutral words');
    expect(JSON.stringify(await town().records())).toContain('bike lock');
    await passTo(town(), '2026-11-23T09:02:10Z');
    expect(JSON.stringify(await town().records())).not.toContain('bike lock');
  });

  it('one of several can be right by itself, and another one changed or left out', async () => {
    await write(town(), POLICE, '3 misper overnight, 2 back, 1 still out since 2300, high, Devonport');
    const many = (await items()).length;
    await press(town(), POLICE, RIGHT, 'Right');
    expect((await items()).length).toBeGreaterThan(many);
    await press(town(), POLICE, RIGHT, 'That is right');
    const types = (await items()).map(({ type }) => type).sort();
    expect(types).toEqual(['missing-now', 'returned', 'returned', 'violence']);
    expect((await updatesBy(town(), POLICE))[0]).toMatchObject({ state: 'confirmed' });
    expect((await updatesBy(town(), POLICE))[0]?.items).toHaveLength(3);
  });

  it('asks only those who are missing, privately, with the nil button; leave, nil and silence are told apart', async () => {
    await town().amend(EDUCATION, { away: { from: '2026-11-20', back: '2026-11-30' } });
    await town().amend('Winifred Tamang', { away: { from: '2026-11-20', back: '2026-11-30' } });
    await passTo(town(), '2026-11-23T09:05:10Z');
    expect(readBy(town(), HOUSING, 'takes updates until')).toHaveLength(1);
    expect(readBy(town(), POLICE, 'takes updates until')).toEqual([]);
    expect(readBy(town(), YOUNG_DEVON, 'takes updates until')).toEqual([]);
    expect(readIn(town(), 'slack')).not.toContain('takes updates until 09:15 and begins');
    await press(town(), HOUSING, 'takes updates until', 'Nothing from us');
    await press(town(), HOUSING, 'takes updates until', 'Nothing from us').catch(() => undefined);
    expect(await state('housing-providers')).toBe('nil');
    expect(await updatesBy(town(), HOUSING)).toHaveLength(1);
    expect(await state('education-participation-skills')).toBe('on-leave');
    expect(await state('childrens-services')).toBe('expected');
  });

  it('at its time the chair alone sees a draft, changes it, and releases it to both rooms', async () => {
    await passTo(town(), '2026-11-23T09:20:10Z');
    const draft = privately(town(), CHAIR, DRAFT);
    expect(wordsOf(draft)).toContain('High risk');
    expect(wordsOf(draft)).toContain("Not heard from: Children's Services");
    expect(wordsOf(draft)).toContain('On leave: Education');
    expect(wordsOf(draft).indexOf('Devonport')).toBeLessThan(wordsOf(draft).indexOf('Efford'));
    expect(readIn(town(), 'slack')).not.toContain('Running order');
    // Somebody else's press changes nothing.
    await town().simulator.slack.dm(HOUSING, 'dib release');
    await town().settled();
    expect((await briefing()).state).toBe('draft');
    const { teams } = town().simulator;
    await teams.press(CHAIR, 'direct', draft.id, 'Change the order');
    const efford = (await items()).find(({ area }) => area === 'efford')?.id ?? '';
    await teams.submitDialog(CHAIR, 'Save', { item: efford, what: 'top' });
    await town().settled();
    expect((await briefing()).order?.[0]).toBe(efford);
    await press(town(), CHAIR, DRAFT, 'Release');
    for (const platform of ['slack', 'teams'] as const) {
      const root = wordsOf(rootIn(town(), platform));
      expect(root).toContain('Running order');
      expect(root).toContain('Released by Harpreet Bolitho');
      expect(root.indexOf('Efford')).toBeLessThan(root.indexOf('Devonport'));
    }
    expect(wordsOf(privately(town(), HOSPITAL, 'Missing now: 1'))).toContain('The list has 1');
  });

  it('what comes late is added and marked, a correction is seen by everybody', async () => {
    await write(
      town(),
      SOCIAL_CARE,
      'strategy meeting requested for Devonport, exploitation concern, medium, dsl told',
    );
    await press(town(), SOCIAL_CARE, RIGHT, 'That is right');
    expect(await state('childrens-services')).toBe('late');
    for (const platform of ['slack', 'teams'] as const)
      expect(wordsOf(rootIn(town(), platform))).toContain('late');
    const item = (await items()).find(({ area }) => area === 'efford');
    const { slack } = town().simulator;
    const said = await slack.dm(YOUNG_DEVON, `dib correct ${item?.id ?? ''}`);
    expect(said).toBeDefined();
    await town().settled();
    await press(town(), YOUNG_DEVON, 'confirmed at', 'Put it right');
    const modal = await until(town().simulator, () => slack.modals(YOUNG_DEVON).at(-1), 'the form');
    await slack.submit(YOUNG_DEVON, modal.id, { risk: 'high' });
    await town().settled();
    expect((await items()).find(({ id }) => id === item?.id)).toMatchObject({
      risk: 'high',
      corrections: [{ field: 'risk', to: 'high', afterRelease: true }],
    });
    expect(wordsOf(rootIn(town(), 'teams'))).toContain('corrected');
  });

  it('a card that somebody deleted stands there again, with what was confirmed; the thread goes on below it', async () => {
    const { slack } = town().simulator;
    const before = rootIn(town(), 'slack').id;
    await slack.deleteMessage(HOUSING, SLACK_ROOM, before);
    await town().settled();
    await write(town(), POLICE, 'one more missing from Efford since 0700, medium');
    await press(town(), POLICE, RIGHT, 'That is right');
    await passTo(town(), '2026-11-23T09:40:10Z');
    const root = rootIn(town(), 'slack');
    expect(root.id).not.toBe(before);
    expect(wordsOf(root)).toContain('Devonport');
    await write(town(), YOUNG_DEVON, 'good news, boxing club is full');
    expect(readIn(town(), 'teams')).toContain('boxing club is full');
    await press(town(), YOUNG_DEVON, RIGHT, 'That is right');
  });

  it('actions go to those who took part, and at noon high risk is looked at', async () => {
    const missing = (await items()).find(({ type, risk }) => type === 'missing-now' && risk === 'high');
    await town().simulator.teams.dm(POLICE, `dib correct ${missing?.id ?? ''}`);
    await town().settled();
    const { teams } = town().simulator;
    await teams.press(POLICE, 'direct', privately(town(), POLICE, missing?.id ?? '').id, 'Say what happened');
    await teams.submitDialog(POLICE, 'Next', { what: 'action' });
    await teams.submitDialog(POLICE, 'Save', {
      action: 'disrupt',
      owner: 'devon-cornwall-police',
      time: '15:00',
    });
    await town().settled();
    await passTo(town(), '2026-11-23T10:10:10Z');
    expect(wordsOf(privately(town(), YOUNG_DEVON, 'Actions, '))).toContain('Disruption or patrol');
    expect(readBy(town(), 'Bertrand Swithin', 'Actions, ')).toEqual([]);
    await passTo(town(), '2026-11-23T12:00:10Z');
    const noon = wordsOf(privately(town(), CHAIR, 'High risk at noon'));
    expect(noon).toContain('The strategy meeting has no time yet.');
  });

  it('closes at its time: silent is silent, what is open goes on, and the chair hands over', async () => {
    await passTo(town(), '2026-11-23T16:00:10Z');
    const closed = await briefing();
    expect(closed.state).toBe('closed');
    expect(await state('youth-justice-service')).toBe('silent');
    expect(closed.closed?.carriedOut.length).toBeGreaterThan(0);
    expect(wordsOf(rootIn(town(), 'slack'))).toContain('go on to the next briefing');
    expect(buttonsOf(rootIn(town(), 'slack'))).toEqual([]);
    const [item = ''] = closed.closed?.carriedOut ?? [];
    expect(wordsOf(privately(town(), CHAIR, 'Before the evening')).split('\n')).toContainEqual(
      expect.stringMatching(new RegExp(`^${item} · [A-Z][^·]+$`)),
    );
    await press(town(), CHAIR, 'Before the evening', 'The duty knows');
    expect((await briefing()).handedOver).toMatchObject({ by: 'harpreet-bolitho' });
    await write(town(), YOUNG_DEVON, 'one missing again');
    expect(readIn(town(), 'teams')).not.toContain('one missing again');
    await passTo(town(), '2026-11-24T08:30:10Z');
    expect((await briefing('DIB-261124')).carriedIn).toEqual(closed.closed?.carriedOut);
    expect(wordsOf(rootIn(town(), 'teams'))).toContain('from DIB-261123');
    const figures = await town().store.read((view) => view.get('briefingFigures', 'DIB-261123'));
    expect(figures?.missing.episodes).toBeGreaterThan(2);
    expect(TEAMS_ROOM).not.toBe(SLACK_ROOM);
  });

  it('the audit trail says who did what, and not a word of it', async () => {
    const trail = JSON.stringify(await town().store.read((view) => view.all('audit')));
    for (const verb of [
      'briefing.post',
      'briefing.correct',
      'briefing.run',
      'briefing.open',
      'briefing.close',
    ])
      expect(trail).toContain(verb);
    for (const word of ['Efford', 'efford', 'vapes', 'fight']) expect(trail).not.toContain(word);
  });

  it('F24 after 30 days nothing is left of it but numbers', async () => {
    const { retention } = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
    await town().store.transact((tx) => purgeBatch(tx, retention, new Date('2026-12-30T03:00:00Z'), 10_000));
    const left = await town().records('audit');
    expect([left['briefings'], left['briefingUpdates'], left['briefingItems']]).toEqual([[], [], []]);
    expect(left['briefingFigures']).toHaveLength(1);
    await town().settled();
    town().bot.bot.courier.nudge();
    await town().settled();
    expect(readIn(town(), 'slack')).not.toContain('Devonport');
  });
});
