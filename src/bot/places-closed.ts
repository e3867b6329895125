import { notice } from '../../cards/words.ts';
import type { Store } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import type { Place } from './interaction.ts';
import { post } from './outbox.ts';
import { boundTo } from './places.ts';
import { toRole } from './to-role.ts';
import type { Directory } from '../partnership/model.ts';

/**
 * A room that the business unit had named is shared with outsiders now: it is for nothing any more, and the business unit hears of it. Whether
 * the platform told of it or somebody used the room makes no difference; a second time there is nothing to close.
 */
export async function closeShared(
  { store, directory, now }: { store: Store; directory: () => Promise<Directory>; now: () => Date },
  place: Place | undefined,
): Promise<void> {
  if (!place?.shared || place.kind === 'direct') return;
  if (!(await store.read((view) => boundTo(view, place)))) return;
  const people = toRole(await directory(), 'business-unit');
  await store.transact(async (tx) => {
    const bound = await boundTo(tx, place);
    if (!bound) return;
    await tx.remove('places', bound.id);
    await writeAudit(tx, now(), {
      verb: 'place.closed',
      subject: `place:${place.platform}`,
      from: `${place.platform} ${place.kind}`,
      outcome: 'done',
    });
    const name = bound.name ?? place.name;
    const which = name ? `#${name.replace(/^#/, '')}` : 'A channel that you had named';
    const view = notice(`${which} is shared with outsiders now`, [
      `People from outside the partnership's own ${place.platform === 'slack' ? 'workspace' : 'teams'} can read along, so I do not work there any more, and cards of records are taken out of it.`,
      'When it is yours alone again, say there what it is for: /partnership place.',
    ]);
    for (const to of people) await post(tx, now(), { to, content: { kind: 'card', view: { ...view } } });
  });
}
