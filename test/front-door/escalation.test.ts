import { describe, expect, it } from 'vitest';
import { readBy } from '../support/escalations.ts';
import { buttonsOf, filledIn, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';
import { until } from '../support/until.ts';

const DSL = 'Anne-Marie Vosper';
const FIRST = {
  receiving: 'childrens-services',
  theme: 'outcome-not-told',
  decided: 'No answer to our referral after six working days',
  disagree: 'We cannot plan support at school without knowing',
  want: 'The outcome in writing',
};
const SECOND = { track: 'routine', plan: 'none', children: 'one', familyTold: 'yes', inOurRecord: 'true' };

describe('an escalation from a school on Slack to Children’s Services on Teams', () => {
  const town = useTown('2026-11-20T14:10:00Z');
  const escalations = () => town().store.read((view) => view.all('escalations'));
  const modal = (who: string) =>
    until(town().simulator, () => town().simulator.slack.modals(who).at(-1), 'a modal');

  it('is raised on two short screens; its clock explains itself; the room sees reference, stage and date only', async () => {
    const { slack, teams } = town().simulator;
    await slack.command(DSL, '#dsl-briefing', '/escalate');
    const first = await modal(DSL);
    await slack.submit(DSL, first.id, { ...FIRST, want: '' });
    expect(JSON.stringify(slack.modals(DSL).at(-1))).toContain('No answer to our referral');
    await slack.submit(DSL, first.id, FIRST);
    const second = await modal(DSL);
    await slack.submit(DSL, second.id, SECOND);
    await town().settled();

    const [escalation] = await escalations();
    expect(escalation).toMatchObject({ ...FIRST, raising: 'primary-schools', state: 'open' });
    const id = escalation?.id ?? '?';
    const atSchool = showing(slack.dmMessages(DSL), id, 'We cannot plan support');
    expect(wordsOf(atSchool)).toContain('Raised Fri 14:10, counts from Mon, 2 working days, due Tue 17:00');
    const atCouncil = showing(teams.messages('direct', WORKER_ON_TEAMS), id, 'The outcome in writing');
    expect(buttonsOf(atCouncil)).toEqual([
      'I have seen this',
      'Suggest a way forward',
      'Say how we see it',
      'More',
    ]);
    const brief = showing(slack.messages('#dsl-briefing'), id);
    expect(wordsOf(brief)).toContain('Stage 1 of 5: Practitioner to practitioner · due Tue 24 Nov 17:00');
    expect(wordsOf(brief)).not.toMatch(/school|Children|referral/i);
  });

  it('is seen, suggested, agreed and closed; every copy follows, and a stale press says so', async () => {
    const { slack, teams } = town().simulator;
    const [{ id } = { id: '?' }] = await escalations();
    const card = () => showing(teams.messages('direct', WORKER_ON_TEAMS), id, 'The outcome in writing');
    const mine = () => showing(slack.dmMessages(DSL), id, 'We cannot plan support');
    const stale = card().id;
    await teams.press(WORKER_ON_TEAMS, 'direct', card().id, 'I have seen this');
    await town().settled();
    expect(wordsOf(mine())).toContain('Seen · ');
    await teams.press(WORKER_ON_TEAMS, 'direct', stale, 'Suggest a way forward');
    expect((await teams.submitDialog(WORKER_ON_TEAMS, 'Send', {})).errors).toHaveProperty('text');
    await teams.submitDialog(WORKER_ON_TEAMS, 'Send', { text: 'A letter today, and a call' });
    await town().settled();
    expect(wordsOf(mine())).toContain('A letter today, and a call');
    expect(buttonsOf(mine()).slice(0, 2)).toEqual(['Agree', 'Do not agree']);
    // A card that changes in place rings no phone: whose turn it is now hears of it, with the answer in one press.
    const told = showing(slack.dmMessages(DSL), 'Suggested', 'It is for Primary schools to agree or not');
    expect(wordsOf(told)).not.toContain('A letter today');
    await slack.press(DSL, 'direct', told.id, { label: 'Agree' });
    await town().settled();
    showing(teams.messages('direct', WORKER_ON_TEAMS), 'Agreed', 'Anne-Marie Vosper', 'settled, not closed');
    expect(buttonsOf(showing(slack.dmMessages(DSL), 'Write down how it ended'))).toContain(
      'Say how it ended',
    );
    expect(buttonsOf(mine())[0]).toBe('Say how it ended');
    await slack.press(DSL, 'direct', mine().id, { label: 'Say how it ended' });
    await slack.submit(DSL, (await modal(DSL)).id, {
      outcome: 'changed',
      impact: 'Support began the same week',
      learning: 'yes',
      learningTheme: 'Letters',
    });
    await town().settled();
    for (const copy of [mine(), card()]) {
      expect(wordsOf(copy)).toContain('The decision was changed');
      expect(buttonsOf(copy)).toContain('Did it hold?');
    }
    expect(showing(slack.messages('#dsl-briefing'), id).text).not.toContain('due');
    const [closed] = await escalations();
    expect(closed).toMatchObject({
      state: 'closed',
      outcome: { kind: 'changed', onTime: true, learning: true },
    });
  });

  it('does not exist for a third agency: not in a list, not by its reference, not in an error', async () => {
    const { slack } = town().simulator;
    const [{ id } = { id: '?' }] = await escalations();
    for (const line of [`show ${id}`, 'show ESC-2611-ZZZZ']) {
      await slack.command(CHAIR_ON_SLACK, 'direct', '/escalate', line);
      await town().settled();
      showing(slack.dmMessages(CHAIR_ON_SLACK), 'I cannot find that escalation');
    }
    await slack.command(WORKER_ON_SLACK, 'direct', '/escalate', 'list closed');
    await town().settled();
    const list = showing(slack.dmMessages(WORKER_ON_SLACK), 'Closed escalations');
    expect(wordsOf(list)).not.toContain(id);
  });

  it('a concern about a colleague is sent to the designated officer, and nothing of it is kept', async () => {
    const { slack } = town().simulator;
    const before = (await escalations()).length;
    await slack.command(DSL, 'direct', '/escalate');
    const first = await modal(DSL);
    await slack.submit(DSL, first.id, {
      ...FIRST,
      theme: 'to-allegation',
      decided: 'A coach shouted at the players again',
    });
    await town().settled();
    expect(await escalations()).toHaveLength(before);
    expect(JSON.stringify(await town().records()).includes('coach shouted')).toBe(false);
    showing(slack.dmMessages(DSL), 'designated officer');
  });

  it('words typed behind the command are in the form, a long message as far as it goes; a reference shows the card', async () => {
    const { slack } = town().simulator;
    const [{ id } = { id: '?' }] = await escalations();
    await slack.command(DSL, 'direct', '/escalate', 'They closed the case without telling us');
    expect(filledIn(await modal(DSL))).toMatchObject({ decided: 'They closed the case without telling us' });
    await slack.command(DSL, 'direct', '/escalate', 'Nobody rang back. '.repeat(50));
    expect(JSON.stringify(slack.modals(DSL).at(-1))).toContain('only its beginning is here');
    await slack.command(DSL, 'direct', '/escalate', 'thanks They rang back the same day');
    expect(filledIn(slack.modals(DSL).at(-1))).toMatchObject({ text: 'They rang back the same day' });
    for (const { id: open } of slack.modals(DSL)) await slack.close(DSL, open, true);
    for (const line of [id, `withdraw ${id.toLowerCase()}`]) {
      await slack.command(DSL, 'direct', '/escalate', line);
      await town().settled();
      expect(buttonsOf(showing(slack.dmMessages(DSL).slice(-1), id))).toContain('Did it hold?');
    }
  });

  it('raised to an agency where nobody is on record it is in the business unit’s hands at once, and the raiser is told so', async () => {
    const { slack } = town().simulator;
    await slack.command(DSL, 'direct', '/escalate');
    await slack.submit(DSL, (await modal(DSL)).id, { ...FIRST, receiving: 'faith-groups' });
    await slack.submit(DSL, (await modal(DSL)).id, SECOND);
    await town().settled();
    const told = showing(slack.dmMessages(DSL), 'is with Faith groups', 'The business unit has its card.');
    const id = /ESC-\d{4}-\w{4}/.exec(wordsOf(told))?.[0] ?? '?';
    expect(readBy(town(), 'Priya Nair', id)).not.toEqual([]);
  });
});
