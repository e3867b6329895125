import { sayTimes } from '../../cards/training/words.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { readForm } from '../../src/bot/forms.ts';
import { post } from '../../src/bot/outbox.ts';
import type { Choice, Reply } from '../../src/bot/reply.ts';
import { doing, keepSession } from '../../src/bot/training-change.ts';
import { courseName, courseOf, mayRun } from '../../src/bot/training-relations.ts';
import { bookingsOf, newTrainingReference } from '../../src/bot/training-store.ts';
import { takesPlace, type Session } from '../../src/domain/training/record.ts';
import {
  cancelSession,
  changeSession,
  planSession,
  type SessionFacts,
} from '../../src/domain/training/session.ts';
import { londonDate, londonInstant, londonTime } from '../../src/domain/working-days.ts';
import { drawForm, schemaOf, typed, type Asked, type Field } from '../form-fields.ts';
import { findRun, subjectOfSession } from './record.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NUMBER = /^[1-9]\d{0,2}$/;

/** Whether this person may set a session at all: they run the training, or have given this course before. */
export async function requireAdd(context: Context): Promise<void> {
  if (mayRun(undefined, context.member, context)) return;
  const given = await context.tx.all('trainingSessions');
  if (given.some(({ trainer }) => trainer === context.member.id)) return;
  throw new NotAllowed(
    'Sessions are set by whoever gives them, the chair of the group that runs the training, and the business unit.',
  );
}

/** Those who give training or could: whoever has before, the group that runs it, the business unit, and whoever asks. */
async function trainers(context: Context): Promise<Choice[]> {
  const { directory, partnership, tx, member } = context;
  const before = new Set((await tx.all('trainingSessions')).map(({ trainer }) => trainer));
  return directory.members
    .filter(
      ({ id, left, roles }) =>
        !left &&
        (id === member.id ||
          before.has(id) ||
          roles.some(({ role, group }) => role === 'business-unit' || group === partnership.training.group)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, 100)
    .map(({ id, name, post: job }) => ({ title: `${name}, ${job}`, value: id }));
}

async function asked(
  context: Context,
  session: Session | undefined,
  course: string | undefined,
): Promise<Asked> {
  const rules = courseOf(session?.course ?? course ?? '', context.partnership);
  const starts = session && new Date(session.starts);
  const line = (id: string, label: string, value = '', more: Partial<Field> = {}): Field => ({
    id,
    kind: 'line',
    label,
    value,
    longest: 300,
    ...more,
  });
  return {
    title: session ? 'Move or change it' : 'Set a session',
    submit: session ? 'Save' : 'Set it',
    heading: session ? `${courseName(session.course, context.partnership)} ${session.id}` : '',
    ...(session ? { intro: ['Whoever has a place is told when its day, time or place changes.'] } : {}),
    fields: [
      ...(session
        ? []
        : [
            {
              id: 'course',
              kind: 'one' as const,
              label: 'Which course?',
              value: course ?? '',
              required: 'Choose the course.',
              choices: context.partnership.courses
                .filter(({ kind }) => kind !== 'e-learning')
                .map(({ id, name }) => ({ title: name, value: id })),
            },
          ]),
      {
        id: 'date',
        kind: 'date',
        label: 'On which day?',
        value: starts ? londonDate(starts) : '',
        required: 'Choose the day.',
      },
      line('from', 'From (like 09:30)', starts ? londonTime(starts) : '09:30', { longest: 5 }),
      line('to', 'To (like 16:00)', session ? londonTime(new Date(session.ends)) : '16:00', { longest: 5 }),
      line('venue', 'Where? (leave empty when online)', session?.venue),
      line('link', 'Link to join online (https://…)', session?.link),
      {
        id: 'trainer',
        kind: 'one',
        label: 'Who gives it?',
        value: session?.trainer ?? '',
        choices: await trainers(context),
      },
      line('places', 'How many places?', String(session?.places ?? rules?.places ?? ''), { longest: 3 }),
      line('least', 'How many at least, so that it is held?', String(session?.least ?? rules?.least ?? ''), {
        longest: 3,
      }),
      line('bring', 'What to bring', session?.bring),
    ],
  };
}

function factsIn(
  values: Readonly<Record<string, string>>,
  rules: { readonly places: number; readonly least: number } | undefined,
): SessionFacts | { errors: FormErrors } {
  const errors: Record<string, string> = {};
  const [from, to] = [typed(values, 'from') ?? '', typed(values, 'to') ?? ''];
  if (!TIME.test(from)) errors['from'] = 'A time like 09:30.';
  if (!TIME.test(to)) errors['to'] = 'A time like 16:00.';
  else if (TIME.test(from) && to <= from) errors['to'] = 'It ends after it begins.';
  const number = (id: 'places' | 'least'): number => {
    const said = typed(values, id);
    if (said !== undefined && !NUMBER.test(said)) errors[id] = 'A number, like 20.';
    return said === undefined ? (rules?.[id] ?? 1) : Number(said);
  };
  const [places, least] = [number('places'), number('least')];
  if (!errors['least'] && !errors['places'] && least > places)
    errors['least'] = 'Not more than there are places.';
  const link = typed(values, 'link');
  if (link !== undefined && !(URL.canParse(link) && link.startsWith('https://')))
    errors['link'] = 'A link starts with https://.';
  if (Object.keys(errors).length > 0) return { errors };
  const date = values['date'] ?? '';
  const [venue, trainer, bring] = ['venue', 'trainer', 'bring'].map((id) => typed(values, id));
  return {
    starts: londonInstant(date, from).toISOString(),
    ends: londonInstant(date, to).toISOString(),
    places,
    least,
    ...(venue === undefined ? {} : { venue }),
    ...(link === undefined ? {} : { link }),
    ...(trainer === undefined ? {} : { trainer }),
    ...(bring === undefined ? {} : { bring }),
  };
}

async function sessionIn(context: Context, { subject }: Draft): Promise<Session | undefined> {
  if (subject) return findRun(context, subject);
  await requireAdd(context);
  return undefined;
}

/** Sets a session, or moves and changes one. */
export const sessionForm: FormHandler = {
  access: 'training.run',
  texts: ['venue', 'bring', 'link'],
  async show(context, draft, values, errors) {
    const session = await sessionIn(context, draft);
    return drawForm(
      draft,
      await asked(context, session, draft.values['course']),
      { ...draft.values, ...values },
      errors,
    );
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const session = await sessionIn(context, draft);
    const read = readForm(schemaOf(await asked(context, session, draft.values['course'])), inputs);
    if ('errors' in read) return read;
    const course = courseOf(session?.course ?? read.data['course'] ?? '', context.partnership);
    if (!course) return { errors: { course: 'Choose the course.' } };
    const facts = factsIn(read.data, course);
    if ('errors' in facts) return facts;
    if (facts.starts <= context.now.toISOString())
      return { errors: { date: 'That time has already passed.' } };
    const taken = session ? (await bookingsOf(context.tx, session.id)).filter(takesPlace).length : 0;
    if (facts.places < taken) return { errors: { places: `${taken} places are taken already.` } };
    const change = await doing(context);
    const kept = session
      ? changeSession(session, facts, course, change, change.calendar)
      : planSession(
          {
            id: await newTrainingReference(context.tx, 'SES', new Date(facts.starts)),
            course: course.id,
            facts,
          },
          course,
          change,
          change.calendar,
        );
    await keepSession(change, kept, session);
    if (!session) await tellOf(context, kept);
    return {
      kind: 'finish',
      view: notice(session ? `${kept.id} is changed` : `${kept.id} is set`, [
        `${course.name}, ${sayTimes(kept)}.`,
        session ? 'Whoever has a place knows of what is new.' : 'It can be booked now: /training find.',
      ]),
    };
  },
};

/** Its card, with what can be done with it, to whoever set it and whoever gives it. */
async function tellOf({ tx, now, member }: Context, session: Session): Promise<void> {
  for (const id of new Set([member.id, ...(session.trainer ? [session.trainer] : [])]))
    await post(tx, now, {
      to: { kind: 'member', member: id },
      content: { kind: 'record', subject: subjectOfSession(session), view: 'session' },
    });
}

const WHY: Asked = {
  title: 'Cancel the session',
  submit: 'Cancel it',
  heading: '',
  intro: ['Everybody who has a place or waits for one is told, with these words.'],
  fields: [{ id: 'why', kind: 'line', label: 'Why?', required: 'Say why in a line.', longest: 200 }],
};

export const cancelForm: FormHandler = {
  access: 'training.run',
  texts: ['why'],
  async show(context, draft, values, errors) {
    const session = await findRun(context, draft.subject);
    return drawForm(draft, { ...WHY, heading: session.id }, values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const session = await findRun(context, draft.subject);
    const read = readForm(schemaOf(WHY), inputs);
    if ('errors' in read) return read;
    const change = await doing(context);
    await keepSession(change, cancelSession(session, typed(read.data, 'why') ?? '', change), session);
    return { kind: 'finish', view: notice(`${session.id} is cancelled`, ['Everybody on it has been told.']) };
  },
};
