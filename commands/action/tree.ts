import type { Context } from '../../src/bot/context.ts';
import { whoOwns } from '../../src/bot/relations.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { partClosed } from '../../src/domain/action/tree.ts';
import { keepAction } from './record.ts';
import { postTo } from './tell.ts';

/**
 * An action was closed. The one above it comes back to its owner, who says whether the whole is done: it is never closed by
 * itself, even when the last of its parts is.
 */
export async function closeInTree(context: Context, closed: Action): Promise<void> {
  const { tx, member, now, directory } = context;
  const parent = closed.parent === undefined ? undefined : await tx.get('actions', closed.parent);
  if (!parent) return;
  const back = partClosed(parent, closed.id, member.id, now);
  await keepAction(context, back);
  const owners = whoOwns(back, directory).members.map(({ id }) => id);
  for (const owner of owners.length > 0 ? owners : [back.assignedBy])
    if (owner !== member.id) await postTo(context, back, owner);
}
