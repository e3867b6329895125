import { z } from 'zod';
import { EVENT_FIELDS } from '../../cards/briefing-event/data.ts';
import { briefingEventCard } from '../../cards/briefing/list.ts';
import { sayAction } from '../../cards/briefing/words.ts';
import { keepItem } from '../../src/bot/briefing-store.ts';
import type { FormErrors, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm, typedValues } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { openActions } from '../../src/domain/briefing/outstanding.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';
import { ACTION_KINDS, ITEM_OUTCOMES } from '../../src/domain/briefing/words.ts';
import { eventNamed, eventsFor, momentOf, type EventField } from './events.ts';
import { findItem } from './find.ts';
import { itemReply } from './item.ts';

type Field = (typeof EVENT_FIELDS)[number];

const DETAILS: readonly EventField[] = ['n', 'outcome', 'action', 'owner', 'date', 'time'];

/** What happened about an item: first what, then what belongs to it. */
export const eventForm: FormHandler = {
  access: 'briefing.progress',
  texts: [],
  steps: [['what'], DETAILS],

  async show(context, form, values, errors, step = 0) {
    const item = await findItem(context, form.subject, 'briefing.progress');
    const event = step === 0 ? undefined : eventNamed(item, values['what']);
    const { directory, partnership, now } = context;
    const scene = { directory, settings: partnership.briefing, now };
    return {
      name: form.form,
      token: form.id,
      title: 'What happened?',
      submit: event || step > 0 ? 'Save' : 'Next',
      summary: `${item.id}: a form`,
      errors,
      card: briefingEventCard.expand({
        reference: item.id,
        help: event?.help ?? (event && event.asks.length === 0 ? `${event.title}. Send it to say so.` : ''),
        dateLabel: 'Which day?',
        timeLabel: event?.timeLabel ?? 'At what time?',
        asks: by((name) => (event ? event.asks.some((each) => each === name) : name === 'what')),
        values: by((name) => values[name] ?? (name === 'date' && event ? context.today : '')),
        errors: by((name) => errors[name] ?? ''),
        whats: eventsFor(item).map(({ value, title }) => ({ title, value })),
        ns: openActions(item).map((action) => ({ title: sayAction(action, scene), value: String(action.n) })),
        outcomes: ITEM_OUTCOMES.filter(({ value }) => value !== 'found').map(choice),
        actions: ACTION_KINDS.map(choice),
        owners: partnership.agencies
          .filter(({ id }) => partnership.briefing.expected.some(({ agency }) => agency === id))
          .map(({ id, name }) => ({ title: name, value: id })),
      }),
    };
  },

  async check(context, form, inputs, step) {
    const item = await findItem(context, form.subject, 'briefing.progress');
    const values = typedValues(inputs);
    if (!eventsFor(item).some(({ value }) => value === values['what'])) return { what: 'Please choose one.' };
    return step === 0 ? {} : problemsOf(context, item, values);
  },

  async submit(context, form, inputs) {
    const item = await findItem(context, form.subject, 'briefing.progress');
    const checked = checkForm(eventSchema(context), inputs);
    if ('errors' in checked) return checked;
    const { values } = checked;
    const event = eventNamed(item, values['what']);
    const by = { member: context.member.id, at: context.now };
    const changed = event.apply(item, values, by, context.partnership.briefing);
    await keepItem(context, changed);
    await context.did('briefing.progress', subjectOf('item', item.id));
    return itemReply(context, changed);
  },
};

export const eventPress: PressHandler = {
  access: 'briefing.progress',
  async run(context, { subject }) {
    const item = await findItem(context, subject, 'briefing.progress');
    return context.openForm('briefing.event', { subject: subjectOf('item', item.id) });
  },
};

/** What the form may send at all; what belongs to which event is asked afterwards. */
function eventSchema({ directory }: Context) {
  const optional = z.string().trim().optional();
  return z.object({
    what: z.string('Please choose one.'),
    n: optional,
    outcome: optional,
    action: optional,
    owner: optional.refine((id) => !id || directory.agency(id) !== undefined, 'Choose one of the list.'),
    date: optional.refine((date) => !date || /^\d{4}-\d\d-\d\d$/.test(date), 'Choose the day.'),
    time: optional.refine((time) => !time || /^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'A time like 14:30.'),
  });
}

function problemsOf(context: Context, item: BriefingItem, values: Values): FormErrors {
  const { asks, optional = [], past } = eventNamed(item, values['what']);
  const checked = checkForm(eventSchema(context), values);
  if ('errors' in checked) return checked.errors;
  const errors: Record<string, string> = {};
  for (const field of asks)
    if (!optional.includes(field) && (values[field] ?? '') === '') errors[field] = 'Please fill this in.';
  if (past && Object.keys(errors).length === 0 && momentOf(values) > context.now)
    errors['time'] = 'That is still to come.';
  return errors;
}

function by<T>(field: (name: Field) => T): Record<Field, T> {
  const made: Partial<Record<Field, T>> = {};
  for (const name of EVENT_FIELDS) made[name] = field(name);
  return made as Record<Field, T>;
}

function choice({ value, label }: { readonly value: string; readonly label: string }) {
  return { title: label, value };
}
