import { newId } from '../../src/bot/ids.ts';
import { addItem, fits } from '../../src/domain/meeting/agenda.ts';
import { addPaper } from '../../src/domain/meeting/in-meeting.ts';
import { typed } from '../form-fields.ts';
import type { MeetingDoing } from './do.ts';
import { byOf } from './record.ts';

const item: MeetingDoing = {
  verb: 'meeting.item',
  ask: (_context, meeting) => ({
    title: 'Put on the agenda',
    submit: 'Put it on',
    heading: '',
    ...(meeting.items.length > 0 ? { intro: [fits(meeting).says] } : {}),
    fields: [
      { id: 'text', kind: 'line', label: 'What?', required: 'Say it in a line.', longest: 300 },
      { id: 'minutes', kind: 'line', label: 'Minutes', value: '10', longest: 3 },
    ],
  }),
  async run(context, meeting, _id, values) {
    const minutes = Number(typed(values, 'minutes') ?? '10');
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 240)
      return { errors: { minutes: 'A whole number from 1 to 240.' } };
    const changed = addItem(
      meeting,
      { id: newId(), title: typed(values, 'text') ?? '', minutes, who: context.member.id },
      byOf(context),
    );
    return { meeting: changed, says: ['It is on the agenda.', fits(changed).says] };
  },
};

const paper: MeetingDoing = {
  verb: 'meeting.item',
  ask: (_context, meeting) => ({
    title: 'Add a paper',
    heading: '',
    intro: ['Papers stay where the partnership keeps them: here goes the link.'],
    fields: [
      { id: 'text', kind: 'line', label: 'Its title', required: 'Give it a title.', longest: 200 },
      { id: 'link', kind: 'line', label: 'Link (https://…)', required: 'Put the link.', longest: 500 },
      {
        id: 'item',
        kind: 'one',
        label: 'To which item?',
        choices: meeting.items.slice(0, 90).map(({ id, title }) => ({ title, value: id })),
      },
    ],
  }),
  async run(context, meeting, _id, values) {
    const link = typed(values, 'link') ?? '';
    if (!/^https:\/\/\S+$/.test(link)) return { errors: { link: 'A web address starting with https://' } };
    const chosen = typed(values, 'item');
    return {
      meeting: addPaper(
        meeting,
        { id: newId(), title: typed(values, 'text') ?? '', link, ...(chosen ? { item: chosen } : {}) },
        byOf(context),
      ),
      says: ['The paper is in the pack.'],
    };
  },
};

export const agendaDoings: Readonly<Record<string, MeetingDoing>> = { item, paper };
