import { beforeAll, describe, expect, it } from 'vitest';
import {
  inRoom,
  nameGroupRoom,
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
import {
  CHAIR,
  EDUCATION,
  HEALTH,
  HOUSING,
  POLICE,
  REFUSED,
  SOCIAL_CARE,
  TAKEN,
  YOUNG_DEVON,
  YOUTH_JUSTICE,
} from '../support/h2-thread.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { whatThemesBecome } from './stories/briefing-themes.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';

const RIGHT = 'Is this right?';
const READ_ON = 'The right people know. Read my update';

describe('a morning of the daily briefing, as people really write it (H2)', () => {
  const town = useTown('2026-11-23T07:40:00Z');
  const items = (): Promise<readonly BriefingItem[]> =>
    town().store.read((view) => view.all('briefingItems'));
  const everything = async (): Promise<string> =>
    JSON.stringify(await town().records()) + town().logged.join('\n');

  beforeAll(async () => {
    await nameRooms(town());
    await town().bot.schedules.tick();
  });

  it('begins with a word to the police about the whole weekend, and opens in both rooms at its time', async () => {
    await passTo(town(), '2026-11-23T07:45:10Z');
    expect(readBy(town(), POLICE, 'The briefing opens at 08:30').map(wordsOf).join()).toContain('Fri 20');
    expect(readBy(town(), SOCIAL_CARE, 'The briefing opens at')).toEqual([]);
    // Whoever writes before it opens is not left to believe that somebody reads it.
    await town().simulator.teams.say(EDUCATION, TEAMS_ROOM, 'two more not in today, dsl knows');
    await town().settled();
    expect(wordsOf(privately(town(), EDUCATION, 'I left your message alone'))).toContain(
      'nothing was kept of it. The next one opens on Mon 23 November 2026 at 08:30.',
    );
    await passTo(town(), '2026-11-23T08:30:10Z');
    for (const platform of ['slack', 'teams'] as const) {
      expect(wordsOf(rootIn(town(), platform))).toContain('Mon 23 November 2026');
      expect(wordsOf(rootIn(town(), platform))).toContain('since Fri 20 Nov');
      expect(buttonsOf(rootIn(town(), platform))).toEqual(['Nothing from us', 'Use the form', 'My updates']);
    }
  });

  it.each(TAKEN)('%s: %s', async (who, text, types) => {
    town().now = new Date(town().now.getTime() + 60_000);
    const before = new Set((await items()).map(({ id }) => id));
    await write(town(), who, text);
    const other = privately(town(), who, RIGHT);
    // The author alone is shown what was read; the other room reads the words, with who wrote them.
    const there = who === YOUNG_DEVON || who === HOUSING ? 'teams' : 'slack';
    expect(readIn(town(), there)).toContain(text.slice(0, 30));
    expect(readIn(town(), there)).toContain(who);
    expect(readIn(town(), 'slack')).not.toContain(RIGHT);
    expect(readIn(town(), 'teams')).not.toContain(RIGHT);
    expect(wordsOf(other)).not.toContain(text.slice(0, 30));
    const several = types.length > 1;
    await press(town(), who, RIGHT, several ? 'All 2 are right' : 'That is right');
    const made = (await items()).filter(({ id }) => !before.has(id));
    expect(made.map(({ type }) => type)).toEqual(types);
    // From now on nobody but the chat itself has the words.
    expect(readIn(town(), there)).not.toContain(text.slice(0, 30));
    expect(await everything()).not.toContain(text.slice(0, 30));
  });

  it('reads what was said and nothing more: times, risk as spoken, places as neighbourhoods, clocks', async () => {
    const all = await items();
    const missing = all.find(({ type }) => type === 'missing-now');
    expect(missing).toMatchObject({
      risk: 'high',
      area: 'city-centre',
      missingSince: '2026-11-22T21:40:00.000Z',
    });
    expect(all.find(({ type }) => type === 'place')).toMatchObject({
      context: 'transport-hub',
      group: '5-9',
    });
    expect(all.find(({ type }) => type === 'attendance')).toMatchObject({ dslTold: { told: true } });
    expect(all.find(({ type }) => type === 'follow-up')).toMatchObject({
      saferMe: 'new',
      actions: [{ owner: 'childrens-services', due: { date: '2026-11-25' } }],
    });
    const briefing = await town().store.read((view) => view.get('briefings', 'DIB-261123'));
    expect(briefing).toMatchObject({
      talks: [{ done: 2, declined: 1, pending: 1 }],
      hospital: [{ flagsOn: 4, flagsRemoved: 3 }],
    });
  });

  it('a nil return needs no second press', async () => {
    await write(town(), HOUSING, 'nil');
    expect(wordsOf(privately(town(), HOUSING, 'Recorded'))).toContain(
      'Nothing to report from your agency today',
    );
    expect(readIn(town(), 'teams')).toContain('Nothing to report.');
    expect(await updatesBy(town(), HOUSING)).toMatchObject([{ state: 'confirmed', nil: true }]);
  });

  it('F45 the child who came back closes its item, and 72 hours begin to run', async () => {
    town().now = new Date('2026-11-23T08:50:00Z');
    await write(town(), POLICE, 'still out one = found 0840 safe, ppn done, strat pls b4 12');
    await press(town(), POLICE, RIGHT, 'That is right');
    const found = (await items()).find(({ risk }) => risk === 'high');
    expect(found).toMatchObject({
      status: 'closed',
      returnedAt: '2026-11-23T08:40:00.000Z',
      returnTalk: { due: '2026-11-26T08:40:00.000Z', state: 'pending' },
      strategy: { state: 'requested', due: { date: '2026-11-23', time: '12:00' } },
    });
    // It contradicts what was reported for the same hours, so it is asked and not believed.
    await write(town(), POLICE, 'no missing since fri 1700 woop, quietest wkend');
    expect(wordsOf(privately(town(), POLICE, RIGHT))).toContain('Which is right?');
    await town().simulator.teams.dm(POLICE, 'dib status');
    await town().settled();
    expect(buttonsOf(privately(town(), POLICE, 'Your updates today'))).toEqual(['Open', 'Open', 'Open']);
    await press(town(), POLICE, 'Your updates today', 'Open');
    await press(town(), POLICE, RIGHT, 'Take it back');
  });

  it.each(REFUSED)('F13 refused: %s: %s', async (who, text, values) => {
    const before = (await town().store.read((view) => view.all('briefingUpdates'))).length;
    await write(town(), who, text);
    const told = wordsOf(privately(town(), who, 'Please delete your message'));
    const there = 'slack';
    for (const value of values) {
      expect(readIn(town(), there)).not.toContain(value);
      expect(told).not.toContain(value);
      expect(await everything()).not.toContain(value);
    }
    expect((await town().store.read((view) => view.all('briefingUpdates'))).length).toBe(before);
  });

  it('the rest of what was refused survives in one press', async () => {
    await write(town(), HEALTH, 'one seen in ED overnight after an overdose, nhs no 999 012 3454, high');
    await press(town(), HEALTH, 'Please delete your message', 'Use this instead');
    const [update] = (await updatesBy(town(), HEALTH)).slice(-1);
    expect(update).toMatchObject({ state: 'proposed', reading: { drafts: [{ type: { value: 'health' } }] } });
    expect(await everything()).not.toContain('999 012 3454');
    await press(town(), HEALTH, RIGHT, 'That is right');
  });

  it('F12 an edit that adds a name is refused: what was confirmed stays, and the name is nowhere', async () => {
    const id = inRoom(town(), 'teams').find(({ text }) => text.startsWith('one of the lads'))?.id ?? '';
    await town().simulator.teams.editMessage(
      EDUCATION,
      TEAMS_ROOM,
      id,
      'Tyler Mockingbird not in again today 3rd time this wk dsl aware',
    );
    await town().settled();
    privately(town(), EDUCATION, 'Please delete your message as you changed it');
    expect(await everything()).not.toContain('Mockingbird');
    expect(readIn(town(), 'slack')).not.toContain('Mockingbird');
    expect((await items()).find(({ type }) => type === 'attendance')?.status).toBe('open');
  });

  it('F19 in another channel the briefing is not spoken of', async () => {
    const said = await town().simulator.slack.say(HOUSING, '#neglect', '/dib nil');
    await town().settled();
    expect(JSON.stringify(said.body)).toContain('in its own channel only');
    const before = (await updatesBy(town(), HOUSING)).length;
    await town().simulator.slack.say(HOUSING, '#neglect', 'nil');
    await town().settled();
    expect((await updatesBy(town(), HOUSING)).length).toBe(before);
  });

  it.each([
    [HEALTH, 'yp threatened overdose NOW at home'],
    [YOUNG_DEVON, 'yp threatened overdose NOW at home, high'],
  ])(
    'F16 danger now is answered first; then %s has the same message read in one press',
    async (who, text) => {
      const there = who === HEALTH ? 'slack' : 'teams';
      const here = who === HEALTH ? 'teams' : 'slack';
      const said = (): number => readIn(town(), here).split(text).length - 1;
      const before = (await updatesBy(town(), who)).length;
      await write(town(), who, text);
      expect(buttonsOf(privately(town(), who, 'call 999'))).toEqual([READ_ON]);
      // Nothing is opened before the press.
      expect((await updatesBy(town(), who)).length).toBe(before);
      expect(readIn(town(), there)).not.toContain(text);
      await press(town(), who, 'call 999', READ_ON);
      const waiting = (await updatesBy(town(), who)).filter(({ state }) => state === 'proposed');
      expect(waiting).toMatchObject([{ raw: { text } }]);
      expect(readIn(town(), there)).toContain(text);
      // Where it was written it stands once.
      expect(said()).toBe(1);
      await press(town(), who, RIGHT, 'That is right');
      expect((await items()).at(-1)).toMatchObject({ type: 'health' });
      expect(await everything()).not.toContain(text);
    },
  );

  it('F16 nothing of danger now is kept that the guard refuses, that was changed, or that nobody asked to be read', async () => {
    await write(town(), HEALTH, 'nhs no 999 012 3454 threatened overdose NOW at home');
    expect(buttonsOf(privately(town(), HEALTH, 'call 999'))).toEqual([]);
    expect(await everything()).not.toContain('threatened overdose');
    const id = await write(town(), YOUNG_DEVON, 'yp threatened overdose NOW at the park');
    expect(await everything()).toContain('threatened overdose');
    await town().simulator.slack.deleteMessage(YOUNG_DEVON, SLACK_ROOM, id);
    await town().settled();
    expect(await everything()).not.toContain('threatened overdose');
    await write(town(), HEALTH, 'yp threatened overdose NOW at school');
    await passTo(town(), new Date(town().now.getTime() + 16 * 60_000).toISOString());
    expect(await everything()).not.toContain('threatened overdose');
  });

  it.each([
    [YOUTH_JUSTICE, 'one arrested overnight for PWITS, AA sorted'],
    [HOUSING, 'group of 6 by the bus station again last night'],
  ])('a mention of the bot makes no difference in the thread: %s', async (who, text) => {
    const known = new Set((await items()).map(({ id }) => id));
    await write(town(), who, `@Partnership ${text}`);
    expect(readIn(town(), who === HOUSING ? 'teams' : 'slack')).toContain(text);
    await press(town(), who, RIGHT, 'That is right');
    expect((await items()).filter(({ id }) => !known.has(id))).toHaveLength(1);
    // A command stays one, and what is neither is answered.
    const before = (await updatesBy(town(), who)).length;
    await write(town(), who, '@Partnership dib status');
    await write(town(), who, '@Partnership thank you all');
    privately(town(), who, 'I do not know that command');
    // A letter wrong in its name makes no update of it.
    await write(town(), who, '@Partnership acton list');
    privately(town(), who, 'Did you mean /action?');
    expect(await updatesBy(town(), who)).toHaveLength(before);
    // The guard reads it as any other.
    await write(town(), who, '@Partnership nhs no 999 012 3454 seen overnight');
    privately(town(), who, 'Please delete your message');
    expect(await everything()).not.toContain('999 012 3454');
  });

  it('leaves talk beside the thread alone, with one private hint a day', async () => {
    const { slack } = town().simulator;
    const hints = () =>
      slack
        .messages(SLACK_ROOM, YOUNG_DEVON)
        .filter((each) => wordsOf(each).includes('I left your message alone'));
    for (const text of ['one missing overnight', 'two missing overnight']) {
      await slack.say(YOUNG_DEVON, SLACK_ROOM, text);
      await town().settled();
      expect(readIn(town(), 'teams')).not.toContain(text);
    }
    expect(hints()).toHaveLength(1);
  });

  it('after the release who links the schools sends what concerns them to the DSLs’ rooms in one press', async () => {
    await nameGroupRoom(town(), '#neglect', 'dsl-briefing');
    await passTo(town(), '2026-11-23T09:20:10Z');
    await town().simulator.teams.dm(CHAIR, 'dib release');
    await town().settled();
    await press(town(), EDUCATION, 'For DSLs', 'Send it to the DSLs');
    const [passed, ...more] = town()
      .simulator.slack.messages('#neglect')
      .filter((message) => wordsOf(message).includes('For DSLs'));
    if (!passed) throw new Error('nothing was passed on');
    expect(more).toEqual([]);
    expect(buttonsOf(passed)).toEqual([]);
    expect(wordsOf(passed)).toContain('It says nothing about one child');
    // No number below five, no neighbourhood, no hour and no reference.
    expect(wordsOf(passed)).not.toMatch(/: [1-4]\b|DIB-|City Centre|\d\d:\d\d/);
  });

  whatThemesBecome(town);
});
