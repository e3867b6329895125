import { dutyButtons, moreButtons } from '../../cards/duty/buttons.ts';
import { drawDuty } from '../../cards/duty/view.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { post } from '../../src/bot/outbox.ts';
import { holdersFor, partsOf, whoName } from '../../src/bot/plan-relations.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { finishDuty, givePart, listed, missingParts, startDuty } from '../../src/domain/plan/moves.ts';
import { doPresses } from './do.ts';
import { drawPlan } from './list.ts';
import { makePress } from './next.ts';
import { dutyReply, findDuty, findRun, keepDuty, subjectOfDuty } from './record.ts';
import { drawYear } from './year.ts';
import { answerPress } from './young.ts';

/** A lead partner signs, or somebody else gives their part: one press. @throws NotAllowed for anybody else's part */
export async function sign(context: Context, duty: DutyRecord, id: string): Promise<Reply> {
  const own = partsOf(duty, context.member, context);
  const part = own.find(({ who }) => who === id);
  const asked = duty.occurrence.parts.find(({ who }) => who === id);
  if (!part && asked?.given)
    return { ...dutyReply(context, duty), notice: notice('That part was given already') };
  if (!part) throw new NotAllowed('That part is for somebody else to give. Nothing was changed.');
  const given = givePart(duty.occurrence, part.who, undefined, {
    member: context.member.id,
    now: context.now,
  });
  return dutyReply(context, await keepDuty(context, duty, given, 'plan.sign'));
}

export async function finish(context: Context, duty: DutyRecord): Promise<Reply> {
  const done = finishDuty(duty.occurrence, { member: context.member.id, now: context.now }, (who) =>
    whoName(who, context),
  );
  return dutyReply(context, await keepDuty(context, duty, done, 'plan.run'));
}

/** The duty's card to everybody who still owes a part: they give it with one press on it. */
async function askParts(context: Context, duty: DutyRecord): Promise<Reply> {
  const people = new Set<string>();
  const gaps: string[] = [];
  for (const { who } of missingParts(duty.occurrence)) {
    const { members, gap } = holdersFor(who, context);
    for (const { id } of members) people.add(id);
    if (gap !== undefined) gaps.push(gap);
  }
  for (const member of people)
    await post(context.tx, context.now, {
      to: { kind: 'member', member },
      content: { kind: 'record', subject: subjectOfDuty(duty), view: 'duty' },
    });
  await context.did('plan.run', subjectOfDuty(duty));
  const names = [...people].map((id) => context.directory.member(id)?.name ?? '');
  return {
    kind: 'notice',
    view: notice(people.size === 0 ? 'Nobody could be asked' : 'They have been asked', [
      ...(names.length > 0 ? [`${listed(names)} can give their part with one press.`] : []),
      ...(gaps.length > 3
        ? [`For ${gaps.length} of them nobody is on record. Note their part under “More”.`]
        : gaps),
    ]),
  };
}

function more(context: Context, duty: DutyRecord): Reply {
  return {
    kind: 'notice',
    view: notice(`More for ${duty.id}`, [duty.occurrence.name], [...moreButtons(duty)]),
  };
}

export const planPresses: Readonly<Record<string, PressHandler>> = {
  ...doPresses,
  ...answerPress,
  ...makePress,
  'plan.sign': {
    access: 'plan.sign',
    run: async (context, press) =>
      sign(context, await findDuty(context, press.subject), press.args['id'] ?? ''),
  },
  'plan.done': {
    access: 'plan.run',
    run: async (context, press) => finish(context, await findRun(context, press.subject)),
  },
  'plan.start': {
    access: 'plan.run',
    async run(context, press) {
      const duty = await findRun(context, press.subject);
      const begun = startDuty(duty.occurrence, { member: context.member.id, now: context.now });
      return dutyReply(context, await keepDuty(context, duty, begun, 'plan.run'));
    },
  },
  'plan.ask-parts': {
    access: 'plan.run',
    run: async (context, press) => askParts(context, await findRun(context, press.subject)),
  },
  'plan.more': {
    access: 'plan.run',
    run: async (context, press) => more(context, await findRun(context, press.subject)),
  },
  'plan.look': {
    access: 'plan.see',
    async run(context, press) {
      const duty = await findDuty(context, press.subject);
      return { kind: 'notice', view: drawDuty(duty, context.member, context) };
    },
  },
  'plan.list': {
    access: 'plan.see',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawPlan(context, args) }),
  },
  'plan.year': {
    access: 'plan.see',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawYear(context, args) }),
  },
};

/** `/plan sign`: one's own part of it; with several, its card with a button for each. */
export async function typedSign(context: Context, duty: DutyRecord): Promise<Reply> {
  const [only, ...others] = partsOf(duty, context.member, context);
  if (only && others.length === 0) return sign(context, duty, only.who);
  if (!only && dutyButtons(duty, context.member, context).length === 0)
    throw new NotAllowed('There is no part of it for you to give.');
  return dutyReply(context, duty);
}
