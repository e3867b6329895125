import { describe, expect, it } from 'vitest';
import { buttonsOf, filledIn, wordsOf } from '../support/screens.ts';
import { useTown, WORKER_ON_TEAMS } from '../support/town.ts';

const FIRST = {
  receiving: 'primary-schools',
  theme: 'outcome-not-told',
  decided: 'No answer to our question after six working days',
  disagree: 'We cannot plan <support> & help *without* knowing',
  want: 'The outcome in writing',
};
const SECOND = { track: 'routine', plan: 'none', children: 'one', familyTold: 'yes', inOurRecord: 'true' };

describe('a form of two screens in Teams', () => {
  const town = useTown('2026-11-20T14:10:00Z');
  const escalations = () => town().store.read((view) => view.all('escalations'));
  const press = (id: string, what: string, inputs = {}) =>
    town().simulator.teams.press(WORKER_ON_TEAMS, 'direct', id, what, inputs);
  const dialog = () => town().simulator.teams.dialog(WORKER_ON_TEAMS);
  const shown = () => {
    const form = town()
      .simulator.teams.dmMessages(WORKER_ON_TEAMS)
      .findLast((message) => message.from.bot);
    if (!form) throw new Error('The bot wrote nothing');
    return form;
  };

  it('in a message: the first screen is kept when the second is shown, an error comes back beside its field, and it has one effect', async () => {
    const { teams } = town().simulator;
    await teams.dm(WORKER_ON_TEAMS, 'escalate');
    await town().settled();
    const form = shown();
    expect(buttonsOf(form)).toEqual(['Next']);
    expect((await press(form.id, 'Next', { ...FIRST, want: '' })).errors).toHaveProperty('want');
    await press(form.id, 'Next', { ...FIRST, receiving: 'childrens-services' });
    await town().settled();
    expect(wordsOf(shown())).toContain('That is your own agency.');
    expect(filledIn(shown().cards)).toMatchObject({ disagree: FIRST.disagree, want: FIRST.want });

    await press(shown().id, 'Next', FIRST);
    await town().settled();
    expect(buttonsOf(shown())).toEqual(['Raise it']);
    expect(await escalations()).toEqual([]);
    await press(shown().id, 'Raise it', { ...SECOND, track: 'urgent', urgentWhy: '' });
    await town().settled();
    expect(wordsOf(shown())).toContain('Say in a line why it cannot wait.');

    const last = shown();
    // Two presses on the same form, as a phone on a poor line makes them.
    await Promise.all([1, 2].map(() => press(last.id, 'Raise it', { ...SECOND, track: 'routine' })));
    await town().settled();
    expect(buttonsOf(shown())).not.toContain('Raise it');
    expect(await escalations()).toMatchObject([{ ...FIRST, plan: 'none', raising: 'childrens-services' }]);
    expect(await town().store.read((view) => view.all('drafts'))).toEqual([]);
  });

  it('in a dialog: one screen follows the other, what was typed is still there, and the last word closes it', async () => {
    const { teams } = town().simulator;
    const before = (await escalations()).length;
    expect(await teams.extend(WORKER_ON_TEAMS, 'escalation.raise', 'Neglect')).toMatchObject({ ok: true });
    await teams.submitDialog(WORKER_ON_TEAMS, 'Next', { ...FIRST, receiving: 'childrens-services' });
    expect(JSON.stringify(dialog())).toContain('That is your own agency.');
    expect(filledIn(dialog())).toMatchObject({ decided: FIRST.decided });
    await teams.submitDialog(WORKER_ON_TEAMS, 'Next', FIRST);
    expect(filledIn(dialog())).not.toHaveProperty('decided');
    await teams.submitDialog(WORKER_ON_TEAMS, 'Raise it', SECOND);
    await town().settled();
    const [latest] = (await escalations()).slice(-1);
    expect(await escalations()).toHaveLength(before + 1);
    expect(latest).toMatchObject({ state: 'open', raising: 'childrens-services' });
    expect(JSON.stringify(dialog())).toContain('is with');
    teams.closeDialog(WORKER_ON_TEAMS);
  });
});
