import { describe, expect, it } from 'vitest';
import { post } from '../../src/bot/outbox.ts';
import { currentStage } from '../../src/domain/escalation/clock.ts';
import { keep, passTo, reach, readBy } from '../support/escalations.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

const FRONT_DOOR = 'Siobhan Carrow';
const HEAD_OF_SERVICE = 'Dominic Oyelaran';
const DSP_CHAIR = 'Anjali Wedlake';
const DSL = 'Anne-Marie Vosper';
const UNIT = 'Zainab Cresswell';
const SPECIAL = 'Linnet Chowdhury';

const HUBS = reach(2, '2026-11-17T10:00', {
  id: 'ESC-2611-HHHH',
  raising: 'family-hubs',
  openedBy: 'mairead-osullivan-bright',
  theme: 'plan-or-minutes',
});
const PANEL = reach(4, '2026-11-12T11:00', {
  id: 'ESC-2611-PPPP',
  raising: 'devon-cornwall-police',
  openedBy: 'callum-rowsell',
  theme: 'strategy',
});
const URGENT = reach(2, '2026-11-20T15:00', {
  id: 'ESC-2611-DDDD',
  raising: 'university-hospitals-plymouth',
  openedBy: 'rafe-anand',
  track: 'urgent',
  urgentWhy: 'Discharge.',
});
const TO_SCHOOL = reach(1, '2026-11-20T09:30', {
  id: 'ESC-2611-SSSS',
  raising: 'livewell-southwest',
  openedBy: 'gwilym-choudhary',
  receiving: 'primary-schools',
  theme: 'attendance',
});

describe('prompts about escalations', () => {
  const town = useTown('2026-11-23T08:00:00Z');
  const prompts = (person: string) => readBy(town(), person, 'Case resolution\n');
  const latest = (person: string) => {
    const last = prompts(person).at(-1);
    if (!last) throw new Error(`${person} had no prompt`);
    return last;
  };
  const kept = async (id: string) => {
    const found = await town().store.read((view) => view.get('escalations', id));
    if (!found) throw new Error(`${id} is gone`);
    return found;
  };

  it('come once in the morning, several in one message, to those whose turn it is and the next one up', async () => {
    await keep(town(), HUBS, PANEL, URGENT, TO_SCHOOL);
    await town().bot.schedules.tick();
    await passTo(town(), '2026-11-23T09:00:10Z');

    expect(prompts(FRONT_DOOR)).toHaveLength(1);
    const his = wordsOf(latest(FRONT_DOOR));
    expect(his).toContain(
      'ESC-2611-HHHH · Stage 2 of 5: Manager to manager · over its limit by 1 working day',
    );
    expect(his).toContain('ESC-2611-DDDD · Stage 2 of 5: Manager to manager · due today, 17:00');
    expect(his.indexOf('ESC-2611-HHHH')).toBeLessThan(his.indexOf('ESC-2611-DDDD'));
    const answers = ['Open', 'I have seen this', 'Suggest a way forward'];
    expect(buttonsOf(latest(FRONT_DOOR))).toEqual([
      ...answers,
      'Move up a stage',
      ...answers,
      'Ask for more time',
    ]);
    expect(buttonsOf(latest(HEAD_OF_SERVICE))).toEqual(['Open']);
    expect(wordsOf(latest(HEAD_OF_SERVICE))).toContain('You are the next one up');
    // On Slack it is the working day before; nobody else hears of anything.
    expect(prompts(DSL).map(wordsOf).join()).toContain('due Tue 24 Nov 17:00');
    for (const person of [UNIT, 'Clementine Owusu', 'Ewan Tregear']) expect(prompts(person)).toEqual([]);
    expect(latest(FRONT_DOOR).text).not.toContain('Children');
  });

  it('over by two working days at the panel: the chair of the delegated partners is alerted, and it is on record', async () => {
    const hers = wordsOf(latest(DSP_CHAIR));
    expect(hers).toContain('ESC-2611-PPPP');
    expect(hers).toContain('over its limit by 2 working days');
    expect(currentStage(await kept('ESC-2611-PPPP')).breach).toMatchObject({ told: ['anjali-wedlake'] });
    expect(currentStage(await kept('ESC-2611-HHHH')).breach).toMatchObject({ told: ['dominic-oyelaran'] });
    const audit = await town().store.read((view) =>
      view.find('audit', 'subject', 'escalation:ESC-2611-PPPP'),
    );
    expect(audit.map(({ verb }) => verb)).toEqual(['escalation.breach']);
  });

  it('urgent ones come again at noon and in the afternoon, alone', async () => {
    await passTo(town(), '2026-11-23T12:00:10Z');
    await passTo(town(), '2026-11-23T15:30:10Z');
    expect(prompts(FRONT_DOOR)).toHaveLength(3);
    expect(wordsOf(latest(FRONT_DOOR))).not.toContain('ESC-2611-HHHH');
    expect(wordsOf(latest(FRONT_DOOR))).toContain('ESC-2611-DDDD');
    expect(prompts(DSP_CHAIR)).toHaveLength(1);
    // Nobody is prompted in the evening.
    await passTo(town(), '2026-11-23T20:00:00Z');
    expect(prompts(FRONT_DOOR)).toHaveLength(3);
  });

  it('lead to the next stage by one press, and the business unit is told of what reaches its stage', async () => {
    await passTo(town(), '2026-11-25T09:00:10Z');
    const onSlack = latest(DSL);
    expect(wordsOf(onSlack)).toContain('ESC-2611-SSSS');
    expect(buttonsOf(onSlack)).toEqual([
      'Open',
      'I have seen this',
      'Suggest a way forward',
      'Move up a stage',
    ]);
    const { simulator } = town();
    await simulator.slack.press(DSL, 'direct', onSlack.id, { label: 'I have seen this' });
    await town().settled();
    expect((await kept('ESC-2611-SSSS')).acknowledged).toBeDefined();
    expect(wordsOf(latest(DSL))).toContain('ESC-2611-SSSS');
    await simulator.slack.press(DSL, 'direct', onSlack.id, { label: 'Move up a stage' });
    const modal = await until(simulator, () => simulator.slack.modals(DSL).at(-1), 'the form');
    await simulator.slack.submit(DSL, modal.id, { stage: '2', text: '' });
    await town().settled();
    expect(currentStage(await kept('ESC-2611-SSSS'))).toMatchObject({ stage: 2 });
    expect(readBy(town(), UNIT, 'ESC-2611-SSSS')).not.toEqual([]);
  });

  it('end after three working days over the limit: then it is the business unit that hears', async () => {
    const before = prompts(FRONT_DOOR).filter((each) => wordsOf(each).includes('ESC-2611-HHHH')).length;
    expect(before).toBe(2);
    await passTo(town(), '2026-11-26T08:40:10Z');
    await passTo(town(), '2026-11-26T09:00:10Z');
    const after = prompts(FRONT_DOOR).filter((each) => wordsOf(each).includes('ESC-2611-HHHH')).length;
    expect(after).toBe(before);
    const told = readBy(town(), UNIT, 'Without a next step').at(-1);
    expect(told && wordsOf(told)).toContain(
      'It is 4 working days over its limit, and its people have been prompted 3 times.',
    );
  });

  it('say what is true when they leave: nothing of what was withdrawn since, and nothing at night', async () => {
    const letter = async (member: string) => {
      await town().store.transact((tx) =>
        post(tx, town().now, {
          to: { kind: 'member', member },
          content: { kind: 'record', subject: `member:${member}`, view: 'escalation-chase' },
        }),
      );
      town().bot.bot.courier.nudge();
      await town().settled();
    };
    await keep(
      town(),
      reach(1, '2026-11-24T09:30', {
        id: 'ESC-2611-NNNN',
        raising: 'family-hubs',
        receiving: 'special-schools',
      }),
    );
    town().now = new Date('2026-11-26T22:00:00Z');
    const before = prompts(SPECIAL).length;
    await letter('linnet-chowdhury');
    expect(prompts(SPECIAL)).toHaveLength(before);
    town().now = new Date('2026-11-26T10:00:00Z');
    await letter('linnet-chowdhury');
    expect(prompts(SPECIAL)).toHaveLength(before + 1);
    await town().store.transact((tx) => tx.remove('escalations', 'ESC-2611-NNNN'));
    await letter('linnet-chowdhury');
    expect(prompts(SPECIAL)).toHaveLength(before + 1);
    // A prompt is no copy of a record: nothing has to be kept up to date of it.
    const postings = await town().store.read((view) =>
      view.find('postings', 'subject', 'member:linnet-chowdhury'),
    );
    expect(postings).toEqual([]);
  });
});
