import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../src/root.ts';
import { both, Desk } from '../../test/browser/support/desk.ts';
import { startLocalMode } from '../../test/browser/support/local-mode.ts';
import type { OpenBrowser } from '../../test/browser/support/open-browser.ts';
import { smallPng } from './small-png.ts';

export const pictures = join(root, 'docs/pictures');

const SHEET = `<style>
  body { margin: 0; display: inline-flex; gap: 28px; padding: 16px; align-items: flex-start; background: #fff; font: 600 13px sans-serif; color: #444 }
  figure { margin: 0 } figcaption { margin-bottom: 8px } img { display: block; border-radius: 10px }
</style>`;

/** Takes pictures of what is on the page, and puts them into docs/pictures. */
export class Camera {
  readonly browser: OpenBrowser;

  constructor(browser: OpenBrowser) {
    this.browser = browser;
  }

  /** Runs the program from this moment on the records in `dataDir`, with a page open on it. */
  async at<T>(clockAt: string, dataDir: string, scene: (desk: Desk) => Promise<T>): Promise<T> {
    const program = await startLocalMode({ dataDir, clockAt });
    const { page, errors } = await this.browser.newPage();
    try {
      await page.goto(program.url);
      await page.getByRole('button', { name: 'Hide tips' }).click();
      const result = await scene(new Desk(page));
      if (errors.length > 0) throw new Error(`The page raised errors: ${errors.join('; ')}`);
      return result;
    } finally {
      await page.close();
      await program.stop();
    }
  }

  /** The whole page, each conversation at its end. */
  async page(name: string, page: Page, size: { width: number; height: number }): Promise<void> {
    await page.setViewportSize(size);
    await settle(page);
    await page.evaluate(
      `document.querySelectorAll('[role="log"]').forEach((log) => log.scrollTo(0, log.scrollHeight))`,
    );
    await this.keep(name, await page.screenshot());
  }

  /** One thing on both platforms, beside each other. */
  async pair(name: string, onTeams: Locator, onSlack: Locator, height = 1500): Promise<void> {
    await onTeams.page().setViewportSize({ width: 1440, height });
    await settle(onTeams.page());
    await this.sheet(name, [await shotOf(onTeams), await shotOf(onSlack)]);
  }

  /** What is answered to the same line on both platforms: the newest message with these words. */
  async answer(name: string, desk: Desk, line: string, words: string | RegExp, height = 1500): Promise<void> {
    for (const side of both) {
      await desk.say(side, line);
      await desk.message(side, words).waitFor();
    }
    await this.pair(name, desk.message('teams', words), desk.message('slack', words), height);
  }

  /** The page as a phone shows it, one platform after the other. */
  async phone(name: string, page: Page): Promise<void> {
    await page.setViewportSize({ width: 390, height: 780 });
    const shots: Buffer[] = [];
    for (const product of ['Microsoft Teams', 'Slack']) {
      await page.getByRole('button', { name: product, exact: true }).click();
      await settle(page);
      shots.push(await page.screenshot());
    }
    await this.sheet(name, shots);
  }

  private async sheet(name: string, shots: readonly Buffer[]): Promise<void> {
    const { page } = await this.browser.newPage();
    await page.setViewportSize({ width: 1440, height: 1500 });
    const figures = ['Microsoft Teams', 'Slack'].map(
      (title, at) =>
        `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${shots[at]?.toString('base64') ?? ''}"></figure>`,
    );
    await page.setContent(SHEET + figures.join(''));
    await this.keep(name, await page.locator('body').screenshot());
    await page.close();
  }

  private async keep(name: string, png: Buffer): Promise<void> {
    await writeFile(join(pictures, `${name}.png`), smallPng(png));
  }
}

/** Without the two pixels at its edges, where its neighbours' borders shine through; with its sender's face, which may stand beside it. */
async function shotOf(thing: Locator): Promise<Buffer> {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error('There is nothing to take a picture of.');
  const face = await thing
    .locator('.avatar')
    .first()
    .boundingBox({ timeout: 500 })
    .catch(() => null);
  const left = face ? Math.min(box.x + 2, face.x - 4) : box.x + 2;
  const clip = { x: left, y: box.y, width: box.x + box.width - 2 - left, height: box.height };
  return thing.page().screenshot({ clip });
}

/** The pointer rests, no box has the focus, and what was asked for is drawn. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement?.blur?.()');
  await page.waitForTimeout(400);
}
