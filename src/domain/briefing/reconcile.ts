import { correctItem, withdrawItem, type ItemChanges } from './moves-item.ts';
import type { By } from './moves-shared.ts';
import type { Briefing, BriefingItem } from './record.ts';
import { itemRef } from './times.ts';

/**
 * An edited message against the items it had become: what is still there is corrected under its old ref, what is gone is
 * withdrawn, what is new gets a ref of its own. Items are matched by type, in the order they were said.
 */
export function reconcile(
  before: readonly BriefingItem[],
  made: readonly BriefingItem[],
  briefing: Briefing,
  by: By,
  released: boolean,
): { readonly created: readonly BriefingItem[]; readonly changed: readonly BriefingItem[] } {
  const left = before.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const created: BriefingItem[] = [];
  const changed: BriefingItem[] = [];
  for (const item of made) {
    const at = left.findIndex(({ type }) => type === item.type);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    if (old) changed.push(correctItem(old, changesTo(item), by, { released }));
    else created.push({ ...item, id: itemRef(briefing.id, briefing.nextItem + created.length) });
  }
  return { created, changed: [...changed, ...left.map((item) => withdrawItem(item, by))] };
}

function changesTo(item: BriefingItem): ItemChanges {
  return {
    count: item.count ?? null,
    group: item.group ?? null,
    risk: item.risk ?? null,
    knownTo: item.knownTo,
    missingSince: item.missingSince ?? null,
    repeat: item.repeat ?? null,
    area: item.area ?? null,
    context: item.context ?? null,
    themes: item.themes,
    saferMe: item.saferMe ?? null,
  };
}
