import { may } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { newId } from '../../src/bot/ids.ts';
import {
  decideMinutes,
  draftMinutes,
  openCaptured,
  setMinuteTaker,
} from '../../src/domain/meeting/closing.ts';
import {
  addDecision,
  captureAction,
  dropCaptured,
  routeCaptured,
} from '../../src/domain/meeting/in-meeting.ts';
import type { Captured, Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { owned } from '../../src/domain/action/owner.ts';
import type { Choice } from '../../src/bot/reply.ts';
import { raiseAction } from '../action/raise.ts';
import { typed } from '../form-fields.ts';
import type { MeetingDoing } from './do.ts';
import { byOf, subjectOfMeeting } from './record.ts';

const decision: MeetingDoing = {
  verb: 'meeting.run',
  when: 'begun',
  ask: () => ({
    title: 'Write a decision',
    heading: '',
    fields: [{ id: 'text', kind: 'text', label: 'What was decided?', required: 'Say it in a line.' }],
  }),
  run: async (context, meeting, _id, values) => ({
    meeting: addDecision(meeting, { id: newId(), text: typed(values, 'text') ?? '' }, byOf(context)),
    says: ['The decision is written down.'],
  }),
};

const capture: MeetingDoing = {
  verb: 'meeting.run',
  when: 'begun',
  ask: (context, meeting) => ({
    title: 'Write an action',
    heading: '',
    intro: ['One line. It becomes an action with its measure when there is time for it.'],
    fields: [
      { id: 'text', kind: 'line', label: 'What?', required: 'Say it in a line.', longest: 300 },
      { id: 'owner', kind: 'one', label: 'Who?', choices: people(context, meeting) },
      { id: 'due', kind: 'date', label: 'By when?' },
    ],
  }),
  async run(context, meeting, _id, values) {
    const [owner, due] = [typed(values, 'owner'), typed(values, 'due')];
    const line = {
      id: newId(),
      text: typed(values, 'text') ?? '',
      ...(owner ? { owner } : {}),
      ...(due ? { due } : {}),
    };
    return {
      meeting: captureAction(meeting, line, byOf(context)),
      says: ['It is written down. “Make them actions” sends it on its way.'],
    };
  },
};

/** A line becomes an action: never without who, by when and how it will be known. */
const route: MeetingDoing = {
  verb: 'meeting.run',
  ask(context, meeting, id) {
    const line = lineOf(meeting, id);
    if (!may(context.member, 'action.assign', new Set()))
      throw new MeetingRefused('The chair or the business unit makes it an action.');
    return {
      title: 'Make it an action',
      heading: '',
      fields: [
        {
          id: 'text',
          kind: 'line',
          label: 'What?',
          value: line.text,
          required: 'Say it in a line.',
          longest: 600,
        },
        {
          id: 'owner',
          kind: 'one',
          label: 'Who?',
          value: line.owner ?? '',
          required: 'Choose who does it.',
          choices: people(context, meeting),
        },
        { id: 'due', kind: 'date', label: 'By when?', value: line.due ?? '', required: 'Choose a day.' },
        {
          id: 'measure',
          kind: 'line',
          label: 'How will we know?',
          required: 'Say how it will be known.',
          longest: 600,
        },
      ],
    };
  },
  async run(context, meeting, id, values) {
    const due = values['due'] ?? '';
    if (due < context.today) return { errors: { due: 'A day from today on.' } };
    const action = await raiseAction(
      context,
      {
        title: typed(values, 'text') ?? '',
        measure: typed(values, 'measure') ?? '',
        due,
        owner: owned(values['owner'] ?? ''),
        group: meeting.group,
        origin: 'meeting',
        source: subjectOfMeeting(meeting),
      },
      undefined,
    );
    return { meeting: routeCaptured(meeting, id, action.id), says: [`It is ${action.id}.`] };
  },
};

const drop: MeetingDoing = {
  verb: 'meeting.run',
  ask(_context, meeting, id) {
    lineOf(meeting, id);
    return {
      title: 'No action',
      heading: '',
      fields: [{ id: 'why', kind: 'line', label: 'Why not?', required: 'Say why in a line.', longest: 300 }],
    };
  },
  run: async (_context, meeting, id, values) => ({
    meeting: dropCaptured(meeting, id, typed(values, 'why') ?? ''),
    says: ['It is settled without an action.'],
  }),
};

const FATES: readonly Choice[] = [
  { title: 'The draft is with the chair', value: 'draft' },
  { title: 'They are out to everybody', value: 'out' },
  { title: 'Only the list of actions', value: 'actions-only' },
  { title: 'None were taken', value: 'none' },
];

const minutes: MeetingDoing = {
  verb: 'meeting.run',
  when: 'begun',
  ask: (_context, meeting) => ({
    title: 'Minutes',
    heading: '',
    fields: [
      {
        id: 'fate',
        kind: 'one',
        label: 'How do they stand?',
        value: meeting.minutes.draft ? 'out' : 'draft',
        required: 'Choose one.',
        choices: FATES,
      },
      { id: 'link', kind: 'line', label: 'Link to them (https://…)', longest: 500 },
      { id: 'why', kind: 'line', label: 'Without minutes: why?', longest: 300 },
    ],
  }),
  async run(context, meeting, _id, values) {
    const [fate, link, why] = [typed(values, 'fate'), typed(values, 'link'), typed(values, 'why')];
    if (link && !/^https:\/\/\S+$/.test(link))
      return { errors: { link: 'A web address starting with https://' } };
    if ((fate === 'actions-only' || fate === 'none') && !why)
      return { errors: { why: 'Say why in a line.' } };
    const by = byOf(context);
    const changed =
      fate === 'draft'
        ? draftMinutes(meeting, link, by)
        : fate === 'actions-only' || fate === 'none'
          ? decideMinutes(meeting, { kind: fate, why: why ?? '' }, by)
          : decideMinutes(meeting, { kind: 'out', ...(link ? { link } : {}) }, by);
    return { meeting: changed, says: ['It is written down.'] };
  },
};

const taker: MeetingDoing = {
  verb: 'meeting.run',
  ask: (context, meeting) => ({
    title: 'Who writes the minutes',
    heading: '',
    fields: [
      {
        id: 'owner',
        kind: 'one',
        label: 'Who?',
        value: meeting.minutes.taker ?? '',
        required: 'Choose somebody.',
        choices: people(context, meeting),
      },
    ],
  }),
  run: async (_context, meeting, _id, values) => ({
    meeting: setMinuteTaker(meeting, values['owner'] ?? ''),
    says: ['They are asked for the next date, the draft and the minutes.'],
  }),
};

/** Those at the table and the business unit: whoever can be given something at a meeting. */
function people({ directory }: Context, { seats }: Meeting): Choice[] {
  const unit = directory.members.filter(
    ({ left, roles }) => !left && roles.some(({ role }) => role === 'business-unit'),
  );
  const ids = [...new Set([...seats.flatMap(({ member }) => member ?? []), ...unit.map(({ id }) => id)])];
  return ids
    .flatMap((id) => directory.member(id) ?? [])
    .filter(({ left }) => !left)
    .slice(0, 95)
    .map(({ id, name }) => ({ title: name, value: id }));
}

function lineOf(meeting: Meeting, id: string): Captured {
  const line = openCaptured(meeting).find((one) => one.id === id);
  if (!line) throw new MeetingRefused('That line is settled already.');
  return line;
}

export const afterDoings: Readonly<Record<string, MeetingDoing>> = {
  decision,
  capture,
  route,
  drop,
  minutes,
  taker,
};
