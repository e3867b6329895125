import { contributionsAtStart } from '../../../src/domain/briefing/contributions.ts';
import { confirmUpdate, proposeUpdate } from '../../../src/domain/briefing/moves-update.ts';
import { readUpdate } from '../../../src/domain/briefing/read/read-update.ts';
import type { Briefing, BriefingItem, Update } from '../../../src/domain/briefing/record.ts';
import { answerQuestion } from '../../../src/domain/briefing/read/answer.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { plymouthReader } from './corpus/judge.ts';
import { OTHERS } from './corpus/others.ts';
import { POLICE } from './corpus/police.ts';
import { readCorpus } from './corpus/read-corpus.ts';

export const OPENED = new Date('2026-11-23T08:30:00Z');

export function emptyBriefing(): Briefing {
  const { settings } = plymouthReader();
  return {
    id: 'DIB-261123',
    rev: 1,
    date: '2026-11-23',
    window: { from: '2026-11-20T09:15:00.000Z', to: '2026-11-23T09:15:00.000Z' },
    state: 'open',
    openedAt: OPENED.toISOString(),
    contributions: contributionsAtStart(settings, []),
    nextItem: 1,
    carriedIn: [],
    hospital: [],
    talks: [],
  };
}

/** Reads and confirms one message; the first answer is given to what has to be answered. */
export function say(
  { briefing, items }: { readonly briefing: Briefing; readonly items: readonly BriefingItem[] },
  {
    text,
    agency,
    at,
    id,
  }: { readonly text: string; readonly agency: string; readonly at: Date; readonly id: string },
): { briefing: Briefing; items: BriefingItem[]; update: Update } {
  const reader = plymouthReader();
  const { settings } = reader;
  const window = { from: new Date(briefing.window.from), to: new Date(briefing.window.to) };
  let reading = readUpdate(text, reader, { now: at, window, calendar: ENGLAND, agency, items });
  for (
    let question = reading.questions.find(({ needed }) => needed);
    question;
    question = reading.questions.find(({ needed }) => needed)
  )
    reading = answerQuestion(reading, question.id, question.choices[0]?.value ?? '', at);
  const proposed = proposeUpdate(
    briefing,
    { id, author: `${agency}-1`, agency, text, reading, at },
    settings,
  );
  const settled = confirmUpdate(proposed, { briefing, items, settings, by: { member: `${agency}-1`, at } });
  const changed = new Map(settled.changed.map((item) => [item.id, item]));
  return {
    briefing: settled.briefing,
    items: [...items.map((item) => changed.get(item.id) ?? item), ...settled.created],
    update: settled.update,
  };
}

/** A busy morning: so many updates, turn about from so many agencies. */
export function morning({
  agencies,
  updates: many,
}: {
  readonly agencies: number;
  readonly updates: number;
}) {
  const texts = [POLICE, OTHERS]
    .flatMap((lines) => readCorpus('morning', lines))
    .filter(({ open, chat }) => open === 0 && !chat)
    .map(({ text }) => text);
  let briefing = emptyBriefing();
  let items: BriefingItem[] = [];
  const updates: Update[] = [];
  for (let n = 0; n < many; n += 1) {
    const said = say(
      { briefing, items },
      {
        text: texts[n % texts.length] ?? 'nil',
        agency: `agency-${n % agencies}`,
        at: new Date(OPENED.getTime() + n * 6_000),
        id: `u${n}`,
      },
    );
    ({ briefing, items } = said);
    updates.push(said.update);
  }
  return { briefing, updates, items };
}
