import { itemsCard } from '../../cards/index.ts';
import { sayTimes, sayWhere, sessionButton } from '../../cards/training/words.ts';
import { inList, notice } from '../../cards/words.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { Choice, Reply } from '../../src/bot/reply.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import { doing, register } from '../../src/bot/training-change.ts';
import { courseName, mayRun } from '../../src/bot/training-relations.ts';
import { bookingsOf, plannedSessions, type SessionWith } from '../../src/bot/training-store.ts';
import type { Booking } from '../../src/domain/training/record.ts';
import { drawForm, many, schemaOf, typed, type Asked } from '../form-fields.ts';
import { findRun, sessionReply, subjectOfSession } from './record.ts';

/** Neither platform lists more. */
const MOST = 100;
const SHOWN = 8;

/** One press: everybody with a place came. */
export async function allCame(context: Context, subject: string | undefined): Promise<Reply> {
  const session = await findRun(context, subject);
  // An older copy of the card must not make those who were missed come after all.
  if (session.register) return sessionReply(context, session);
  await register(await doing(context), session, { absent: [], came: [] });
  return sessionReply(context, await findRun(context, subjectOfSession(session)));
}

/** Opens the register. */
export async function openRegister(context: Context, subject: string | undefined): Promise<Reply> {
  const session = await findRun(context, subject);
  if (context.now.toISOString() < session.starts)
    return { kind: 'notice', view: notice('It has not begun', ['Who came is noted from then on.']) };
  return context.openForm('training.register', { subject: subjectOfSession(session) });
}

/** `/training register`: nobody types references on a phone, so without one it shows each session that waits for its register. */
export async function typedRegister(context: Context, values: Values): Promise<Reply> {
  if (values['ref']) return openRegister(context, subjectNamed(values['ref']));
  const now = context.now.toISOString();
  const waiting = (await plannedSessions(context.tx)).filter(
    (session) => session.starts <= now && mayRun(session, context.member, context),
  );
  const items = waiting.slice(0, SHOWN).map((session) => ({
    title: courseName(session.course, context.partnership),
    line: dotted([sayTimes(session), sayWhere(session), session.id]),
    note: '',
    buttons: [
      inList(sessionButton(session, 'all-came', 'Everybody came')),
      sessionButton(session, 'register', 'Somebody did not', true),
    ],
  }));
  return {
    kind: 'notice',
    view: {
      summary: 'Registers to take',
      card: itemsCard.expand({
        heading: 'Who came?',
        intro: waiting.length === 0 ? 'No register of yours is missing.' : '',
        sections: items.length > 0 ? [{ name: '', items }] : [],
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more.` : '',
        buttons: [],
      }),
    },
  };
}

function asked({ session, bookings }: SessionWith, context: Context): Asked {
  const choice = ({ id, member, agency }: Booking): Choice => ({
    title: `${context.directory.member(member)?.name ?? 'Somebody who has left'}, ${context.directory.agency(agency)?.name ?? agency}`,
    value: id,
  });
  const list = (found: readonly Booking[]): Choice[] =>
    found
      .map(choice)
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
      .slice(0, MOST);
  const placed = bookings.filter(({ state }) => ['booked', 'attended', 'no-show'].includes(state));
  const waited = bookings.filter(
    ({ state, ended }) => state === 'waiting' || state === 'offered' || ended?.why === 'no-place',
  );
  const absent = placed.filter(({ state }) => state === 'no-show');
  return {
    title: 'Who came',
    heading: `${courseName(session.course, context.partnership)} ${session.id}`,
    intro: [`${placed.length} had a place. Whoever is not ticked below was there.`],
    fields: [
      {
        id: 'absent',
        kind: 'many',
        label: 'Who did not come?',
        value: absent.map(({ id }) => id).join(','),
        choices: list(placed),
      },
      {
        id: 'note',
        kind: 'line',
        label: 'Anything to keep about that? (ill, told us late …)',
        value: absent.find(({ came }) => came?.note)?.came?.note ?? '',
        longest: 200,
      },
      {
        id: 'came',
        kind: 'many',
        label: 'Who came all the same, from the waiting list?',
        choices: list(waited),
      },
    ],
  };
}

export const registerForm: FormHandler = {
  access: 'training.run',
  texts: ['note'],
  async show(context, draft, values, errors) {
    const session = await findRun(context, draft.subject);
    const bookings = await bookingsOf(context.tx, session.id);
    return drawForm(draft, asked({ session, bookings }, context), values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const session = await findRun(context, draft.subject);
    const bookings = await bookingsOf(context.tx, session.id);
    const read = readForm(schemaOf(asked({ session, bookings }, context)), inputs);
    if ('errors' in read) return read;
    const note = typed(read.data, 'note');
    const absent = many(read.data, 'absent');
    await register(await doing(context), session, {
      absent,
      came: many(read.data, 'came'),
      ...(note === undefined ? {} : { note }),
    });
    return {
      kind: 'finish',
      view: notice(`The register of ${session.id} is taken`, [
        absent.length === 0 ? 'Everybody with a place came.' : `${absent.length} did not come.`,
      ]),
    };
  },
};
