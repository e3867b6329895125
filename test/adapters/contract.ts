import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interaction } from '../../src/bot/interaction.ts';
import type { Outgoing } from '../../src/bot/platform.ts';
import { menusContract } from './contract-menus.ts';
import { DATA, form, view, type Answered, type Driver, type Trouble } from './contract-driver.ts';

/** What every adapter must do, whatever its platform. */
export function adapterContract(name: string, open: () => Promise<Driver>): void {
  describe(`the contract of adapters, kept by ${name}`, () => {
    let driver: Driver;
    beforeAll(async () => {
      driver = await open();
    });
    afterAll(() => driver.close());
    beforeEach(() => {
      driver.heard.length = 0;
      driver.trouble(undefined);
      driver.forget();
      driver.answer = async () => ({ kind: 'nothing' });
    });

    const only = (): Interaction => {
      expect(driver.heard).toHaveLength(1);
      const [heard] = driver.heard;
      if (!heard) throw new Error('nothing was heard');
      return heard;
    };
    const from = () => ({ platform: driver.platform, tenant: driver.tenant, user: driver.user });
    const accepted = ({ status }: Answered) => expect(status).toBe(200);

    describe('what people do', () => {
      it('a command is its line, with who, where and a name for the delivery', async () => {
        accepted(await driver.command('action list'));
        expect(only()).toMatchObject({
          kind: 'command',
          spoken: ['action list'],
          sender: from(),
          place: { platform: driver.platform, tenant: driver.tenant },
        });
        expect(only().delivery.startsWith(`${driver.platform}|${driver.tenant}|`)).toBe(true);
      });

      it('a mention in a thread is a command there, answered later', async () => {
        accepted(await driver.mention('action list', '1700000000.000100'));
        const thread = '1700000000.000100';
        expect(only()).toMatchObject({
          kind: 'command',
          door: 'mention',
          answer: 'later',
          place: { thread },
        });
        expect(only()).toMatchObject({ spoken: ['action list'] });
      });

      it('a one-to-one message is a command', async () => {
        accepted(await driver.direct('mywork'));
        expect(only()).toMatchObject({
          kind: 'command',
          door: 'direct',
          place: { kind: 'direct' },
          spoken: ['mywork'],
        });
      });

      it('any other message is a message, and an edited one says so under the same id', async () => {
        accepted(await driver.say('nothing to report'));
        accepted(await driver.edit('two visits'));
        const [said, edited] = driver.heard;
        expect(said).toMatchObject({
          kind: 'message',
          change: 'new',
          spoken: ['nothing to report'],
          sender: from(),
        });
        expect(edited).toMatchObject({ kind: 'message', change: 'edited', spoken: ['two visits'] });
        expect(
          said?.kind === 'message' && edited?.kind === 'message' && said.messageId === edited.messageId,
        ).toBe(true);
        expect(said?.delivery).not.toBe(edited?.delivery);
      });

      it('what the bot itself says is nothing', async () => {
        accepted(await driver.botSays('ACT-2611-K4TR'));
        expect(driver.heard).toEqual([]);
      });

      it('a press carries its verb, subject and revision, and the answers beside it', async () => {
        accepted(await driver.press(DATA, { note: 'on it' }));
        expect(only()).toMatchObject({
          kind: 'press',
          ...DATA,
          inputs: { note: 'on it' },
          answer: 'now',
          sender: from(),
        });
      });

      it('a form carries its draft and every answer, empty ones too', async () => {
        accepted(await driver.submit({ title: 'Send *the* <minutes> & co', due: '' }));
        expect(only()).toMatchObject({
          kind: 'submit',
          form: 'action.assign',
          token: 'draft-1',
          answer: 'now',
        });
        expect(only()).toMatchObject({ inputs: { title: 'Send *the* <minutes> & co', due: '' } });
      });

      it.each<[string, () => Promise<Answered>]>([
        ['command', () => driver.command('action list')],
        ['message', () => driver.say('nothing to report')],
        ['press', () => driver.press(DATA)],
        ['form', () => driver.submit({ title: 'x', due: '' })],
      ])('a repeated %s bears the same name', async (_what, act) => {
        accepted(await act());
        accepted(await driver.repeat());
        expect(driver.heard[1]?.delivery).toBe(driver.heard[0]?.delivery);
      });

      it('two deeds never bear the same name', async () => {
        await driver.command('action list');
        await driver.command('action list');
        await driver.press(DATA);
        await driver.press(DATA);
        expect(new Set(driver.heard.map(({ delivery }) => delivery)).size).toBe(4);
      });
    });

    menusContract(() => driver);

    describe('whom it does not listen to', () => {
      it('a request that the platform did not make', async () => {
        expect([401, 403]).toContain((await driver.unverified()).status);
        expect(driver.heard).toEqual([]);
      });

      it('a workspace or tenant that is not served', async () => {
        await driver.stranger();
        expect(driver.heard).toEqual([]);
      });

      it('a button that is on none of its cards, with a word to whoever pressed it', async () => {
        const { status } = await driver.pressForged();
        expect(status).toBe(200);
        expect(driver.heard).toEqual([]);
      });

      it("a guest: nobody's address proves who they are", async () => {
        driver.guest();
        expect(
          await driver.port().emailOf(driver.tenant, 'guest', { conversationId: 'a:guest' }),
        ).toBeUndefined();
      });
    });

    describe('what it answers', () => {
      const sees = async ({ body }: Answered, ...words: string[]) => {
        await vi.waitFor(() => {
          const seen = JSON.stringify([body, driver.calls().map(({ raw }) => raw)]);
          for (const word of words) expect(seen).toContain(word);
        });
      };

      it('a pressed card as it is now', async () => {
        driver.answer = async () => ({ kind: 'card', view: view('It is accepted now') });
        const answered = await driver.press(DATA);
        accepted(answered);
        await sees(answered, 'It is accepted now');
      });

      it('a private word', async () => {
        driver.answer = async () => ({ kind: 'notice', view: view('Already done at 14:05') });
        const answered = await driver.press(DATA);
        accepted(answered);
        await sees(answered, 'Already done at 14:05');
      });

      it('a refused form with the error by its field', async () => {
        driver.answer = async () => ({ kind: 'form', form });
        const answered = await driver.submit({ title: 'Send *the* minutes', due: '' });
        accepted(answered);
        await sees(answered, '31 February does not exist.');
      });

      it('in good form when the bot failed, without the error itself', async () => {
        driver.answer = async () => Promise.reject(new Error('secret words of the disk'));
        const answered = await driver.press(DATA);
        accepted(answered);
        expect(JSON.stringify([answered, driver.calls()])).not.toContain('secret words');
      });

      it('that a message could not be kept, so that the platform sends it again', async () => {
        driver.answer = async () => Promise.reject(new Error('disk full'));
        expect((await driver.say('nothing to report')).status).toBeGreaterThanOrEqual(500);
        driver.answer = async () => ({ kind: 'nothing' });
        accepted(await driver.repeat());
        expect(driver.heard[1]?.delivery).toBe(driver.heard[0]?.delivery);
      });
    });

    describe('what it sends', () => {
      const send = (change: Partial<Outgoing>) =>
        driver.port().send({
          id: 'OUT-1',
          op: 'post',
          to: driver.places.room,
          view: view('Velvet otter'),
          messages: [],
          ...change,
        });
      const sent = () => driver.calls();

      it('a card with its ids, and nothing but the summary in the notification', async () => {
        const result = await send({});
        expect(result).toMatchObject({ outcome: 'sent' });
        expect(result.outcome === 'sent' && result.messages).toHaveLength(1);
        expect(sent()).toMatchObject([{ op: 'post', notification: 'Action ACT-2611-K4TR' }]);
        expect(JSON.stringify(sent()[0]?.raw)).toContain('Velvet otter');
      });

      it('into the thread', async () => {
        await send({ to: driver.places.thread });
        const { thread } = driver.places;
        expect(sent()[0]?.thread).toBe(thread.kind === 'conversation' ? thread.thread : undefined);
      });

      it('for one person alone', async () => {
        const route = driver.spokeBy;
        const result = await send({ to: driver.places.onlyYou, ...(route ? { route } : {}) });
        expect(result).toMatchObject({ outcome: 'sent' });
        expect(sent()[0]?.onlyFor).toBeDefined();
      });

      it("into one person's chat, and says how it got there", async () => {
        const result = await send({ to: driver.places.direct });
        expect(result).toMatchObject({
          outcome: 'sent',
          route: { conversationId: expect.any(String) as string },
        });
        expect(sent().at(-1)?.onlyFor).toBeUndefined();
      });

      it('a form where none can be opened', async () => {
        expect(
          await driver
            .port()
            .send({ id: 'OUT-1', op: 'post', to: driver.places.onlyYou, form, messages: [] }),
        ).toMatchObject({ outcome: 'sent' });
        expect(sent()[0]?.notification).toBe('Assign an action');
      });

      it('changes to the same message, and takes it away', async () => {
        expect(await send({ op: 'update', messages: ['1700000000.000200'] })).toMatchObject({
          outcome: 'sent',
          messages: ['1700000000.000200'],
        });
        expect(
          await driver
            .port()
            .send({ id: 'OUT-2', op: 'delete', to: driver.places.room, messages: ['1700000000.000200'] }),
        ).toMatchObject({ outcome: 'sent' });
        expect(sent()).toMatchObject([
          { op: 'update', message: '1700000000.000200' },
          { op: 'delete', message: '1700000000.000200' },
        ]);
      });

      it.each<[Trouble, object]>([
        ['gone', { outcome: 'gone' }],
        ['wait', { outcome: 'retry', afterMs: 7000 }],
        ['lost', { outcome: 'unknown' }],
        ['refused', { outcome: 'rejected' }],
      ])('once, and says what became of it: %s', async (trouble, outcome) => {
        driver.trouble(trouble);
        expect(await send({})).toMatchObject(outcome);
        expect(sent()).toHaveLength(1);
      });

      it.each(['post', 'update'] as const)('no %s once its time is over', async (op) => {
        const messages = op === 'update' ? ['1700000000.000200'] : [];
        const late = { outcome: 'retry', reason: 'too-late' };
        expect(await send({ op, messages, mayLeave: () => false })).toMatchObject(late);
        expect(sent()).toEqual([]);
      });

      it('no change to a message that is gone', async () => {
        driver.trouble('gone');
        expect(await send({ op: 'update', messages: ['1700000000.000200'] })).toMatchObject({
          outcome: 'gone',
        });
      });

      it('nothing to a workspace or tenant that is not served', async () => {
        expect(await send({ to: driver.places.elsewhere })).toMatchObject({ outcome: 'rejected' });
        expect(sent()).toEqual([]);
      });
    });
  });
}
