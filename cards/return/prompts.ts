import { calendarOf } from '../../src/bot/calendar.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { returnChases, type ReturnChase } from '../../src/bot/returns-chase.ts';
import { answererOf, askedIn, mayReturn, type ReturnAround } from '../../src/bot/returns-people.ts';
import { sayMonth } from '../../src/bot/returns-store.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Member } from '../../src/partnership/model.ts';
import { itemsCard } from '../index.ts';
import type { Button } from '../words.ts';

const SHOWN = 10;

/** What a member is asked for or reminded of today, in one message: true when it leaves, and only in working hours. */
export const returnPromptView: RecordView = {
  name: 'returns-prompt',
  async draw(id, { store, directory, partnership, now, viewer }) {
    const reader = viewer ?? directory.member(id);
    const around = { directory, partnership, now };
    if (!reader || !isPromptTime({ now, calendar: await calendarOf(store) })) return undefined;
    const chases = (await returnChases(store, around)).get(id) ?? [];
    return chases.length === 0 ? undefined : { rev: 0, once: true, view: draw(chases, reader, around) };
  },
};

function draw(chases: readonly ReturnChase[], reader: Member, around: ReturnAround): CardView {
  const count = chases.length;
  return {
    summary: count === 1 ? 'Monthly numbers: one is missing' : `Monthly numbers: ${count} are missing`,
    card: itemsCard.expand({
      heading: 'Monthly numbers',
      intro: count === 1 ? '' : `${count} wait for an answer.`,
      sections: [{ name: '', items: chases.slice(0, SHOWN).map((chase) => itemOf(chase, reader, around)) }],
      more: count > SHOWN ? `And ${count - SHOWN} more: /mywork.` : '',
      buttons: [],
    }),
  };
}

function itemOf({ record, step, as }: ReturnChase, reader: Member, around: ReturnAround) {
  const found = askedIn(around.partnership, record);
  return {
    title: found?.asked.name ?? record.return,
    line: dotted([record.id, found?.team.name, sayMonth(record.month)]),
    note: found ? whyOf({ step, as }, found, around) : '',
    buttons: mayReturn('return.answer', record, reader, around) ? buttonsFor(record) : [],
  };
}

function whyOf(
  { step, as }: Pick<ReturnChase, 'step' | 'as'>,
  { asked, team }: NonNullable<ReturnType<typeof askedIn>>,
  { directory }: ReturnAround,
): string {
  const { members, gap } = answererOf(team, directory);
  const who = members[0]?.name ?? 'whoever answers for it';
  if (as === 'lead') return `${who} was asked and reminded twice. Can you help that the numbers come?`;
  if (as === 'unit') return gap ?? `${who} was asked and reminded twice, and nobody is above them.`;
  if (as === 'again') return `${asked.asks} You asked to hear of it again today.`;
  if (step === 'asked') return `${asked.asks} ${asked.why}`;
  if (step === 'lead')
    return 'This is the last time I ask. Without an answer the month shows as a gap; you can still send it later.';
  return `${asked.asks} ${step === 'second' ? 'It is the second reminder.' : 'They are not here yet.'} None is an answer too.`;
}

function buttonsFor(record: ReturnChase['record']): Button[] {
  const subject = subjectOf('return', record.id);
  return [
    { title: 'Answer', data: { verb: 'return.correct', subject, rev: record.rev, opens: 'form' as const } },
    { title: 'None', data: { verb: 'return.none', subject, rev: record.rev, args: { list: 'yes' } } },
    {
      title: 'Remind me in 2 days',
      data: {
        verb: 'prompt.snooze',
        subject,
        args: { days: '2', once: `${record.id}|${record.prompted.length}` },
      },
    },
  ];
}
