import { notice } from '../../cards/words.ts';
import { referenceOf } from '../../cards/meeting/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import { withAgenda } from '../../src/bot/meeting-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { formPresses } from '../form-presses.ts';
import { drawForm, schemaOf, type Asked } from '../form-fields.ts';
import { offerTimes } from './dates.ts';
import { agendaDoings } from './do-agenda.ts';
import { afterDoings } from './do-after.ts';
import { dateDoings } from './do-dates.ts';
import { toClose } from './lists.ts';
import { deputyDoings } from './do-deputy.ts';
import { next as nextDoing } from './do-next.ts';
import { findMeeting, keepMeeting, meetingsFor, subjectOfMeeting, type MeetingVerb } from './record.ts';

/** What a doing ends with: the changed meeting and words for it, something to choose from first, or what is wrong. */
export type Done =
  | { readonly meeting: Meeting; readonly says: readonly string[] }
  | { readonly instead: CardView }
  | { readonly errors: FormErrors };

/** One thing that is done to a meeting by a form. `id` names the line, paper or seat it is about. */
export interface MeetingDoing {
  readonly verb: MeetingVerb;
  /** For meetings that have begun alone: where nobody said which one, those to come are not offered. */
  readonly when?: 'begun';
  ask(context: Context, meeting: Meeting, id: string): Asked;
  run(context: Context, meeting: Meeting, id: string, values: Values): Promise<Done>;
}

const DOINGS: Readonly<Record<string, MeetingDoing>> = {
  ...agendaDoings,
  ...dateDoings,
  ...afterDoings,
  ...deputyDoings,
  next: nextDoing,
};

/** Everything typed into any of them is read by the guard. */
export const doForm: FormHandler = {
  access: 'meeting.see',
  texts: ['text', 'why', 'measure', 'room', 'link'],

  async show(context, draft, values, errors) {
    const { asked } = await askedOf(context, draft, values);
    return drawForm(draft, asked, values, errors);
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const chosen = typeof inputs['meeting'] === 'string' ? inputs['meeting'] : undefined;
    const { doing, meeting, asked, id } = await askedOf(context, draft, chosen ? { meeting: chosen } : {});
    const read = readForm(schemaOf(asked), inputs);
    if ('errors' in read) return read;
    if (!meeting) return { errors: { meeting: 'Choose a meeting.' } };
    const done = await doing.run(context, meeting, id, read.data);
    if ('errors' in done) return { errors: done.errors };
    if ('instead' in done) return offerTimes(context, done.instead);
    await keepMeeting(context, done.meeting, doing.verb);
    return {
      kind: 'finish',
      view: notice(`${referenceOf(done.meeting, context.partnership)} is up to date`, [...done.says]),
    };
  },
};

/** A button of its own for each: it opens the form, or says at once why it cannot be done. */
export const doPresses = formPresses('meeting.do', 'meeting.see', Object.keys(DOINGS), ask);

/** Opens the form for one thing. @throws NotAllowed */
export async function ask(
  context: Context,
  subject: string | undefined,
  what: string,
  id = '',
  values: Values = {},
): Promise<Reply> {
  const doing = doingNamed(what);
  const meeting = await findMeeting(context, subject, doing.verb);
  try {
    doing.ask(context, meeting, id);
  } catch (error) {
    if (!(error instanceof MeetingRefused)) throw error;
    return { kind: 'notice', view: notice('That cannot be done now', [error.message]) };
  }
  return context.openForm('meeting.do', {
    subject: subjectOfMeeting(meeting),
    values: { ...values, what, id },
  });
}

/** The same where nobody said which meeting: the form asks. */
export async function askWhich(
  context: Context,
  what: string,
  values: Values = {},
  group?: string,
): Promise<Reply> {
  const meetings = await candidates(context, doingNamed(what), group);
  const [first] = meetings;
  if (!first) throw new NotAllowed(NONE);
  if (group !== undefined) return ask(context, subjectOfMeeting(first), what, '', values);
  return context.openForm('meeting.do', { values: { ...values, what, id: '' } });
}

async function askedOf(context: Context, { subject, values }: Draft, chosen: Values) {
  const doing = doingNamed(values['what'] ?? '');
  const id = values['id'] ?? '';
  if (subject !== undefined) {
    const meeting = await withItems(context, await findMeeting(context, subject, doing.verb), doing);
    const asked = doing.ask(context, meeting, id);
    return { doing, id, meeting, asked: { ...asked, heading: referenceOf(meeting, context.partnership) } };
  }
  const all = await candidates(context, doing);
  const [first] = all;
  const wanted = chosen['meeting'] ?? first?.id;
  const found =
    wanted === undefined ? undefined : await findMeeting(context, subjectOf('meeting', wanted), doing.verb);
  const meeting = found && (await withItems(context, found, doing));
  if (!meeting) throw new NotAllowed(NONE);
  const asked = doing.ask(context, meeting, id);
  const which = {
    id: 'meeting',
    kind: 'one',
    label: 'Which meeting?',
    value: meeting.id,
    required: 'Choose a meeting.',
    choices: all.slice(0, 90).map((each) => ({ title: choiceOf(context, each), value: each.id })),
  } as const;
  return { doing, id, meeting, asked: { ...asked, fields: [which, ...asked.fields] } };
}

const NONE = 'There is no meeting of yours with which that can be done now.';

/** Meetings with which this can be done now: those that are over and wait for their close first, then those to come. */
async function candidates(context: Context, doing: MeetingDoing, group?: string): Promise<Meeting[]> {
  const over = doing.verb === 'meeting.run' ? await toClose(context, group) : [];
  const all = [...over, ...(await meetingsFor(context, group, doing.verb))];
  return all.filter((meeting) => canBeAsked(doing, context, meeting));
}

function canBeAsked(doing: MeetingDoing, context: Context, meeting: Meeting): boolean {
  try {
    doing.ask(context, meeting, '');
    return doing.when === undefined || (doing.when === 'begun') === context.now >= new Date(meeting.starts);
  } catch (error) {
    if (error instanceof MeetingRefused) return false;
    throw error;
  }
}

/** What is put on an agenda, or to one of its items, finds its standing items there. */
function withItems({ tx, partnership }: Context, meeting: Meeting, { verb }: MeetingDoing): Promise<Meeting> {
  return verb === 'meeting.item' ? withAgenda(tx, meeting, partnership) : Promise.resolve(meeting);
}

function choiceOf({ partnership }: Context, meeting: Meeting): string {
  return `${referenceOf(meeting, partnership).replace(` ${meeting.id}`, '')}, ${meeting.starts.slice(8, 10)}/${meeting.starts.slice(5, 7)}/${meeting.starts.slice(0, 4)}`;
}

function doingNamed(what: string): MeetingDoing {
  const doing = Object.hasOwn(DOINGS, what) ? DOINGS[what] : undefined;
  if (!doing) throw new BotError('unknown-button', 'This belongs to an older card. Use /meeting list.');
  return doing;
}
