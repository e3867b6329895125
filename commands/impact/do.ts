import { drawImpact } from '../../cards/impact/view.ts';
import { may, NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import { mayImpact } from '../../src/bot/impact-relations.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { useImpact, withdrawImpact } from '../../src/domain/impact/moves.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { findImpact, impactReply, keepImpact, subjectOfImpact } from './record.ts';

/** One thing that is done to an entry with a line of words. */
interface Doing {
  readonly verb: AccessVerb;
  readonly asked: Omit<Asked, 'heading'>;
  may(context: Context, impact: Impact): boolean;
  /** @throws ImpactRefused */
  run(impact: Impact, text: string, by: { member: string; now: Date }): Impact;
}

const use: Doing = {
  verb: 'impact.basket',
  asked: {
    title: 'It was used',
    fields: [
      {
        id: 'text',
        kind: 'line',
        label: 'Where? (Annual report 2026-27, a board paper, …)',
        required: 'Say where it was used.',
        longest: 200,
      },
    ],
  },
  may: (context) => may(context.member, 'impact.basket', new Set()),
  run: useImpact,
};

const withdraw: Doing = {
  verb: 'impact.change',
  asked: {
    title: 'Withdraw the entry',
    submit: 'Withdraw it',
    intro: ['Its words are deleted at once, here and on every card. This cannot be undone.'],
    fields: [
      {
        id: 'text',
        kind: 'line',
        label: 'Why? (Nothing about anybody)',
        required: 'Say why in a line.',
        longest: 200,
      },
    ],
  },
  may: (context, impact) => mayImpact('impact.change', impact, context.member),
  run: withdrawImpact,
};

const DOINGS: Readonly<Record<string, Doing>> = { use, withdraw };

export const doForm: FormHandler = {
  access: 'impact.change',
  texts: ['text'],
  about: 'case',
  async show(context, draft, values, errors) {
    const { doing, impact } = await found(context, draft);
    return drawForm(draft, { ...doing.asked, heading: impact.id }, values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const { doing, impact } = await found(context, draft);
    const read = readForm(schemaOf({ ...doing.asked, heading: '' }), inputs);
    if ('errors' in read) return read;
    const by = { member: context.member.id, now: context.now };
    const kept = await keepImpact(context, doing.run(impact, typed(read.data, 'text') ?? '', by), doing.verb);
    return { kind: 'finish', view: drawImpact(kept, context.member, context) };
  },
};

export const doPresses: Readonly<Record<string, PressHandler>> = Object.fromEntries(
  Object.entries(DOINGS).map(([what, { verb }]): [string, PressHandler] => [
    `impact.do.${what}`,
    { access: verb, run: (context, press) => ask(context, press.subject, what) },
  ]),
);

/** Opens the form for one thing. @throws NotAllowed */
export async function ask(context: Context, subject: string | undefined, what: string): Promise<Reply> {
  const impact = await findFor(context, subject, doingNamed(what));
  if (impact.state === 'withdrawn' || (what === 'use' && impact.state === 'used'))
    return impactReply(context, impact);
  return context.openForm('impact.do', { subject: subjectOfImpact(impact), values: { what } });
}

async function found(context: Context, { subject, values }: Draft) {
  const doing = doingNamed(values['what'] ?? '');
  return { doing, impact: await findFor(context, subject, doing) };
}

async function findFor(context: Context, subject: string | undefined, doing: Doing): Promise<Impact> {
  const impact = await findImpact(context, subject);
  if (!doing.may(context, impact))
    throw new NotAllowed('Whoever wrote it and the business unit can do that. Nothing was changed.');
  return impact;
}

function doingNamed(what: string): Doing {
  const doing = Object.hasOwn(DOINGS, what) ? DOINGS[what] : undefined;
  if (!doing) throw new BotError('unknown-button', 'This belongs to an older card. Use /impact list.');
  return doing;
}
