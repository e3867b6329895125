import { calendarOf } from '../../src/bot/calendar.ts';
import { dutyChases, type DutyChase } from '../../src/bot/plan-chase.ts';
import { mayPlan, type PlanAround } from '../../src/bot/plan-relations.ts';
import { openDuties } from '../../src/bot/plan-store.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import { daysBetween } from '../../src/domain/meeting/dates.ts';
import type { Member } from '../../src/partnership/model.ts';
import { itemsCard } from '../index.ts';
import type { Button } from '../words.ts';
import { partButtons } from './buttons.ts';
import { doButton, lookButton } from './words.ts';

const SHOWN = 8;
const AS: Readonly<Record<DutyChase['as'], string>> = {
  owner: 'You see to it, or speak for who owns it.',
  part: 'Your part of it is missing.',
  unit: 'It is late, or nobody on record sees to it.',
  again: '',
};

/** What a member is prompted about today, in one message: true when it leaves, and only in working hours. */
export const dutyChaseView: RecordView = {
  name: 'duty-chase',
  async draw(id, { store, directory, partnership, now, viewer }) {
    const reader = viewer ?? directory.member(id);
    const at = { now, calendar: await calendarOf(store), directory, partnership };
    if (!reader || !isPromptTime(at)) return undefined;
    const chases = (await dutyChases(store, at)).get(id) ?? [];
    return chases.length === 0 ? undefined : { rev: 0, once: true, view: draw(chases, reader, at) };
  },
};

function draw(
  chases: readonly DutyChase[],
  reader: Member,
  around: PlanAround & { readonly now: Date },
): CardView {
  const inOrder = [...chases].sort((a, b) => (a.duty.occurrence.due < b.duty.occurrence.due ? -1 : 1));
  return {
    summary: chases.length === 1 ? 'Forward plan: a prompt' : `Forward plan: ${chases.length} prompts`,
    card: itemsCard.expand({
      heading: 'Forward plan',
      intro: chases.length === 1 ? '' : `${chases.length} of its duties wait for you.`,
      sections: [
        {
          name: '',
          items: inOrder.slice(0, SHOWN).map((each) => itemOf(each, reader, around, londonDate(around.now))),
        },
      ],
      more: chases.length > SHOWN ? `And ${chases.length - SHOWN} more: /plan list mine.` : '',
      buttons: [],
    }),
  };
}

function itemOf({ duty, prompt, as }: DutyChase, reader: Member, around: PlanAround, today: string) {
  return {
    title: duty.occurrence.name,
    line: dotted([duty.id, whenDue(duty.occurrence.due, today)]),
    note: [prompt.asks, prompt.why, AS[as]].filter((each) => each !== '').join(' '),
    buttons: buttonsFor(duty, reader, around),
  };
}

function whenDue(due: string, today: string): string {
  const over = daysBetween(due, today);
  if (over <= 0) return `due ${sayDate(due)}`;
  return `was due ${sayDate(due)}, late by ${over === 1 ? '1 day' : `${over} days`}`;
}

function buttonsFor(duty: DutyChase['duty'], reader: Member, around: PlanAround): Button[] {
  if (!mayPlan('plan.see', duty, reader, around)) return [];
  const subject = subjectOf('duty', duty.id);
  return [
    ...(duty.asked && mayPlan('plan.answer', duty, reader, around)
      ? [doButton(duty, 'answer', 'Write the answer')]
      : partButtons(duty, reader, around).slice(0, 2)),
    lookButton(duty),
    {
      title: 'Remind me in 3 days',
      data: {
        verb: 'prompt.snooze',
        subject,
        args: { days: '3', once: `${duty.id}|${duty.prompted.length}` },
      },
    },
  ];
}

/** The morning of a session: what the Young Safeguarders are asked and have not answered, to their workers alone. */
export const youngView: RecordView = {
  name: 'young-asks',
  async draw(_id, { store, directory, partnership, now, viewer }) {
    const at = { now, calendar: await calendarOf(store) };
    const around = { directory, partnership };
    if (!viewer || !isPromptTime(at)) return undefined;
    const asked = (await openDuties(store)).filter(
      (duty) => duty.asked && mayPlan('plan.answer', duty, viewer, around),
    );
    if (asked.length === 0) return undefined;
    return {
      rev: 0,
      once: true,
      view: {
        summary: 'For the session today',
        card: itemsCard.expand({
          heading: 'For the session today',
          intro: 'This is what you are asked. It comes on the day of each session until it is answered.',
          sections: [
            {
              name: '',
              items: asked.slice(0, SHOWN).map((duty) => ({
                title: duty.occurrence.name,
                line: dotted([
                  duty.id,
                  `answer due ${sayDate(duty.occurrence.due)}`,
                  directory.member(duty.asked?.by ?? '')?.name,
                ]),
                note: '',
                buttons: [doButton(duty, 'answer', 'Write the answer')],
              })),
            },
          ],
          more: asked.length > SHOWN ? `And ${asked.length - SHOWN} more: /plan list asked.` : '',
          buttons: [],
        }),
      },
    };
  },
};
