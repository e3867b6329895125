import { beforeAll, describe, expect, it } from 'vitest';
import { nameRooms, press, privately, readIn, SLACK_ROOM, updatesBy, write } from '../support/briefings.ts';
import { passTo } from '../support/escalations.ts';
import { wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';

const YOUNG_DEVON = 'Ffion Demir';
const POLICE = 'Ewan Tregear';
const SCRUTINEER = 'Chidinma Rosewarne';

describe('the briefing by form and by command', () => {
  const town = useTown('2026-11-23T08:25:00Z');
  const items = (): Promise<readonly BriefingItem[]> =>
    town().store.read((view) => view.all('briefingItems'));
  beforeAll(async () => {
    await nameRooms(town());
    await passTo(town(), '2026-11-23T08:30:10Z');
  });

  it('the form does the same in two screens: what is sent is confirmed, and stands in the other room', async () => {
    const { slack } = town().simulator;
    await slack.say(YOUNG_DEVON, SLACK_ROOM, '/dib post');
    const first = await until(town().simulator, () => slack.modals(YOUNG_DEVON).at(-1), 'the form');
    await slack.submit(YOUNG_DEVON, first.id, {
      type: 'exploitation',
      count: '2',
      risk: 'medium',
      area: 'efford',
      context: 'park',
    });
    const second = slack.modals(YOUNG_DEVON).at(-1);
    await slack.submit(YOUNG_DEVON, second?.id ?? '', {
      dslTold: 'yes',
      strategyBy: '14:00',
      action: 'disrupt',
      owner: 'devon-cornwall-police',
      dueBy: '15:30',
    });
    await town().settled();
    expect(await items()).toMatchObject([
      {
        type: 'exploitation',
        count: 2,
        risk: 'medium',
        area: 'efford',
        context: 'park',
        dslTold: { told: true },
        strategy: { state: 'requested', due: { date: '2026-11-23', time: '14:00' } },
        actions: [
          { kind: 'disrupt', owner: 'devon-cornwall-police', due: { date: '2026-11-23', time: '15:30' } },
        ],
      },
    ]);
    expect(readIn(town(), 'teams')).toContain('Exploitation concern');
    expect(readIn(town(), 'teams')).toContain(YOUNG_DEVON);
  });

  it('a field that is wrong is said beside it, and nothing is kept', async () => {
    const { slack } = town().simulator;
    await slack.say(YOUNG_DEVON, SLACK_ROOM, '/dib post');
    const form = await until(town().simulator, () => slack.modals(YOUNG_DEVON).at(-1), 'the form');
    await slack.submit(YOUNG_DEVON, form.id, { type: 'place', count: '0x' });
    expect(slack.modals(YOUNG_DEVON).at(-1)?.errors).toMatchObject({
      count: 'A number from 1 to 99, or nothing.',
    });
    await slack.close(YOUNG_DEVON, form.id, true);
    expect(await items()).toHaveLength(1);
  });

  it('one to one on Teams a typed line does the same, and can be put right before it is confirmed', async () => {
    const { teams } = town().simulator;
    await teams.dm(POLICE, 'dib post one missing since 2140, medium, last seen city centre');
    await town().settled();
    const card = privately(town(), POLICE, 'Is this right?');
    await teams.press(POLICE, 'direct', card.id, 'Change');
    await teams.submitDialog(POLICE, 'Save', { type: 'missing-now', risk: 'high', area: 'devonport' });
    await town().settled();
    await press(town(), POLICE, 'Is this right?', 'That is right');
    expect((await items()).find(({ type }) => type === 'missing-now')).toMatchObject({
      risk: 'high',
      area: 'devonport',
    });
    for (const platform of ['slack', 'teams'] as const)
      expect(readIn(town(), platform)).toContain('Devonport');
  });

  it('status, list, actions and figures answer in private; who only scrutinises gets figures and no item', async () => {
    const { slack } = town().simulator;
    const answer = async (who: string, line: string): Promise<string> => {
      await slack.dm(who, line);
      await town().settled();
      return wordsOf(slack.dmMessages(who).at(-1) ?? privately(town(), who, ''));
    };
    expect(await answer(YOUNG_DEVON, 'dib status')).toContain('DIB-261123-01');
    expect(await answer(YOUNG_DEVON, 'dib list')).toContain('Devonport');
    expect(await answer(YOUNG_DEVON, 'dib actions')).toContain('Disruption or patrol');
    for (const line of ['dib list', 'dib status', 'dib actions', 'dib correct DIB-261123-01', 'dib order'])
      expect(await answer(SCRUTINEER, line), line).not.toMatch(/Efford|Devonport|DIB-261123-01 ·/);
    expect(await answer(SCRUTINEER, 'dib themes')).toContain('below 5 are hidden');
    expect(await answer(SCRUTINEER, 'dib trends')).toContain('Missing episodes by week');
    expect(await answer(SCRUTINEER, 'report briefing')).toContain('1 briefing was held');
  });

  it('nobody else can press what an author was shown', async () => {
    await write(town(), YOUNG_DEVON, 'one more missing from Efford since 0700, medium');
    const [waiting] = (await updatesBy(town(), YOUNG_DEVON)).filter(({ state }) => state === 'proposed');
    const { slack } = town().simulator;
    const before = (await items()).length;
    await slack.dm('Lowena Fitzmaurice', `dib correct ${waiting?.id ?? ''}`);
    await town().settled();
    expect((await items()).length).toBe(before);
    expect(
      wordsOf(slack.dmMessages('Lowena Fitzmaurice').at(-1) ?? privately(town(), YOUNG_DEVON, '')),
    ).not.toContain('Efford');
  });
});
