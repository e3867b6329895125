import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPage } from '../../scripts/build-page.mjs';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { helenOnTeams, message } from './support/canned-messages.ts';
import { cannedWorld } from './support/canned-world.ts';
import { startFakeSimulator, type FakeSimulator } from './support/fake-simulator.ts';
import { openBrowser, type OpenBrowser } from './support/open-browser.ts';

let pageDir: string;
let browser: OpenBrowser;
let fake: FakeSimulator;
let page: Page;

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
  ({ page } = await browser.newPage());
});
afterEach(async () => {
  await page.close();
  await fake.close();
});

const teams = () => page.getByTestId('teams-pane');

function helenSays(...messages: ScreenMessage[]): void {
  const [neglect, ...others] = cannedWorld.teams.rooms;
  if (!neglect) throw new Error('The canned world has no room.');
  fake.teams.set('t-priya', {
    rooms: [{ ...neglect, messages }, ...others.map((room) => ({ ...room, messages: [] }))],
  });
}

it('stays at the newest message however quickly messages come, and leaves a reader of older ones alone', async () => {
  const said = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      message(`m${at}`, { from: helenOnTeams, text: `Message ${at} ${'and more '.repeat(60)}` }),
    );
  helenSays(...said(20));
  await page.goto(fake.url);
  const log = teams().getByRole('log');
  const toEnd = () =>
    page.evaluate<number>(
      `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector('[data-testid="teams-pane"] [role="log"]'))`,
    );
  for (const count of [21, 22, 23]) {
    helenSays(...said(count));
    fake.changed();
    await log.getByText(`Message ${count - 1} `).waitFor();
  }
  await expect.poll(toEnd).toBeLessThan(2);

  await log.hover();
  await page.mouse.wheel(0, -600);
  await expect.poll(toEnd).toBeGreaterThan(300);
  helenSays(...said(24));
  fake.changed();
  await log.getByText('Message 23 ').waitFor();
  expect(await toEnd()).toBeGreaterThan(300);
});
