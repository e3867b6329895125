import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage } from '../../scripts/build-page.mjs';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import {
  actionCard,
  doneForm,
  fromBot,
  helenOnTeams,
  message,
  priyaOnTeams,
} from './support/canned-messages.ts';
import { cannedWorld } from './support/canned-world.ts';
import { startFakeSimulator, type FakeSimulator } from './support/fake-simulator.ts';
import { openBrowser, type OpenBrowser } from './support/open-browser.ts';

let pageDir: string;
let browser: OpenBrowser;
let fake: FakeSimulator;
let page: Page;
let errors: string[];

beforeAll(async () => {
  pageDir = await mkdtemp(join(tmpdir(), 'partnership-page-'));
  await buildPage({ outdir: pageDir });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(pageDir, { recursive: true, force: true });
});
beforeEach(async () => {
  fake = await startFakeSimulator(pageDir, cannedWorld);
  ({ page, errors } = await browser.newPage());
});
afterEach(async () => {
  await page.close();
  await fake.close();
  expect(errors).toEqual([]);
});

const teams = () => page.getByTestId('teams-pane');
const slack = () => page.getByTestId('slack-pane');

/** What Priya sees in Teams: one channel with these messages. */
function priyaSees(...messages: ScreenMessage[]): void {
  const [neglect, ...others] = cannedWorld.teams.rooms;
  if (!neglect) throw new Error('The canned world has no room.');
  fake.teams.set('t-priya', {
    rooms: [{ ...neglect, messages }, ...others.map((room) => ({ ...room, messages: [] }))],
  });
}

describe('the Teams pane', () => {
  it('starts as a chair, and sends what is typed where it is typed', async () => {
    await page.goto(fake.url);
    expect(await teams().getByTestId('person-select').inputValue()).toBe('t-priya');
    await teams().getByTestId('room-tc-general').click();
    await teams().getByTestId('composer').fill('/action assign');
    await teams().getByTestId('send').click();
    await expect
      .poll(() => fake.posts)
      .toEqual([
        { path: '/sim/teams/say', body: { user: 't-priya', room: 'tc-general', text: '/action assign' } },
      ]);
    await expect.poll(() => teams().getByTestId('composer').inputValue()).toBe('');
  });

  it('shows a channel’s posts with their replies, marks and mentions, and never markup from a person', async () => {
    priyaSees(
      message('m1', {
        from: helenOnTeams,
        text: '<at>Partnership</at> <img src=x onerror=alert(1)> **not bold**',
        replies: [
          message('m2', {
            from: fromBot,
            text: '**Noted**, <at>Helen Tregenza</at> <b>raw</b>',
            edited: true,
          }),
        ],
      }),
      message('m3', { from: fromBot, text: 'Just for you', onlyYou: true }),
    );
    await page.goto(fake.url);
    const first = teams().locator('[data-message-id="m1"]');
    await first.waitFor();
    expect(await first.locator('.teams-text').innerText()).toBe(
      'Partnership <img src=x onerror=alert(1)> **not bold**',
    );
    const reply = teams().locator('[data-message-id="m2"]');
    expect(await reply.locator('strong').innerText()).toBe('Noted');
    expect(await reply.locator('.mention').innerText()).toBe('Helen Tregenza');
    expect(await reply.innerText()).toContain('<b>raw</b>');
    expect(await reply.innerText()).toContain('Edited');
    expect(await teams().locator('[data-message-id="m3"]').innerText()).toContain('Only visible to you');

    await teams().getByRole('button', { name: 'Reply' }).click();
    await teams().getByTestId('reply-composer').fill('Thank you');
    await teams().getByTestId('reply-send').click();
    await expect
      .poll(() => fake.posts[0]?.body)
      .toEqual({ user: 't-priya', room: 'tc-neglect', thread: 'm1', text: 'Thank you' });
  });

  it('presses a card’s button with its own data and the card’s inputs, after the required ones are filled', async () => {
    priyaSees(message('m1', { from: fromBot, text: '', cards: [actionCard] }));
    await page.goto(fake.url);
    await teams().getByRole('button', { name: 'Send update' }).click();
    await teams().getByText('Say in a few words how it goes.').waitFor();
    expect(fake.posts).toEqual([]);

    await teams().getByLabel('A word on progress').fill('Drafted');
    await teams().getByRole('button', { name: 'Send update' }).click();
    await expect.poll(() => fake.posts.length).toBe(1);
    expect(fake.posts[0]).toMatchObject({
      path: '/sim/teams/press',
      body: {
        user: 't-priya',
        room: 'tc-neglect',
        message: 'm1',
        action: {
          type: 'Action.Execute',
          verb: 'action.update',
          data: { verb: 'action.update', subject: 'action:ACT-2611-K4TR', rev: 1 },
        },
        inputs: { note: 'Drafted' },
      },
    });

    await teams().getByRole('button', { name: 'Accept' }).click();
    await expect.poll(() => fake.posts.length).toBe(2);
    expect(fake.posts[1]?.body).toMatchObject({ action: { verb: 'action.accept' }, inputs: {} });
  });

  it('keeps what is half typed while the card stays the same, and draws it afresh when it changes', async () => {
    priyaSees(message('m1', { from: fromBot, text: '', cards: [actionCard] }));
    await page.goto(fake.url);
    await teams().getByLabel('A word on progress').fill('Half a sent');
    priyaSees(
      message('m1', { from: fromBot, text: '', cards: [structuredClone(actionCard)] }),
      message('m2', { from: priyaOnTeams, text: 'Another message' }),
    );
    fake.changed();
    await teams().getByText('Another message').waitFor();
    await teams().getByTestId('room-td-bot').click();
    await teams().getByTestId('room-tc-neglect').click();
    expect(await teams().getByLabel('A word on progress').inputValue()).toBe('Half a sent');

    priyaSees(message('m1', { from: fromBot, text: '', cards: [{ ...actionCard, speak: 'changed' }] }));
    fake.changed();
    await teams().getByText('Another message').waitFor({ state: 'detached' });
    expect(await teams().getByLabel('A word on progress').inputValue()).toBe('');
  });

  it('shows a dialog, keeps the focus in it, submits its inputs and closes it', async () => {
    priyaSees(message('m1', { from: fromBot, text: '', cards: [actionCard] }));
    await page.goto(fake.url);
    fake.onPost = ({ path }) => {
      const screen = fake.teams.get('t-priya');
      if (!screen) return { ok: false };
      fake.teams.set('t-priya', {
        rooms: screen.rooms,
        ...(path === '/sim/teams/press' ? { dialog: { title: 'Finish an action', card: doneForm } } : {}),
      });
      fake.changed();
      return { ok: true };
    };
    await teams().getByRole('button', { name: 'Done…' }).click();
    const dialog = teams().getByTestId('dialog');
    await dialog.getByText('Finish an action').waitFor();
    expect(await dialog.getByLabel('Who checks it?').inputValue()).toBe('Person 7');
    await dialog.getByLabel('Who checks it?').fill('Person 42');
    await dialog.getByLabel('Evidence').fill('Minutes are on the site');
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(`!!document.activeElement.closest('[data-testid="dialog"]')`)).toBe(true);
    }
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(fake.posts[1]).toMatchObject({
      path: '/sim/teams/dialog',
      body: {
        user: 't-priya',
        action: { type: 'Action.Submit', data: { form: 'action-done', token: 'draft-1' } },
        inputs: {
          evidence: 'Minutes are on the site',
          checker: 'p-42',
          on: '2026-11-20',
          tell: 'false',
        },
      },
    });

    await teams().getByRole('button', { name: 'Done…' }).click();
    await dialog.waitFor();
    expect(await dialog.getByLabel('Evidence').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(fake.posts.at(-1)).toEqual({ path: '/sim/teams/close', body: { user: 't-priya' } });
  });

  it('shows what the platform would say when the app fails, and lets one press again', async () => {
    priyaSees(message('m1', { from: fromBot, text: '', cards: [actionCard] }));
    await page.goto(fake.url);
    let answer: (outcome: { ok: boolean; problem?: string }) => void = () => undefined;
    fake.onPost = () => new Promise((resolve) => (answer = resolve));
    const accept = teams().getByRole('button', { name: 'Accept' });
    await accept.click();
    await teams().getByText('Sending…').first().waitFor();
    await accept.click({ force: true });
    answer({ ok: false, problem: 'Unable to reach app. Please try again.' });
    await teams().getByTestId('banner').getByText('Unable to reach app. Please try again.').waitFor();
    expect(fake.posts.length).toBe(1);

    fake.onPost = () => ({ ok: true });
    await accept.click();
    await teams().getByTestId('banner').waitFor({ state: 'detached' });
    expect(fake.posts.length).toBe(2);
  });
});

describe('both panes', () => {
  it('find a person by post, agency or role, and change who one is', async () => {
    await page.goto(fake.url);
    await teams().getByRole('searchbox').fill('police');
    expect(await teams().locator('option').allInnerTexts()).toEqual([
      'Priya Nair – Chair of Neglect, Action for Children',
      'Helen Tregenza – Detective superintendent, Devon and Cornwall Police',
    ]);
    await teams().getByTestId('person-select').selectOption('t-helen');
    await teams().getByTestId('composer').fill('Hello');
    await teams().getByTestId('composer').press('Enter');
    await expect.poll(() => fake.posts[0]?.body).toMatchObject({ user: 't-helen' });
  });

  it('complete commands and people while typing', async () => {
    await page.goto(fake.url);
    const box = slack().getByTestId('composer');
    await box.pressSequentially('/ac');
    await slack().getByRole('listbox').getByText('/action').waitFor();
    await box.press('Enter');
    expect(await box.inputValue()).toBe('/action ');
    await box.pressSequentially('assign @joan');
    await slack().getByRole('listbox').getByText('Joan Hartley').click();
    expect(await box.inputValue()).toBe('/action assign @Joan Hartley ');
    await box.fill('/mywork');
    await box.press('Enter');
    await expect.poll(() => fake.posts[0]?.body).toMatchObject({ text: '/mywork' });
  });

  it('fill the composer from an example, and hide the examples', async () => {
    await page.goto(fake.url);
    await page.getByTestId('example').first().click();
    expect(await teams().getByTestId('composer').inputValue()).toMatch(
      /^\/action assign @Daniel Mbeki "Send the minutes within ten days" by \d+ \w+ to neglect measure "90% on time"$/,
    );
    await page.getByRole('button', { name: 'Hide tips' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Show tips' }).waitFor();
    expect(await page.getByTestId('example').count()).toBe(0);
  });

  it('mark rooms with something unread until they are opened', async () => {
    await page.goto(fake.url);
    const [neglect, , , direct] = cannedWorld.teams.rooms;
    if (!neglect || !direct) throw new Error('The canned world has too few rooms.');
    fake.teams.set('t-priya', {
      rooms: [
        { ...neglect, messages: [] },
        { ...direct, messages: [message('d1', { from: fromBot, text: 'A prompt' })] },
      ],
    });
    fake.changed();
    const room = teams().getByTestId('room-td-bot');
    await room.getByText('unread').waitFor({ state: 'attached' });
    await room.click();
    await teams().getByTestId('room-tc-neglect').click();
    await room.getByText('unread').waitFor({ state: 'detached' });
  });

  it('fold into one with a switch on a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(fake.url);
    await teams().waitFor();
    expect(await slack().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    await slack().getByTestId('composer').fill('/mywork');
    expect(await teams().isVisible()).toBe(false);
  });
});
