import { subjectOf } from '../../src/bot/outbox.ts';
import type { Colour } from '../../src/domain/plan/colour.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import type { DutyKind } from '../../src/domain/plan/record.ts';
import type { Button } from '../words.ts';

type Named = Pick<DutyRecord, 'id' | 'rev'>;

/** A colour is never shown without its word. */
export const MARKS: Readonly<Record<Colour, string>> = {
  red: '🔴',
  amber: '🟠',
  green: '🟢',
  done: '✔️',
  dropped: '⚪',
};

export const COLOUR_WORDS: Readonly<Record<Colour, string>> = {
  red: 'red',
  amber: 'amber',
  green: 'green',
  done: 'done',
  dropped: 'left out',
};

export const KIND_WORDS: Readonly<Record<DutyKind, string>> = {
  'lsp-duty': 'Yearly duty of the lead partners',
  'sign-off': 'Sign-off by every lead partner',
  delegated: 'What delegated partners answer for',
  report: 'Annual report',
  plan: 'Planning',
  scrutiny: 'Scrutiny',
  audit: 'Audit',
  event: 'Event',
  task: 'Task',
};

/** Opens it beside a list. */
export function lookButton(duty: Named, title = 'Open'): Button {
  return pressButton(duty, 'plan.look', title);
}

export function pressButton(
  { id, rev }: Named,
  verb: string,
  title: string,
  args?: Readonly<Record<string, string>>,
): Button {
  return { title, data: { verb, subject: subjectOf('duty', id), rev, ...(args ? { args } : {}) } };
}

/** Opens the form for one thing. */
export function doButton({ id, rev }: Named, what: string, title: string, part?: string): Button {
  return {
    title,
    data: {
      verb: `plan.do.${what}`,
      subject: subjectOf('duty', id),
      rev,
      opens: 'form',
      ...(part ? { args: { id: part } } : {}),
    },
  };
}

/** The reference as it stands on a card. */
export function referenceOf({ id, asked }: Pick<DutyRecord, 'id' | 'asked'>): string {
  return asked ? `Asked of the Young Safeguarders ${id}` : id;
}
