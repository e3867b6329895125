import type { RecordOf } from '../../../storage/collections.ts';
import type { Store } from '../../../storage/store.ts';

/** A small record to write; `value` tells versions apart. */
export const draft = (id: string, value = '', member = 'jo-ellis'): RecordOf<'drafts'> => ({
  id,
  form: 'action.assign',
  member,
  values: { value },
  at: '2026-11-22T09:00:00.000Z',
});

export const putDraft = (store: Store, id: string, value = ''): Promise<void> =>
  store.transact((tx) => tx.put('drafts', draft(id, value)));

/** The drafts by id, each as its value. */
export async function draftsIn(store: Store): Promise<Record<string, string>> {
  const all = await store.read((view) => view.all('drafts'));
  return Object.fromEntries(all.map(({ id, values }) => [id, values['value'] ?? '']));
}
