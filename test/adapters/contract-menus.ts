import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/bot/interaction.ts';
import type { Answered, Driver } from './contract-driver.ts';

/** The part of the contract about the chat client's own menus, and about being taken out. */
export function menusContract(driver: () => Driver): void {
  const only = (): Interaction => {
    expect(driver().heard).toHaveLength(1);
    const [heard] = driver().heard;
    if (!heard) throw new Error('nothing was heard');
    return heard;
  };
  const from = () => ({ platform: driver().platform, tenant: driver().tenant, user: driver().user });
  const accepted = ({ status }: Answered) => expect(status).toBe(200);

  describe('what people choose from menus', () => {
    it('an entry of a message’s menu brings the words of that message and where it stands', async () => {
      accepted(await driver().shortcut('the minutes & notes'));
      expect(only()).toMatchObject({
        kind: 'shortcut',
        shortcut: 'action.from-message',
        spoken: ['the minutes & notes'],
        place: { platform: driver().platform, tenant: driver().tenant },
        answer: 'now',
        sender: from(),
      });
    });

    it('the same entry beside the message box brings neither', async () => {
      accepted(await driver().shortcut());
      expect(only()).toMatchObject({ kind: 'shortcut', shortcut: 'action.from-message', sender: from() });
      expect(only()).not.toHaveProperty('spoken');
      expect(only()).not.toHaveProperty('place');
    });

    it('typing in a long menu is a search, answered with its entries', async () => {
      driver().answer = async () => ({
        kind: 'choices',
        choices: [{ title: 'Priya Nair', value: 'priya-nair' }],
      });
      const answered = await driver().search('pri');
      accepted(answered);
      expect(only()).toMatchObject({ kind: 'search', list: 'members', typed: 'pri', sender: from() });
      const said = JSON.stringify(answered.body);
      expect(said).toContain('Priya Nair');
      expect(said).toContain('priya-nair');
    });

    it('being taken out is a presence, under one name however often it is told', async () => {
      accepted(await driver().uninstall());
      accepted(await driver().repeat());
      expect(driver().heard).toHaveLength(2);
      const [first, again] = driver().heard;
      expect(first).toMatchObject({ kind: 'presence', change: 'removed', answer: 'later' });
      expect(again?.delivery).toBe(first?.delivery);
    });
  });
}
