import { notice } from '../../cards/words.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import { newId } from '../../src/bot/ids.ts';
import { post } from '../../src/bot/outbox.ts';
import { ownersOf, partsOf, whoName } from '../../src/bot/plan-relations.ts';
import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import type { Choice, Reply } from '../../src/bot/reply.ts';
import { isOpenDuty, type DutyRecord } from '../../src/domain/plan/duty-record.ts';
import {
  addEvidence,
  dropDuty,
  finishDuty,
  givePart,
  lackingForDone,
  missingParts,
  moveDuty,
  nameMember,
  refusePart,
} from '../../src/domain/plan/moves.ts';
import type { DutyOccurrence } from '../../src/domain/plan/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { formPresses } from '../form-presses.ts';
import { drawForm, schemaOf, typed, type Asked, type Field } from '../form-fields.ts';
import { findDuty, findRun, keepDuty, subjectOfDuty } from './record.ts';

/** One thing that is done to a duty by a form. `id` names the part it is about. */
interface Doing {
  find(context: Context, subject: string | undefined, id: string): Promise<DutyRecord>;
  ask(context: Context, duty: DutyRecord, id: string): Omit<Asked, 'heading'>;
  /** @throws PlanRefused */
  run(
    context: Context,
    duty: DutyRecord,
    id: string,
    values: Values,
  ): { readonly occurrence: DutyOccurrence; readonly says: string } | { readonly errors: FormErrors };
  readonly verb: AccessVerb;
  /** Who has to see the card because of it. */
  tells?(values: Values): string | undefined;
}

const LINK: Field = {
  id: 'link',
  kind: 'line',
  label: 'A link to it, if it is kept somewhere (https://…)',
  longest: 500,
};

function by({ member, now }: Context) {
  return { member: member.id, now };
}

function linkIn(values: Values): { link?: string; errors?: FormErrors } {
  const link = typed(values, 'link');
  if (link === undefined) return {};
  return URL.canParse(link) && link.startsWith('https://')
    ? { link }
    : { errors: { link: 'A link starts with https://.' } };
}

const evidence: Doing = {
  verb: 'plan.run',
  find: findRun,
  ask: (_context, { occurrence }) => ({
    title: 'What shows it',
    intro: [occurrence.name, ...(occurrence.evidenceWanted ? [`Wanted: ${occurrence.evidenceWanted}.`] : [])],
    fields: [
      { id: 'text', kind: 'text', label: 'What shows that it was done?', required: 'Say it in a line.' },
      LINK,
      { id: 'finished', kind: 'tick', label: 'With this it is done', value: 'false' },
    ],
  }),
  run(context, { occurrence }, _id, values) {
    const { link, errors } = linkIn(values);
    if (errors) return { errors };
    const shown = { id: newId(), text: typed(values, 'text') ?? '', ...(link ? { link } : {}) };
    const added = addEvidence(occurrence, shown, by(context));
    const name = (who: string): string => whoName(who, context);
    const lacks = lackingForDone(added, name);
    if (values['finished'] !== 'true')
      return { occurrence: added, says: lacks[0] ?? 'Everything is there now.' };
    if (lacks.length > 0) return { occurrence: added, says: `It is not done yet. ${lacks.join(' ')}` };
    return { occurrence: finishDuty(added, by(context), name), says: 'It is done.' };
  },
};

const move: Doing = {
  verb: 'plan.run',
  find: findRun,
  ask: (_context, { occurrence }) => ({
    title: 'Move its date',
    intro: [occurrence.name, `It is due ${sayDate(occurrence.due)}.`],
    fields: [
      { id: 'on', kind: 'date', label: 'To which day?', required: 'Choose the day.' },
      { id: 'text', kind: 'text', label: 'Why is it moved?', required: 'Say why in a line.' },
    ],
  }),
  run(context, { occurrence }, _id, values) {
    const on = typed(values, 'on') ?? '';
    if (on < context.today) return { errors: { on: 'That day has already passed.' } };
    return {
      occurrence: moveDuty(occurrence, on, typed(values, 'text') ?? '', by(context)),
      says: `It is due ${sayDate(on)} now.`,
    };
  },
};

const drop: Doing = {
  verb: 'plan.run',
  find: findRun,
  ask: (_context, { occurrence }) => ({
    title: 'Leave it out',
    intro: [occurrence.name, 'It comes round again with the next year’s plan.'],
    fields: [{ id: 'text', kind: 'text', label: 'Why is it not needed?', required: 'Say why in a line.' }],
  }),
  run: (context, { occurrence }, _id, values) => ({
    occurrence: dropDuty(occurrence, typed(values, 'text') ?? '', by(context)),
    says: 'It is left out this time.',
  }),
};

const owner: Doing = {
  verb: 'plan.run',
  find: findRun,
  ask: (context, duty) => ({
    title: 'Who sees to it',
    intro: [duty.occurrence.name, `It belongs to ${whoName(duty.occurrence.owner, context)}.`],
    fields: [
      {
        id: 'member',
        kind: 'one',
        label: 'Who sees to it from now on?',
        required: 'Choose a person.',
        choices: peopleFor(context, duty),
      },
    ],
  }),
  run(context, duty, _id, values) {
    const member = values['member'] ?? '';
    return {
      occurrence: nameMember(duty.occurrence, member),
      says: `${context.directory.member(member)?.name ?? 'Somebody else'} sees to it now, and has been told.`,
    };
  },
  tells: (values) => values['member'],
};

const refuse: Doing = {
  verb: 'plan.sign',
  async find(context, subject, id) {
    const duty = await findDuty(context, subject);
    if (!partsOf(duty, context.member, context).some(({ who }) => who === id))
      throw new NotAllowed('That part is for somebody else to give.');
    return duty;
  },
  ask: (context, { occurrence }, id) => ({
    title: 'No, and why',
    intro: [occurrence.name, whoName(id, context)],
    fields: [{ id: 'text', kind: 'text', label: 'Why not?', required: 'Say in a line why not.' }],
  }),
  run: (context, { occurrence }, id, values) => ({
    occurrence: refusePart(occurrence, id, typed(values, 'text') ?? '', by(context)),
    says: 'It says so now, to everybody who can see it. You can still say yes later.',
  }),
};

/** A contribution that came in by mail. A sign-off is never noted by somebody else. */
const received: Doing = {
  verb: 'plan.run',
  async find(context, subject, id) {
    const duty = await findRun(context, subject);
    if (duty.occurrence.kind === 'sign-off' || id !== '')
      throw new NotAllowed('A sign-off is for each lead partner to give. Nobody can give it for them.');
    return duty;
  },
  ask: (context, { occurrence }) => ({
    title: 'A part came in',
    intro: [occurrence.name],
    fields: [
      {
        id: 'who',
        kind: 'one',
        label: 'From whom?',
        required: 'Choose from the list.',
        choices: missingParts(occurrence)
          .slice(0, 100)
          .map(({ who }) => ({ title: whoName(who, context), value: who })),
      },
      LINK,
    ],
  }),
  run(context, { occurrence }, _id, values) {
    const { link, errors } = linkIn(values);
    if (errors) return { errors };
    const who = values['who'] ?? '';
    return {
      occurrence: givePart(occurrence, who, link, by(context)),
      says: `Noted: ${whoName(who, context)}.`,
    };
  },
};

const DOINGS: Readonly<Record<string, Doing>> = { evidence, move, drop, owner, refuse, received };

export const doForm: FormHandler = {
  access: 'plan.see',
  texts: ['text', 'link'],
  async show(context, draft, values, errors) {
    const { doing, duty, id } = await found(context, draft);
    return drawForm(draft, { ...doing.ask(context, duty, id), heading: duty.id }, values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const { doing, duty, id } = await found(context, draft);
    const read = readForm(schemaOf({ ...doing.ask(context, duty, id), heading: '' }), inputs);
    if ('errors' in read) return read;
    const done = doing.run(context, duty, id, read.data);
    if ('errors' in done) return { errors: done.errors };
    const kept = await keepDuty(context, duty, done.occurrence, doing.verb);
    const told = doing.tells?.(read.data);
    if (told !== undefined && told !== context.member.id)
      await post(context.tx, context.now, {
        to: { kind: 'member', member: told },
        content: { kind: 'record', subject: subjectOfDuty(kept), view: 'duty' },
      });
    return { kind: 'finish', view: notice(`${duty.id} is up to date`, [done.says]) };
  },
};

export const doPresses = formPresses('plan.do', 'plan.see', Object.keys(DOINGS), ask);

/** Opens the form for one thing. @throws NotAllowed */
export async function ask(
  context: Context,
  subject: string | undefined,
  what: string,
  id = '',
): Promise<Reply> {
  const duty = await doingNamed(what).find(context, subject, id);
  if (!isOpenDuty(duty))
    return { kind: 'notice', view: notice('That cannot be done now', ['It is done, or was left out.']) };
  return context.openForm('plan.do', { subject: subjectOfDuty(duty), values: { what, id } });
}

async function found(context: Context, { subject, values }: Draft) {
  const doing = doingNamed(values['what'] ?? '');
  const id = values['id'] ?? '';
  return { doing, id, duty: await doing.find(context, subject, id) };
}

function doingNamed(what: string): Doing {
  const doing = Object.hasOwn(DOINGS, what) ? DOINGS[what] : undefined;
  if (!doing) throw new BotError('unknown-button', 'This belongs to an older card. Use /plan list.');
  return doing;
}

/** Those of the owning group or agency first, then the business unit. At most 100, which is what both platforms list. */
function peopleFor(context: Context, duty: DutyRecord): Choice[] {
  const { owner: of } = duty.occurrence;
  const here = context.directory.members.filter(({ left }) => !left);
  const all = [
    ...ownersOf(duty, context),
    ...here.filter(({ agency, roles }) => agency === of || roles.some(({ group }) => group === of)),
    ...here.filter(({ roles }) => roles.some(({ role }) => role === 'business-unit')),
  ];
  return [...new Map(all.map((member) => [member.id, member])).values()]
    .slice(0, 100)
    .map(({ id, name, post }) => ({ title: `${name}, ${post}`, value: id }));
}
