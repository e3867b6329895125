import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { keep, passTo, reach, readBy } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { TEAM_ID, useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Zainab Cresswell';
const INDEPENDENT = 'Lowenna Achterberg';
const CHAIR = 'Rosalind Achebe';
const DSL = 'Bashir Gillard';
const ROOM = '#dsl-briefing';
const ID = 'ESC-2611-JJJJ';
const OPINION = 'Both readings of the guidance are possible; the narrower one leaves nobody responsible.';
/** What an escalation is about, and between whom. */
const ABOUT = /No answer to a referral|cannot plan support|outcome in writing|Secondary|Children's|Gillard/;

const partnership = loadPartnership('partnerships/plymouth.yaml');

describe('an opinion at the last stage, and what rooms see', () => {
  const town = useTown('2026-11-16T09:00:00Z');
  const modal = () => until(town().simulator, () => town().simulator.slack.modals(UNIT).at(-1), 'the form');
  const rooms = () => {
    const { slack, teams } = town().simulator;
    return [...slack.messages(ROOM), ...teams.messages('General')].map(wordsOf);
  };
  const entries = async (verb: string) =>
    (await town().store.read((view) => view.all('audit'))).flatMap((entry) =>
      'who' in entry && entry.verb === verb && entry.subject === `escalation:${ID}`
        ? [`${entry.who} ${entry.outcome}`]
        : [],
    );

  it('rooms that the partnership file names see reference, stage and due time from their stage on, once', async () => {
    const { slack } = town().simulator;
    await keep(town(), reach(1, '2026-11-16T09:00', { id: ID }));
    await town().store.transact(async (tx) => {
      // Only the room of the delegated partners is named; the others are for nobody.
      for (const place of await tx.all('places')) {
        await tx.remove('places', place.id);
        if (place.id === `slack|${TEAM_ID}|${await channelId()}`)
          await tx.put('places', { ...place, purpose: 'group', group: 'dsp-meeting' });
      }
    });
    await slack.command(UNIT, 'direct', '/escalate', `show ${ID}`);
    await town().settled();
    for (const stage of ['3', '4', '5']) {
      const card = showing(slack.dmMessages(UNIT), ID, 'We cannot plan support');
      await slack.press(UNIT, 'direct', card.id, { label: 'Move up a stage' });
      await slack.submit(UNIT, (await modal()).id, { stage, text: stage === '3' ? 'By phone.' : '' });
      await town().settled();
      const briefs = rooms().filter((words) => words.includes(ID));
      expect(briefs).toHaveLength(stage === '3' ? 0 : 1);
      if (stage !== '3') expect(briefs.join()).toContain(`Stage ${stage} of 5`);
    }
    expect(rooms().filter((words) => ABOUT.test(words))).toEqual([]);
  });

  it('no view of an escalation or of a prompt about one draws anything for a room but the brief', async () => {
    const directory = await town().bot.bot.directory();
    const drawn: string[] = [];
    for (const view of commands.flatMap((command) => command.views ?? [])) {
      if (!/escalation/.test(view.name)) continue;
      for (const id of [ID, ...directory.members.map((member) => member.id)]) {
        const shown = await town().store.read((store) =>
          view.draw(id, { store, directory, partnership, now: new Date('2026-11-30T10:00:00Z') }),
        );
        if (!shown) continue;
        drawn.push(view.name);
        expect(JSON.stringify(shown.view)).not.toMatch(ABOUT);
      }
    }
    expect(drawn).toEqual(['escalation-brief']);
  });

  it('the business unit asks for it; the Independent Person gets a card of their own, without names', async () => {
    const { slack, teams } = town().simulator;
    await slack.press(UNIT, 'direct', showing(slack.dmMessages(UNIT), ID, 'We cannot plan').id, {
      label: 'Ask for an opinion',
    });
    await slack.submit(UNIT, (await modal()).id, { days: '2', text: 'Is the guidance clear?' });
    await town().settled();
    const card = showing(teams.dmMessages(INDEPENDENT), ID, 'Is the guidance clear?');
    expect(buttonsOf(card)).toEqual(['Give your opinion']);
    expect(wordsOf(card)).toContain('by Wed 18 Nov 17:00');
    expect(wordsOf(card)).not.toMatch(/Gillard|Cresswell|Raised by/);

    await passTo(town(), '2026-11-17T09:00:10Z');
    showing(teams.dmMessages(INDEPENDENT), 'Your opinion is asked for. A few lines are enough.');
    await teams.press(INDEPENDENT, 'direct', card.id, 'Give your opinion');
    await teams.submitDialog(INDEPENDENT, 'Send', { text: OPINION });
    await town().settled();
  });

  it('those who decide hear of it and read it; both sides only once it is decided', async () => {
    const { teams } = town().simulator;
    expect(readBy(town(), CHAIR, `There is an opinion on ${ID}`)).toHaveLength(1);
    expect(readBy(town(), DSL, OPINION)).toEqual([]);
    const card = showing(teams.dmMessages(CHAIR), ID, OPINION);
    await teams.press(CHAIR, 'direct', card.id, 'Decide');
    await teams.submitDialog(CHAIR, 'Send', { text: 'The outcome is sent in writing, this week.' });
    await town().settled();
    await town().simulator.slack.command(DSL, 'direct', '/escalate', `show ${ID}`);
    await town().settled();
    expect(readBy(town(), DSL, OPINION)).not.toEqual([]);
    expect(await entries('escalation.move')).toEqual([
      ...Array.from({ length: 4 }, () => 'zainab-cresswell done'),
      'lowenna-achterberg done',
      'rosalind-achebe done',
    ]);
    // Their forms show what it is about: whoever opened one has looked.
    expect(await entries('escalation.see')).toEqual(
      expect.arrayContaining(['lowenna-achterberg seen', 'rosalind-achebe seen', 'bashir-gillard seen']),
    );
    expect(rooms().filter((words) => ABOUT.test(words) || words.includes(OPINION))).toEqual([]);
  });

  async function channelId(): Promise<string> {
    const { rooms: seen } = town().simulator.slack.screen(UNIT);
    const found = seen.find(({ name }) => name === 'dsl-briefing' || name === ROOM);
    if (!found) throw new Error('no such channel');
    return found.id;
  }
});
