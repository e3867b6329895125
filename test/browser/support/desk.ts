import type { Locator, Page } from 'playwright-core';

export type Side = 'teams' | 'slack';
export const both: readonly Side[] = ['teams', 'slack'];

/** Somebody in front of the page, with one app on each side. Steps wait for what they need to be on the screen. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  pane(side: Side): Locator {
    return this.page.getByTestId(`${side}-pane`);
  }

  /** Chooses who to be, and the room to look at. */
  async sit(side: Side, name: string, room: string): Promise<void> {
    const people = this.pane(side).getByTestId('person-select');
    const value = await people.locator('option', { hasText: `${name} –` }).getAttribute('value');
    if (value === null) throw new Error(`${name} is not on ${side}.`);
    await people.selectOption(value);
    await this.open(side, room);
  }

  async open(side: Side, room: string): Promise<void> {
    const button = this.pane(side).locator(`.room[data-room-name="${room}"]`);
    await button.click();
    await this.pane(side).locator(`.room[data-room-name="${room}"][aria-current="true"]`).waitFor();
  }

  async say(side: Side, text: string): Promise<void> {
    const box = this.pane(side).getByTestId('composer');
    await box.fill(text);
    await this.pane(side).getByTestId('send').click();
  }

  /** Replies in the thread of the newest message that holds these words. */
  async reply(side: Side, words: string | RegExp, text: string): Promise<void> {
    const pane = this.pane(side);
    const box = pane.getByTestId('reply-composer');
    if ((await box.count()) === 0) {
      const post =
        side === 'teams'
          ? pane.locator('.post').filter({ hasText: words }).last()
          : this.message(side, words);
      await post
        .getByRole('button', { name: /^Reply/ })
        .first()
        .click();
    }
    await box.last().fill(text);
    await pane.getByTestId('reply-send').last().click();
  }

  /** The newest message that holds these words. */
  message(side: Side, words: string | RegExp): Locator {
    return this.pane(side).getByTestId('message').filter({ hasText: words }).last();
  }

  /** The open modal on Slack, the open dialog on Teams. */
  form(side: Side): Locator {
    return this.pane(side).getByTestId(side === 'slack' ? 'modal' : 'dialog');
  }

  /** Presses a button of the newest message that holds these words. */
  async press(side: Side, words: string | RegExp, name: string): Promise<void> {
    await this.message(side, words).getByRole('button', { name, exact: true }).click();
  }

  /** Sends the open form off and waits for its answer: a message on Slack, whose modal closes by itself; on Teams the dialog says it. */
  async send(side: Side, name: string, answer: string): Promise<void> {
    await this.form(side).getByRole('button', { name, exact: true }).click();
    if (side === 'slack') {
      await this.form(side).waitFor({ state: 'detached' });
      await this.message(side, answer).waitFor();
      return;
    }
    await this.form(side).getByText(answer).waitFor();
    await this.form(side).getByRole('button', { name: 'Close' }).last().click();
    await this.form(side).waitFor({ state: 'detached' });
  }

  /** Closes the open form without sending it. */
  async close(side: Side): Promise<void> {
    await this.form(side).getByRole('button', { name: 'Close' }).first().click();
    await this.form(side).waitFor({ state: 'detached' });
  }
}
