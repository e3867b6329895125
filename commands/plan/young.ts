import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import { readForm } from '../../src/bot/forms.ts';
import { newId } from '../../src/bot/ids.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { datesOnRecord } from '../../src/bot/meeting-dates.ts';
import { post } from '../../src/bot/outbox.ts';
import { holdersFor } from '../../src/bot/plan-relations.ts';
import { putOnRecord } from '../../src/bot/plan-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { isOpenDuty, type DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { addEvidence, finishDuty, ownDuty } from '../../src/domain/plan/moves.ts';
import { addWorkingDays, sayDate } from '../../src/domain/working-days.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { dutyReply, findDuty, keepDuty, subjectOfDuty } from './record.ts';

/** The group of young people, as the partnership file names it. They speak here through their worker only. */
export const YOUNG = 'young-safeguarders';
const AHEAD_DAYS = 120;

/** `/plan ask-young`: a question to the Young Safeguarders with a day; it lands with their worker, who brings it to a session. */
export const askYoungVerb: CommandVerb = {
  name: 'ask-young',
  aliases: ['ask young safeguarders', 'ask ys', 'ask young people'],
  summary: 'Ask the Young Safeguarders something, through their worker',
  access: 'plan.ask',
  about: 'case',
  arguments: {
    text: {
      kind: 'text',
      label: 'what you ask them',
      max: 400,
      main: true,
      required: true,
      placeholder: 'question',
    },
    due: { kind: 'date', label: 'by when you need the answer', leads: ['by', 'due'], future: true },
  },
  examples: ['plan ask-young "Is the letter to young people clear?" by 18 Dec'],
  run: async (context, { text = '', due }) => askYoung(context, text, due),
};

async function askYoung(context: Context, text: string, wanted: string | undefined): Promise<Reply> {
  const { tx, now, today, partnership, directory, member } = context;
  const holidays = await calendarOf(tx);
  if (!partnership.groups.some(({ id }) => id === YOUNG))
    return { kind: 'notice', view: notice('There is no group of young people in the partnership file') };
  const [next, after] = await datesOnRecord(
    tx,
    partnership,
    YOUNG,
    { from: plusDays(today, 1), to: plusDays(today, AHEAD_DAYS) },
    holidays,
  );
  if (wanted !== undefined && next !== undefined && wanted < next)
    return {
      kind: 'notice',
      view: notice('They do not meet before that day', [
        `Their next session is on ${sayDate(next)}. Ask for a day after it, or after ${sayDate(after ?? next)}, so that they have time to talk about it.`,
        'Nothing was sent.',
      ]),
    };
  // Two working days after a session they have had time for, so that their worker can write it down.
  const due = wanted ?? addWorkingDays(after ?? next ?? plusDays(today, 28), 2, holidays);
  const occurrence = ownDuty(
    { id: `asked-${newId().slice(0, 8)}`, name: text, kind: 'task', owner: YOUNG, opens: today, due },
    [7, 1],
  );
  // Whoever speaks for them sees to it.
  const [speaker] = holdersFor(YOUNG, context).members;
  const seenTo = speaker ? { ...occurrence, member: speaker.id } : occurrence;
  const [asked] = await putOnRecord(tx, [seenTo], { asked: { by: member.id, at: now.toISOString() } });
  if (!asked) throw new NotAllowed('That was asked already.');
  await context.did('plan.ask', subjectOfDuty(asked));
  const workers = directory.members.filter(
    ({ left, roles }) => !left && roles.some(({ role }) => role === 'participation-worker'),
  );
  for (const { id } of workers)
    await post(tx, now, {
      to: { kind: 'member', member: id },
      content: { kind: 'record', subject: subjectOfDuty(asked), view: 'duty' },
    });
  return {
    kind: 'notice',
    view: notice(`Asked as ${asked.id}`, [
      workers.length > 0
        ? `Their worker has it and brings it to ${next === undefined ? 'a session' : `a session: the next is on ${sayDate(next)}`}. The answer is due ${sayDate(due)}, and comes to you here.`
        : 'Nobody is on record as their worker, so nobody has it yet. Please tell the business unit.',
    ]),
  };
}

const ANSWER: Omit<Asked, 'heading' | 'intro'> = {
  title: 'Our answer',
  submit: 'Send the answer',
  fields: [
    {
      id: 'text',
      kind: 'text',
      label: 'What did they say? (the group’s words, nobody’s name)',
      required: 'Say what they answered.',
    },
  ],
};

/** The worker writes down what the group said; whoever asked has it at once. */
export const answerForm: FormHandler = {
  access: 'plan.answer',
  texts: ['text'],
  about: 'case',
  async show(context, draft, values, errors) {
    const duty = await findAsked(context, draft.subject);
    const asked = { ...ANSWER, heading: duty.id, intro: [duty.occurrence.name] };
    return drawForm(draft, asked, values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const duty = await findAsked(context, draft.subject);
    const read = readForm(schemaOf({ ...ANSWER, heading: '' }), inputs);
    if ('errors' in read) return read;
    const by = { member: context.member.id, now: context.now };
    const text = typed(read.data, 'text') ?? '';
    const answered = finishDuty(addEvidence(duty.occurrence, { id: newId(), text }, by), by, (who) => who);
    const kept = await keepDuty(context, duty, answered, 'plan.answer');
    if (kept.asked)
      await post(context.tx, context.now, {
        to: { kind: 'member', member: kept.asked.by },
        content: { kind: 'record', subject: subjectOfDuty(kept), view: 'duty' },
      });
    const asker = context.directory.member(kept.asked?.by ?? '')?.name ?? 'Whoever asked';
    return { kind: 'finish', view: notice('Thank you', [`${asker} has your answer now.`]) };
  },
};

export const answerPress: Readonly<Record<string, PressHandler>> = {
  'plan.do.answer': {
    access: 'plan.answer',
    async run(context, press) {
      const duty = await findDuty(context, press.subject);
      if (!duty.asked || !isOpenDuty(duty)) return dutyReply(context, duty);
      return context.openForm('plan.answer', { subject: subjectOfDuty(duty) });
    },
  },
};

async function findAsked(context: Context, subject: string | undefined): Promise<DutyRecord> {
  const duty = await findDuty(context, subject);
  if (!duty.asked || !isOpenDuty(duty)) throw new NotAllowed('That question was answered already.');
  return duty;
}
