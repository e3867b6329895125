import { saySlot } from '../../cards/meeting/words.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { freeMeetingReference } from '../../src/bot/meeting-store.ts';
import { relationsToMeeting } from '../../src/bot/meeting-relations.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { cycleOf } from '../../src/domain/meeting/cycle-kinds.ts';
import type { Slot } from '../../src/domain/meeting/finding.ts';
import { planMeeting } from '../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { slotTimes } from '../../src/domain/meeting/series.ts';
import type { PartnershipGroup } from '../../src/partnership/schema.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { checkSlot, findingsNotice, offerTimes, pressedSlot, seatsFor, tellOfDate } from './dates.ts';
import { TIME } from './do-dates.ts';
import { byOf, keepMeeting, meetingReply } from './record.ts';

const MINUTES = 60;

/** An extraordinary meeting beside the series of a group: by its chair, or the business unit. */
export const extraForm: FormHandler = {
  access: 'meeting.run',
  texts: ['why'],
  show: async (context, draft, values, errors) => drawForm(draft, asked(context), values, errors),
  async submit(context, _draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const read = readForm(schemaOf(asked(context)), inputs);
    if ('errors' in read) return read;
    const at = typed(read.data, 'at') ?? '';
    if (!TIME.test(at)) return { errors: { at: 'A time like 10:00.' } };
    const group = groupNamed(context, read.data['group']);
    const why = typed(read.data, 'why') ?? '';
    const slot = { date: read.data['date'] ?? '', at, minutes: group.meetings?.minutes ?? MINUTES };
    const checked = await checkSlot(context, group, slot);
    if (checked.findings.some(({ weight }) => weight !== 'noted'))
      return offerTimes(
        context,
        findingsNotice(checked, slot, (other, title) => ({
          title,
          data: {
            verb: 'meeting.extra-at',
            args: {
              group: group.id,
              date: other.date,
              at: other.at,
              why,
              once: `${group.id}|${other.date}|${other.at}|${context.now.getTime()}`,
            },
          },
        })),
      );
    const meeting = await planExtra(context, group, slot, why);
    return { kind: 'finish', view: meetingReply(context, meeting).view };
  },
};

/** The same at a time that was offered. */
export const extraAt: PressHandler = {
  access: 'meeting.run',
  async run(context, { args }) {
    const group = groupNamed(context, args['group']);
    const slot = await pressedSlot(context, group, args, group.meetings?.minutes ?? MINUTES);
    const meeting = await planExtra(context, group, slot, args['why'] ?? '');
    return {
      kind: 'notice',
      view: notice(`${meeting.id} is on ${saySlot(meeting.starts)}`, [
        'Members are asked to it by the prompts of an extraordinary meeting.',
      ]),
    };
  },
};

async function planExtra(
  context: Context,
  group: PartnershipGroup,
  slot: Slot,
  why: string,
): Promise<Meeting> {
  const { tx, now } = context;
  const { starts, ends } = slotTimes(slot);
  if (starts <= now) throw new MeetingRefused('That time has passed. Give it a time to come.');
  const meeting = planMeeting(
    {
      id: await freeMeetingReference(tx, now),
      group: group.id,
      kind: 'extraordinary',
      about: why,
      cycle: cycleOf(group, 'extraordinary'),
      starts,
      ends,
      ...(group.meetings?.place === undefined ? {} : { place: group.meetings.place }),
      seats: seatsFor(context, group),
    },
    byOf(context),
  );
  await keepMeeting(context, meeting, 'meeting.run');
  await tellOfDate(context, meeting);
  return meeting;
}

function asked(context: Context): Asked {
  const groups = context.partnership.groups.filter((group) => mayCall(context, group));
  return {
    title: 'Extraordinary meeting',
    submit: 'Set it',
    heading: '',
    fields: [
      {
        id: 'group',
        kind: 'one',
        label: 'Of which group?',
        required: 'Choose a group.',
        choices: groups.map(({ id, short }) => ({ title: short, value: id })),
      },
      { id: 'date', kind: 'date', label: 'On which day?', required: 'Choose a day.' },
      { id: 'at', kind: 'line', label: 'At what time? (like 10:00)', value: '10:00', longest: 5 },
      {
        id: 'why',
        kind: 'line',
        label: 'What is it about? (no names of children)',
        required: 'Say it in a line.',
        longest: 200,
      },
    ],
  };
}

function mayCall({ member, directory }: Context, { id }: PartnershipGroup): boolean {
  return may(
    member,
    'meeting.run',
    relationsToMeeting({ group: id, seats: [], minutes: {} }, member, directory),
  );
}

function groupNamed(context: Context, id: string | undefined): PartnershipGroup {
  const group = context.partnership.groups.find((each) => each.id === id);
  if (!group || !mayCall(context, group))
    throw new NotAllowed('The chair of a group and the business unit set its meetings.');
  return group;
}
