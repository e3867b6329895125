import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { courseOf, mayFor } from '../../src/bot/training-relations.ts';
import { noteDone } from '../../src/bot/training-store.ts';
import { monthsAfter } from '../../src/domain/meeting/dates.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { courseNamed } from './wanted.ts';

/** `/training record`: a course that was had somewhere else. What is missing is asked in a form. */
export async function typedHad(context: Context, values: Values): Promise<Reply> {
  const course = values['what'] ? courseNamed(values['what'], context.partnership, context.today) : undefined;
  const person = values['for'];
  const on = values['on'];
  if (!course || !on || on > context.today)
    return context.openForm('training.record', {
      values: {
        ...(course ? { course: course.id } : {}),
        ...(on ? { on: on > context.today ? yearBefore(on) : on } : {}),
        ...(person ? { who: person } : {}),
      },
    });
  return { kind: 'notice', view: await keep(context, { course: course.id, on, who: person }) };
}

/** A day without its year is read as the next one, and what was had lies behind: the form shows which day was understood. */
function yearBefore(date: string): string {
  return monthsAfter(date, -12);
}

/** @param who the person it is opened for: in the list, however long it is */
function asked({ member, directory, partnership }: Context, who = member.id): Asked {
  const first = ({ id }: Member): number => (id === who ? 2 : id === member.id ? 1 : 0);
  const people = directory.members
    .filter((other) => !other.left && mayFor('training.record', other, member))
    .sort((a, b) => first(b) - first(a) || a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, 100);
  return {
    title: 'Training elsewhere',
    submit: 'Note it',
    heading: '',
    intro: [
      'For training that was not one of our sessions. Where we gave it, the register has noted it already.',
    ],
    fields: [
      {
        id: 'course',
        kind: 'one',
        label: 'Which course does it count as?',
        required: 'Choose the course.',
        choices: partnership.courses.map(({ id, name }) => ({ title: name, value: id })),
      },
      { id: 'on', kind: 'date', label: 'On which day, or its last day?', required: 'Choose the day.' },
      { id: 'elsewhere', kind: 'line', label: 'Who gave it?', longest: 120 },
      ...(people.length > 1
        ? [
            {
              id: 'who',
              kind: 'one' as const,
              label: 'Who had it?',
              value: member.id,
              required: 'Choose a person.',
              choices: people.map(({ id, name }) => ({ title: name, value: id })),
            },
          ]
        : []),
    ],
  };
}

export const hadForm: FormHandler = {
  access: 'training.record',
  texts: ['elsewhere'],
  show: (context, draft, values, errors) =>
    Promise.resolve(
      drawForm(draft, asked(context, draft.values['who']), { ...draft.values, ...values }, errors),
    ),
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const read = readForm(schemaOf(asked(context, draft.values['who'])), inputs);
    if ('errors' in read) return read;
    const on = read.data['on'] ?? '';
    if (on > context.today) return { errors: { on: 'That day is still to come.' } };
    const { course = '', who } = read.data;
    const elsewhere = typed(read.data, 'elsewhere');
    return { kind: 'finish', view: await keep(context, { course, on, who, elsewhere }) };
  },
};

async function keep(
  context: Context,
  {
    course,
    on,
    who,
    elsewhere,
  }: {
    readonly course: string;
    readonly on: string;
    readonly who: string | undefined;
    readonly elsewhere?: string | undefined;
  },
) {
  const person: Member | undefined =
    who === undefined || who === '' ? context.member : context.directory.member(who);
  if (!person || !mayFor('training.record', person, context.member))
    throw new NotAllowed(
      'You can note what you have had yourself, and what people of your agency have had if you answer for them.',
    );
  const self = person.id === context.member.id;
  const fresh = await noteDone(context.tx, {
    course,
    member: person.id,
    agency: person.agency,
    on,
    how: self ? 'self' : 'manager',
    ...(elsewhere === undefined ? {} : { elsewhere }),
    by: context.member.id,
    at: context.now.toISOString(),
  });
  if (fresh) await context.did('training.record', subjectOf('member', person.id));
  await refreshHomes(context.tx, context.now, [person.id]);
  const name = courseOf(course, context.partnership)?.name ?? course;
  return notice(fresh ? 'It is noted' : 'It is noted already', [
    `${self ? 'You' : person.name}: ${name}, ${sayDate(on)}.`,
  ]);
}
