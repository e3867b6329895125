import { expect, it } from 'vitest';
import { opened } from '../../domain/review/build.ts';
import { skipTo } from '../../support/escalations.ts';
import { showing, wordsOf } from '../../support/screens.ts';
import type { Town } from '../../support/town.ts';

const OF_ANOTHER_GROUP = 'Hester Qureshi';
const UNIT = 'Zainab Cresswell';

/** Who was not at the table, and a group whose dates rest: in the town of the one meeting. */
export function seatsAndRests(town: () => Town): void {
  it('seats that stay empty are shown to the business unit alone', async () => {
    const { slack } = town().simulator;
    for (const person of [UNIT, OF_ANOTHER_GROUP]) {
      await slack.command(person, 'direct', '/meeting', 'gaps');
      await town().settled();
    }
    expect(wordsOf(showing(slack.dmMessages(UNIT), 'Empty seats'))).toContain('MAPQAG');
    expect(slack.dmMessages(OF_ANOTHER_GROUP).map(wordsOf).join()).not.toContain('Empty seats');
  });

  it('while the review group sits on a live review its dates rest, and come back after it', async () => {
    const list = async (): Promise<string> => {
      const { slack } = town().simulator;
      await slack.command(UNIT, 'direct', '/meeting', 'list CSPR');
      await town().settled();
      return wordsOf(slack.dmMessages(UNIT).at(-1) ?? fail());
    };
    const review = opened('practice-review', '2027-01-12');
    const morning = async (state: 'open' | 'closed', at: string) => {
      await town().store.transact((tx) => tx.put('reviews', { ...review, state }));
      await skipTo(town(), at);
    };
    const before = await list();
    const later = /\d+ (?:May|June|July|September) 2027/.exec(before)?.[0] ?? fail();
    await morning('open', '2027-02-01T06:10:30Z');
    expect(await list()).not.toContain(later);
    await morning('closed', '2027-02-02T06:10:30Z');
    expect(await list()).toContain(later);
  });
}

function fail(): never {
  throw new Error('It is not there');
}
