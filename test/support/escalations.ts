import type { Escalation } from '../../src/domain/escalation/record.ts';
import { move } from '../../src/domain/escalation/moves.ts';
import { at, raised } from '../domain/escalation/build.ts';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import type { Town } from './town.ts';
import { wordsOf } from './screens.ts';

const unit = { member: 'priya-nair', unit: true } as const;

/** One that has reached this stage at this time (London, winter), by the business unit's hand. */
export function reach(stage: number, when: string, over: Parameters<typeof raised>[1] = {}): Escalation {
  const opened = raised(when, over);
  return stage === 1 ? opened : move(opened, 'move-up', unit, { stage, text: 'By phone.' }, at(when));
}

/** Agreed and closed at this time, with something learned. */
export function closedAt(escalation: Escalation, when: string): Escalation {
  const there = { member: 'siobhan-carrow', side: 'receiving' } as const;
  const here = { member: escalation.openedBy, side: 'raising' } as const;
  const offered = move(escalation, 'propose', there, { text: 'A call each week' }, at(when));
  const settled = move(offered, 'agree', here, {}, at(when));
  const outcome = {
    kind: 'changed',
    learning: true,
    learningTheme: 'Letters go astray',
    onBothFiles: true,
  } as const;
  return move(settled, 'close', unit, { outcome }, at(when));
}

export async function keep(town: Town, ...escalations: Escalation[]): Promise<void> {
  await town.store.transact(async (tx) => {
    for (const escalation of escalations) await tx.put('escalations', escalation);
  });
}

/** The clock is set, what is due runs, and everything has left. */
export async function passTo(town: Town, at: string): Promise<void> {
  town.now = new Date(at);
  await town.bot.schedules.tick();
  await town.settled();
}

/** The same, with nothing due in between: months would otherwise bring thousands of hourly occurrences. */
export async function skipTo(town: Town, at: string): Promise<void> {
  const watermark = new Date(Date.parse(at) - 60_000).toISOString();
  await town.store.transact(async (tx) => {
    for (const schedule of await tx.all('schedules')) await tx.put('schedules', { ...schedule, watermark });
  });
  await passTo(town, at);
}

/** Everything somebody was sent, on both platforms, that says this. */
export function readBy(town: Town, person: string, words: string): readonly ScreenMessage[] {
  const { slack, teams } = town.simulator;
  const member = town.members.find(({ name }) => name === person);
  return [
    ...(member?.platforms.includes('slack') ? slack.dmMessages(person) : []),
    ...(member?.platforms.includes('teams') ? teams.dmMessages(person) : []),
  ].filter((message) => wordsOf(message).includes(words));
}
