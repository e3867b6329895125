import { z } from 'zod';
import { absenceFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { endAbsence, sayCover, startAbsence } from '../../src/bot/absences-change.ts';
import type { Relation } from '../../src/bot/access.ts';
import type { CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import { readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';

export const AWAY_FORM = 'partnership.away';
const NOT_YOURS = 'Absences are set by the person themselves or by the business unit. Nothing was changed.';

/** `/partnership away until 4 Jan`: one's own absence. */
export const awayVerb: CommandVerb = {
  name: 'away',
  aliases: ['absent'],
  summary: 'Say that you are away: what would come to you goes to who stands in',
  access: 'absence.change',
  form: AWAY_FORM,
  arguments: {
    until: {
      kind: 'date',
      label: 'the day you are back',
      leads: ['until', 'till'],
      required: true,
      future: true,
    },
    from: { kind: 'date', label: 'the first day away', leads: ['from'], future: true },
  },
  examples: ['partnership away until 4 Jan', 'partnership away from 21 Dec until 4 Jan'],
  run: (context, values) => goAway(context, context.member, values),
};

/** `/partnership back`: earlier than was said. */
export const backVerb: CommandVerb = {
  name: 'back',
  summary: 'Say that you are back, and see what came for you',
  access: 'absence.change',
  arguments: {},
  examples: ['partnership back'],
  run: async (context) => ({ kind: 'notice', view: await backAgain(context, context.member) }),
};

/** The button in one's own list. */
export const awayPress: PressHandler = {
  access: 'absence.change',
  run: (context) => context.openForm(AWAY_FORM),
};

/** Sets an absence, or asks for the day. Of somebody else only for the business unit. */
export async function goAway(context: Context, member: Member, values: Values): Promise<Reply> {
  requireMine(context, member);
  const { until, from } = values;
  if (!until)
    return context.openForm(AWAY_FORM, {
      values: from ? { from } : {},
      subject: subjectOf('member', member.id),
    });
  const read = readForm(absenceSchema(context, member), { until, ...(from ? { from } : {}) });
  if ('errors' in read) throw new BotError('absence', Object.values(read.errors)[0] ?? NOT_YOURS);
  return { kind: 'notice', view: await setAway(context, member, read.data.until, read.data.from) };
}

async function setAway(context: Context, member: Member, back: string, from: string): Promise<CardView> {
  const after = await startAbsence(context.tx, context.directory, member, { from, back }, context.now);
  await context.did('absence.change', subjectOf('member', member.id));
  const who = member.id === context.member.id ? 'You are' : `${member.name} is`;
  const begins = from > context.today ? ` from ${sayDate(from)}` : '';
  return notice(`${who} away${begins} until ${sayDate(back)}`, [
    sayCover(after.directory, after.member),
    'New cards and reminders go there. Cards that are already here stay as they are and are kept up to date.',
    `On ${sayDate(back)} one message says what came meanwhile. Back sooner: /partnership back.`,
  ]);
}

/** @throws BotError when they are not away. */
export async function backAgain(context: Context, member: Member): Promise<CardView> {
  requireMine(context, member);
  if (!member.away) throw new BotError('not-away', 'No absence is on record, so nothing was changed.');
  const view = await endAbsence(context.tx, context.directory, member, context.now);
  await context.did('absence.change', subjectOf('member', member.id));
  if (member.id === context.member.id) return view;
  return notice(`${member.name} is here again`, ['What is sent to them goes to them from now on.']);
}

export const awayForm: FormHandler = {
  access: 'absence.change',
  texts: [],
  async show(context, draft, values, errors) {
    const member = whose(context, draft.subject);
    requireMine(context, member);
    const colleagues = context.directory.members.filter(
      (other) => !other.left && other.agency === member.agency && other.id !== member.id,
    );
    const deputy = member.deputy ? context.directory.member(member.deputy) : undefined;
    const fields = (from: Readonly<Record<string, string>>) => ({
      until: from['until'] ?? '',
      from: from['from'] ?? '',
      deputy: from['deputy'] ?? '',
    });
    return {
      name: draft.form,
      token: draft.id,
      title: 'Away',
      submit: 'Save',
      summary: 'When somebody is away',
      errors,
      card: absenceFormCard.expand({
        intro:
          deputy && !deputy.left
            ? `${deputy.name} stands in, unless you choose somebody else.`
            : 'Choose who of your agency stands in.',
        values: fields(values),
        errors: fields(errors),
        people: colleagues
          .map(({ id, name, post }) => ({ title: `${name} – ${post}`.slice(0, 75), value: id }))
          .sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
      }),
    };
  },
  async submit(context, draft, inputs) {
    const member = whose(context, draft.subject);
    requireMine(context, member);
    const read = readForm(absenceSchema(context, member), inputs);
    if ('errors' in read) return read;
    const { until, from, deputy } = read.data;
    const absent = deputy ? { ...member, deputy } : member;
    return { kind: 'finish', view: await setAway(context, absent, until, from) };
  },
};

function whose({ directory, member }: Context, subject: string | undefined): Member {
  if (!subject) return member;
  const other = directory.member(readSubject(subject)?.id ?? '');
  if (!other || other.left)
    throw new BotError('member-left', 'They are not on the list any more. Nothing was changed.');
  return other;
}

function requireMine(context: Context, member: Member): void {
  const relations = new Set<Relation>(member.id === context.member.id ? ['self'] : []);
  requireAccess(context, 'absence.change', relations, NOT_YOURS);
}

/** Dates are ISO dates; without a first day it begins today. */
function absenceSchema({ directory, today }: Context, member: Member) {
  const outOfOrder = 'The first day away comes before the day you are back.';
  return z
    .object({
      until: z.iso
        .date('Choose the day you are back.')
        .refine((back) => back > today, 'That day has come already. Choose the day you are back.'),
      from: z
        .string()
        .optional()
        .transform((from) => from || today)
        .pipe(z.iso.date(outOfOrder)),
      // What goes to a deputy they may see, so they come from the same agency; others are the business unit's to choose.
      deputy: z
        .string()
        .optional()
        .refine((id) => {
          const standIn = id ? directory.member(id) : undefined;
          return !id || (standIn && !standIn.left && standIn.agency === member.agency && id !== member.id);
        }, 'Choose somebody of your own agency.'),
    })
    .refine(({ until, from }) => from < until, { path: ['from'], error: outOfOrder });
}
