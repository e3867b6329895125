import { z } from 'zod';
import { actionBulkFormCard } from '../../cards/index.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { startDraft, type Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { originNamed, ORIGINS } from '../../src/domain/action/origins.ts';
import { readOwner } from '../../src/domain/action/owner.ts';
import { addWorkingDays } from '../../src/domain/working-days.ts';
import { assignAll } from './bulk-assign.ts';
import { previewReply } from './bulk-preview.ts';
import { MOST_LINES, readBulk, type BulkRow } from './bulk-read.ts';
import { ownerChoices } from './people.ts';

/** A box on Slack takes 3,000 characters: four of them take what one self-assessment has. */
const BOXES = ['text', 'text2', 'text3', 'text4'] as const;
const FIELDS = [...BOXES, 'owner', 'due', 'group', 'origin', 'via'] as const;
const LONGEST = 3000;

const NOT_YOURS =
  "Actions are assigned by chairs, the business unit and the safeguarding partners. Ask your group's chair.";

/** `/action bulk`: many actions out of one pasted list, looked through before any is kept. */
export const bulkVerb: CommandVerb = {
  name: 'bulk',
  aliases: ['list-in', 'import', 'paste'],
  summary: 'Assign many actions from a pasted list, after a look at each line',
  access: 'action.bulk',
  arguments: {},
  examples: ['action bulk'],
  run: (context) => context.openForm('action.bulk'),
};

export const bulkForm: FormHandler = {
  access: 'action.bulk',
  texts: BOXES,

  async show(context, draft, values, errors) {
    requireAccess(context, 'action.bulk', new Set(), NOT_YOURS);
    const { directory, today } = context;
    return {
      name: draft.form,
      token: draft.id,
      title: 'Many actions at once',
      submit: 'Look at them',
      summary: 'Assign many actions',
      errors,
      card: actionBulkFormCard.expand({
        values: by((name) => values[name] ?? ''),
        errors: by((name) => errors[name] ?? ''),
        people: ownerChoices(directory),
        groups: directory.groups.map(({ id, name }) => ({ title: name, value: id })),
        origins: ORIGINS.map(({ label, value }) => ({ title: label, value })),
        today,
      }),
    };
  },

  async submit(context, _draft, inputs) {
    requireAccess(context, 'action.bulk', new Set(), NOT_YOURS);
    const checked = checkForm(bulkSchema(context), inputs);
    if ('errors' in checked) return checked;
    return { ...(await lookAt(context, checked.values)), kind: 'finish' };
  },
};

export const bulkPresses: Readonly<Record<string, PressHandler>> = {
  'action.bulk': {
    access: 'action.bulk',
    run: async (context, { args }) => {
      const { values } = await pastedIn(context, args['draft']);
      return context.openForm('action.bulk', { values });
    },
  },
  'action.bulk.assign': {
    access: 'action.bulk',
    async run(context, { args }): Promise<Reply> {
      requireAccess(context, 'action.bulk', new Set(), NOT_YOURS);
      const draft = await pastedIn(context, args['draft']);
      const rows = await rowsIn(context, draft.values);
      const ready = rows.filter(({ problems }) => problems.length === 0);
      const rest = rows.filter(({ problems }) => problems.length > 0);
      await context.tx.remove('drafts', draft.id);
      const view = await assignAll(context, ready, draft.values['via'] || undefined);
      if (rest.length === 0) return { kind: 'notice', view };
      // What was not ready stays in hand, to be put right.
      const lines = linesOf(pasteOf(draft.values), rest);
      const left = await startDraft(context, 'action.bulk', { values: { ...draft.values, ...boxed(lines) } });
      return { kind: 'notice', view: (await previewReply(context, rest, left.id, view)).view };
    },
  },
};

/** Shows every line as it was read, with the next step as a button. Nothing is kept but what was pasted, for its author alone. */
async function lookAt(context: Context, values: Values) {
  const rows = await rowsIn(context, values);
  const draft = await startDraft(context, 'action.bulk', { values });
  return previewReply(context, rows, draft.id);
}

async function rowsIn(context: Context, values: Values): Promise<readonly BulkRow[]> {
  const { directory, today, now, member, partnership, tx } = context;
  const calendar = await calendarOf(tx);
  return readBulk(pasteOf(values), values, {
    directory,
    today,
    now,
    speaker: member,
    vagueWords: partnership.actions.vagueWords,
    addWorkingDays: (from, days) => addWorkingDays(from, days, calendar),
  });
}

function bulkSchema({ directory, today }: Context) {
  const box = z.string().max(LONGEST, 'Please go on in the next box after 3,000 characters.').optional();
  const group = z
    .string()
    .optional()
    .refine((id) => !id || directory.group(id) !== undefined, 'Choose a group from the list.');
  return z
    .object({
      text: box,
      text2: box,
      text3: box,
      text4: box,
      owner: z
        .string()
        .optional()
        .refine((key) => !key || readOwner(key, directory) !== undefined, 'Choose somebody from the list.'),
      due: z
        .union([z.literal(''), z.iso.date('Choose a day, or leave it empty.')])
        .optional()
        .refine((due) => !due || due >= today, 'That day has already passed. Choose today or a later day.'),
      group,
      via: group,
      origin: z
        .string()
        .optional()
        .refine((value) => !value || originNamed(value) !== undefined, 'Choose from the list.'),
    })
    .refine((values) => pasteOf(values).trim() !== '', {
      path: ['text'],
      error: 'Paste your list here, one action a line.',
    })
    .refine(
      (values) =>
        pasteOf(values)
          .split('\n')
          .filter((line) => line.trim() !== '').length <= MOST_LINES,
      {
        path: ['text'],
        error: `That is more than ${MOST_LINES} lines. Please take the list in two parts.`,
      },
    );
}

/** The boxes as one text: a line that was cut between two of them would be two lines, so each begins its own. */
function pasteOf(values: Readonly<Partial<Record<(typeof BOXES)[number], string | undefined>>>): string {
  return BOXES.map((box) => values[box] ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** The pasted lines of these rows, with the headings when there were any. */
function linesOf(paste: string, rows: readonly BulkRow[]): readonly string[] {
  const lines = paste.replaceAll('\r\n', '\n').split('\n');
  const wanted = new Set(rows.map(({ line }) => line));
  const first = Math.min(...rows.map(({ line }) => line));
  const hasHeadings = !wanted.has(1) && first > 1;
  return lines.filter((_line, at) => wanted.has(at + 1) || (at === 0 && hasHeadings));
}

/** These lines in the boxes of the form, as many in each as it takes. */
export function boxed(lines: readonly string[]): Record<string, string> {
  const boxes: string[] = [''];
  for (const line of lines) {
    const last = boxes.at(-1) ?? '';
    if (last.length + line.length + 1 > LONGEST) boxes.push(line);
    else boxes[boxes.length - 1] = last === '' ? line : `${last}\n${line}`;
  }
  return Object.fromEntries(BOXES.map((box, at) => [box, boxes[at] ?? '']));
}

/** @throws BotError when it was assigned already, or is too old; NotAllowed for somebody else's */
async function pastedIn(context: Context, id: string | undefined): Promise<Draft> {
  const draft = await context.tx.get('drafts', id ?? '');
  if (draft?.form !== 'action.bulk')
    throw new BotError(
      'form-gone',
      'That list was assigned already, or it is too old. Please paste it again: /action bulk.',
    );
  if (draft.member !== context.member.id)
    throw new NotAllowed('That list is not yours. Nothing was changed.');
  return draft;
}

function by<T>(field: (name: (typeof FIELDS)[number]) => T): Record<(typeof FIELDS)[number], T> {
  return {
    text: field('text'),
    text2: field('text2'),
    text3: field('text3'),
    text4: field('text4'),
    owner: field('owner'),
    due: field('due'),
    group: field('group'),
    origin: field('origin'),
    via: field('via'),
  };
}
