import { addAction, correctItem, withdrawItem, type ItemChanges } from './moves-item.ts';
import { next, stamp, type By } from './moves-shared.ts';
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
    if (old) changed.push(withFollowing(correctItem(old, changesTo(item), by, { released }), item, by));
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

/** What follows an item, as the edited words have it: another time of return moves the conversation, new actions come on top. */
function withFollowing(old: BriefingItem, made: BriefingItem, by: By): BriefingItem {
  let after = old;
  if (made.returnedAt !== undefined && made.returnTalk && made.returnedAt !== old.returnedAt) {
    const { fromReport: _fromReport, ...talk } = old.returnTalk ?? made.returnTalk;
    const line = { ...stamp(by), field: 'returnedAt', to: made.returnedAt };
    after = {
      ...next(after),
      returnedAt: made.returnedAt,
      returnTalk: { ...talk, due: made.returnTalk.due },
      corrections: [...after.corrections, line],
    };
  }
  if (made.strategy && !after.strategy) after = { ...next(after), strategy: made.strategy };
  if (made.dslTold && made.dslTold.told !== after.dslTold?.told)
    after = { ...next(after), dslTold: made.dslTold };
  const kinds = new Set(after.actions.map(({ kind }) => kind));
  for (const { n: _n, ...action } of made.actions)
    if (!kinds.has(action.kind)) after = addAction(after, action);
  return after;
}
