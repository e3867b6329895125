import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPage } from '../../scripts/build-page.mjs';
import type { ScreenMessage, SlackScreen } from '../../simulator/protocol.ts';
import { actionBlocks, danielOnSlack, fromBot, message } from './support/canned-messages.ts';
import { everyInput, filled, formView } from './support/canned-forms.ts';
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

const slack = () => page.getByTestId('slack-pane');

/** What Daniel sees in Slack: one channel with these messages, and these modals. */
function danielSees(messages: readonly ScreenMessage[], modals: SlackScreen['modals'] = []): void {
  const [neglect, ...others] = cannedWorld.slack.rooms;
  if (!neglect) throw new Error('The canned world has no room.');
  fake.slack.set('U0DANIEL', {
    rooms: [{ ...neglect, messages }, ...others.map((room) => ({ ...room, messages: [] }))],
    modals,
  });
  fake.changed();
}

it('shows blocks and text with names for mentions, threads that fold, and what only you can see', async () => {
  danielSees([
    message('1.1', {
      from: fromBot,
      text: 'fallback',
      blocks: actionBlocks,
      edited: true,
      replies: [message('1.2', { from: danielOnSlack, text: 'On it, <@U0PRIYA> and <@U0THEBOT> &lt;b&gt;' })],
    }),
    message('1.3', { from: fromBot, text: 'Nobody is called that.', onlyYou: true }),
  ]);
  await page.goto(fake.url);
  const card = slack().locator('[data-message-id="1.1"]');
  await card.getByText('Send the minutes within ten days').waitFor();
  expect(await card.innerText()).toContain('Priya Nair');
  expect(await card.innerText()).toContain('(edited)');
  expect(await card.innerText()).not.toContain('fallback');
  const reply = slack().locator('[data-message-id="1.2"]');
  expect(await reply.innerText()).toMatch(/On it,\s+@Priya Nair\s+and\s+@Partnership\s+<b>/);
  expect(await slack().locator('[data-message-id="1.3"]').innerText()).toContain('Only visible to you');
  await slack()
    .getByRole('button', { name: /1 reply/ })
    .click();
  expect(await reply.count()).toBe(0);

  await card.hover();
  await card.getByRole('button', { name: /Reply/ }).click();
  await slack().getByTestId('reply-composer').fill('Sent');
  await slack().getByTestId('reply-composer').press('Enter');
  await expect
    .poll(() => fake.posts[0])
    .toEqual({
      path: '/sim/slack/say',
      body: { user: 'U0DANIEL', room: 'C0NEGLECT', thread: '1.1', text: 'Sent' },
    });
});

it('presses a message’s button with the state of the whole message', async () => {
  danielSees([message('1.1', { from: fromBot, text: 'x', blocks: [...actionBlocks, ...everyInput] })]);
  await page.goto(fake.url);
  await slack().getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => fake.posts.length).toBe(1);
  expect(fake.posts[0]).toMatchObject({
    path: '/sim/slack/press',
    body: {
      user: 'U0DANIEL',
      room: 'C0NEGLECT',
      message: '1.1',
      blockId: 'act',
      actionId: 'action.accept',
      state: {
        what: { text: { type: 'plain_text_input', value: null } },
        when: { date: { type: 'datepicker', selected_date: '2026-12-11' } },
        who: { person: { type: 'users_select', selected_user: null } },
        tags: { tags: { type: 'multi_static_select', selected_options: [] } },
      },
    },
  });
});

it('tells the app at once about a select, a date and a menu that stand among buttons', async () => {
  const option = (value: string) => ({ text: { type: 'plain_text', text: `Stage ${value}` }, value });
  danielSees([
    message('1.1', {
      from: fromBot,
      text: 'x',
      blocks: [
        {
          type: 'actions',
          block_id: 'pick',
          elements: [
            {
              type: 'static_select',
              action_id: 'stage',
              placeholder: { type: 'plain_text', text: 'Stage' },
              option_groups: [
                { label: { type: 'plain_text', text: 'Early' }, options: [option('1'), option('2')] },
              ],
            },
            { type: 'overflow', action_id: 'more', options: [option('8'), option('9')] },
          ],
        },
        {
          type: 'section',
          block_id: 'row',
          text: { type: 'mrkdwn', text: '*An action*' },
          accessory: {
            type: 'button',
            action_id: 'drop',
            style: 'danger',
            text: { type: 'plain_text', text: 'Withdraw' },
            confirm: {
              title: { type: 'plain_text', text: 'Are you sure?' },
              text: { type: 'plain_text', text: 'The action ends here.' },
              confirm: { type: 'plain_text', text: 'Withdraw it' },
              deny: { type: 'plain_text', text: 'Keep it' },
            },
          },
        },
      ],
    }),
  ]);
  await page.goto(fake.url);
  await slack().getByLabel('Stage').selectOption({ label: 'Stage 2' });
  await expect.poll(() => fake.posts.length).toBe(1);
  expect(fake.posts[0]?.body).toMatchObject({
    blockId: 'pick',
    actionId: 'stage',
    state: { pick: { stage: { type: 'static_select', selected_option: option('2') } } },
  });
  await slack().getByLabel('More actions').selectOption({ label: 'Stage 9' });
  await expect.poll(() => fake.posts.length).toBe(2);
  expect(fake.posts[1]?.body).toMatchObject({
    actionId: 'more',
    state: { pick: { more: { type: 'overflow', selected_option: option('9') } } },
  });
  await slack().getByRole('button', { name: 'Withdraw' }).click();
  await slack().getByTestId('confirm').getByRole('button', { name: 'Keep it' }).click();
  expect(fake.posts.length).toBe(2);
  await slack().getByRole('button', { name: 'Withdraw' }).click();
  await slack().getByTestId('confirm').getByRole('button', { name: 'Withdraw it' }).click();
  await expect.poll(() => fake.posts.length).toBe(3);
  expect(fake.posts[2]?.body).toMatchObject({ blockId: 'row', actionId: 'drop' });
});

it('fills in a modal with every kind of input, refuses what is missing and submits Slack’s shapes', async () => {
  danielSees([], [{ id: 'V1', view: formView('Assign an action', everyInput), errors: {} }]);
  await page.goto(fake.url);
  const modal = slack().getByTestId('modal');
  await modal.getByRole('button', { name: 'Assign' }).click();
  await modal.getByText('Please complete this required field.').first().waitFor();
  expect(fake.posts).toEqual([]);

  await modal.getByLabel('What is to be done?').fill('Send the minutes');
  await modal.getByLabel('By when?').fill('2026-12-12');
  await modal.getByLabel('At what time?').fill('14:30');
  await modal.getByLabel('Who?').selectOption({ label: 'Joan Hartley' });
  await modal.getByLabel('How many?').fill('90');
  await modal.getByLabel('Group').selectOption({ label: 'Neglect' });
  await modal.getByLabel('Themes').selectOption({ label: 'Voice of the child' });
  await modal.getByLabel('Themes').selectOption({ label: 'Thresholds' });
  await modal.getByRole('button', { name: 'Remove Thresholds' }).click();
  await modal.getByLabel('Remind me').check();
  await modal.getByLabel('High').check();
  await modal.getByRole('button', { name: 'Assign' }).click();
  await expect.poll(() => fake.posts.length).toBe(1);
  expect(fake.posts[0]).toEqual({
    path: '/sim/slack/submit',
    body: { user: 'U0DANIEL', viewId: 'V1', state: filled },
  });

  const errorsByBlock = { what: 'Say it without a child’s name.' };
  danielSees([], [{ id: 'V1', view: formView('Assign an action', everyInput), errors: errorsByBlock }]);
  await modal.locator('[data-block-id="what"]').getByText('Say it without a child’s name.').waitFor();
  expect(await modal.getByLabel('What is to be done?').inputValue()).toBe('Send the minutes');
});

it('stacks modals: the top one is shown, and closing it goes back to the one below as it was left', async () => {
  const below = { id: 'V1', view: formView('First', everyInput), errors: {} };
  danielSees([], [below]);
  await page.goto(fake.url);
  const modal = slack().getByTestId('modal');
  await modal.getByText('First').waitFor();
  danielSees([], [below, { id: 'V2', view: formView('Second', []), errors: {} }]);
  await modal.getByText('Second').waitFor();
  expect(await modal.count()).toBe(1);
  await modal.getByRole('button', { name: 'Cancel' }).click();
  await expect
    .poll(() => fake.posts[0])
    .toEqual({ path: '/sim/slack/close', body: { user: 'U0DANIEL', viewId: 'V2' } });
});
