import { myWorkCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { ListSection, Reader } from './source.ts';
import { workSources } from './sources.ts';

const AWAY: Button = { title: 'I am away…', data: { verb: 'absence.start', opens: 'form' } };

/** `/mywork`: what this person owes, what waits for them as a deputy, and what others owe them. */
export async function drawMyWork({
  tx,
  member,
  directory,
  partnership,
  now,
  today,
}: Context): Promise<CardView> {
  const list = await myWork({ store: tx, member, directory, partnership, now, today });
  return { card: myWorkCard.expand({ heading: 'My work', ...list, buttons: [AWAY] }), summary: 'My work' };
}

/** The same as words and lines, for whichever card shows it. */
export async function myWork(reader: Reader): Promise<{ intro: string; sections: ListSection[] }> {
  const owed = await Promise.all(workSources.map((source) => source.owed(reader)));
  const sections = await Promise.all(workSources.map((source) => source.sections(reader)));
  return { intro: introOf(owed.filter(({ count }) => count > 0)), sections: sections.flat() };
}

function introOf(owed: readonly { words: string; count: number; late: number }[]): string {
  const count = owed.reduce((sum, each) => sum + each.count, 0);
  const late = owed.reduce((sum, each) => sum + each.late, 0);
  if (count === 0) return 'You owe nothing at the moment.';
  const what = `You owe ${owed.map(({ words }) => words).join(' and ')}`;
  if (late === 0) return `${what}. Nothing is overdue.`;
  if (count === 1) return `${what}, and it is overdue.`;
  return late === 1 ? `${what}. One is overdue.` : `${what}. ${late} are overdue.`;
}
