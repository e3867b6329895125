import { isDeepStrictEqual } from 'node:util';
import type { RecordOf } from '../../storage/collections.ts';
import type { Values } from './command.ts';
import type { Context } from './context.ts';
import { newId } from './ids.ts';

/** A form somebody has open. Its id is the form's token. */
export type Draft = RecordOf<'drafts'>;

/** Remembers an open form: who, where, about which record, and what is filled in already. */
export async function startDraft(
  context: Pick<Context, 'tx' | 'member' | 'now' | 'place'>,
  form: string,
  filled: { readonly values?: Values; readonly subject?: string } = {},
): Promise<Draft> {
  const draft: Draft = {
    id: newId(),
    form,
    member: context.member.id,
    values: { ...filled.values },
    at: context.now.toISOString(),
    ...(context.place ? { place: context.place } : {}),
    ...(filled.subject ? { subject: filled.subject } : {}),
  };
  await context.tx.insert('drafts', draft);
  return draft;
}

/** Keeps what was typed so far, so that it outlives the screen it was typed on. Never what the text guard refused. */
export async function changeDraft(context: Context, draft: Draft, values: Values): Promise<Draft> {
  const changed: Draft = { ...draft, values: { ...draft.values, ...values } };
  if (isDeepStrictEqual(changed, draft)) return draft;
  await context.tx.put('drafts', changed);
  return changed;
}
