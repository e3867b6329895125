import { describe, expect, it } from 'vitest';
import { filledIn, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, STRANGER, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

/** Business unit, on Slack. */
const UNIT = 'Zainab Cresswell';

describe('the list of members', () => {
  const town = useTown();
  const member = (id: string) => town().store.read((view) => view.get('members', id));
  const audited = async () =>
    (await town().store.read((view) => view.all('audit')))
      .slice(-3)
      .map((entry) => ('verb' in entry ? entry.verb : ''));

  async function tell(who: string, line: string): Promise<string> {
    const answered = await town().simulator.slack.say(who, '#neglect', line);
    await town().settled();
    return JSON.stringify(answered.body);
  }

  async function fill(answers: Record<string, string | readonly string[]>) {
    const { slack } = town().simulator;
    const form = await until(town().simulator, () => slack.modals(UNIT)[0], 'the form');
    const sent = await slack.submit(UNIT, form.id, answers);
    await town().settled();
    return { form, sent };
  }

  const SAM = {
    name: 'Barnaby Quillfeather',
    email: 'barnaby.quillfeather@elsewhere.example',
    agency: 'nspcc',
    post: 'Children’s Services Practitioner',
    roles: ['practitioner'],
    groups: ['neglect'],
    platforms: ['slack'],
    adult: 'true',
  };

  it('F21: the form refuses shared mailboxes, young people and whoever is not said to be an adult', async () => {
    await tell(UNIT, '/partnership member add');
    const { slack } = town().simulator;
    for (const [change, says] of [
      [{ email: 'safeguarding@school.example' }, 'shared mailbox'],
      [{ post: 'Young Safeguarder' }, 'participation worker'],
      [{ adult: [] }, 'Only adults'],
      [{ email: 'priya.nair@partnership.example' }, 'already'],
    ] as const) {
      const { sent } = await fill({ ...SAM, ...change });
      expect(JSON.stringify(sent.body)).toContain(says);
    }
    expect(await member('barnaby-quillfeather')).toBeUndefined();
    expect(slack.modals(UNIT)).toHaveLength(1);
  });

  it('somebody added is welcomed, and may do what their roles say at once', async () => {
    const { slack } = town().simulator;
    expect(await tell(STRANGER, '/mywork')).toContain('I do not know this account yet');
    await fill(SAM);
    expect(await member('barnaby-quillfeather')).toMatchObject({
      agency: 'nspcc',
      roles: [{ role: 'practitioner' }, { role: 'group-member', group: 'neglect' }],
    });
    expect((await audited()).at(-1)).toBe('member.add');
    const hello = showing(slack.dmMessages(STRANGER), 'Welcome, Barnaby');
    expect(wordsOf(hello)).toContain('If a child is in danger now, call 999.');
    expect(await tell(STRANGER, '/mywork')).toContain('My work');
    const members = (await town().store.read((view) => view.all('accounts'))).filter(
      (account) => account.member === 'barnaby-quillfeather',
    );
    expect(members).toHaveLength(1);
  });

  it('another e-mail has to be proved anew: the account that was theirs by the old one is nobody', async () => {
    const { slack } = town().simulator;
    await tell(UNIT, '/partnership member change @Barnaby Quillfeather');
    const form = await until(town().simulator, () => slack.modals(UNIT)[0], 'the form');
    expect(filledIn(form.view)).toMatchObject({ email: SAM.email });
    await fill({ ...SAM, email: 'somebody.else@elsewhere.example' });
    expect(await tell(STRANGER, '/mywork')).toContain('I do not know this account yet');
    await tell(UNIT, '/partnership member change somebody.else@elsewhere.example');
    await fill(SAM);
    expect(await tell(STRANGER, '/mywork')).toContain('My work');
  });

  it('two members with one e-mail are nobody', async () => {
    const known = await member('barnaby-quillfeather');
    if (!known) throw new Error('Nobody to double');
    await town().store.transact(async (tx) => {
      await tx.put('members', { ...known, id: 'double' });
      for (const account of await tx.find('accounts', 'member', known.id))
        await tx.remove('accounts', account.id);
    });
    town().bot.bot.forgetDirectory();
    expect(await tell(STRANGER, '/mywork')).toContain('I do not know this account yet');
    await town().store.transact((tx) => tx.remove('members', 'double'));
    town().bot.bot.forgetDirectory();
    expect(await tell(STRANGER, '/mywork')).toContain('My work');
  });

  it('F20: the whole list and every change are for the business unit alone', async () => {
    const list = await tell(UNIT, '/partnership member list');
    expect(list).toContain('Zainab Cresswell');
    expect(list).toContain('zainab.cresswell@partnership.example');
    const before = await town().records('audit', 'deliveries', 'outbox', 'accounts', 'conversations');
    for (const line of [
      'member list',
      'member add',
      'member change @Kofi Rendle',
      'member leave @Kofi Rendle',
      'member return',
      'member away @Kofi Rendle until 4 Jan',
      'sponsor @Kofi Rendle',
      'place for neglect',
    ]) {
      const said = await tell(CHAIR_ON_SLACK, `/partnership ${line}`);
      expect(said, line).toMatch(/business unit|Your role does not include/);
      expect(said, line).not.toContain('@');
    }
    expect(await town().records('audit', 'deliveries', 'outbox', 'accounts', 'conversations')).toEqual(
      before,
    );
  });

  it('F38: everybody sees all that the list holds about them, and of others no address and no account', async () => {
    const own = await tell(WORKER_ON_SLACK, '/partnership member show me');
    expect(own).toContain('jory.whitmarsh@');
    expect(own).toContain('Joined by the platform');
    const other = await tell(WORKER_ON_SLACK, `/partnership member show @${CHAIR_ON_SLACK}`);
    expect(other).toContain(CHAIR_ON_SLACK);
    expect(other).not.toContain('clementine.owusu@');
    expect(other).not.toContain('Joined by');
    expect(other).not.toContain('member.edit');
  });
});
