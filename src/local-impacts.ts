import type { Store } from '../storage/store.ts';
import { newReference } from './bot/ids.ts';
import { newImpact, putInBasket, type ImpactSaid } from './domain/impact/moves.ts';
import type { Impact } from './domain/impact/record.ts';
import { addWorkingDays, ENGLAND, londonDate, londonInstant } from './domain/working-days.ts';
import type { Member } from './partnership/model.ts';
import type { Partnership } from './partnership/schema.ts';

interface Invented extends Pick<ImpactSaid, 'type' | 'did' | 'outcome' | 'changed' | 'priority' | 'consent'> {
  /** So many working days before the first start. */
  readonly ago: number;
  /** Chosen for the annual report already. */
  readonly chosen?: true;
}

const ENTRIES: readonly Invented[] = [
  {
    ago: 12,
    type: 'together',
    priority: 'neglect',
    did: 'Health visitors, the family hub and housing agreed one plan and one person to ring',
    outcome: 'The repairs were done within three weeks, and appointments were kept',
    changed: {
      children: 'Home is warm and dry, and mornings are calm enough to get to nursery',
      partnership: 'Housing now comes to every plan in which the home is part of the worry',
    },
    consent: 'parent',
    chosen: true,
  },
  {
    ago: 7,
    type: 'voice',
    did: 'Young people rewrote the letter that invites them to a meeting',
    outcome: 'It fits on one page, and says that they may bring somebody',
    changed: { practice: 'Every team sends the new letter; more young people come and speak for themselves' },
    consent: 'not-needed',
  },
  {
    ago: 3,
    type: 'training',
    priority: 'sexual-harm',
    did: 'A school team came to training together and agreed what to say when a child tells',
    outcome: 'Staff ring earlier, and write down the words that were used',
    changed: { practice: 'Nobody waits for proof any more before asking for advice' },
    consent: 'not-yet',
  },
];

/**
 * Invented impact entries for local mode, on the first start only, so that there is something to find: one in the basket of the annual
 * report, one that can be chosen, one for which nobody has been asked yet. They are about nobody.
 */
export async function inventImpacts(
  store: Store,
  { impact, priorities }: Pick<Partnership, 'impact' | 'priorities'>,
  members: readonly Member[],
  now: Date,
): Promise<void> {
  const authors = members.filter(({ roles }) => roles.some(({ role }) => role === 'practitioner'));
  const unit = members.find(({ roles }) => roles.some(({ role }) => role === 'business-unit'));
  const [anyType] = impact.types;
  if (!anyType) return;
  await store.transact(async (tx) => {
    if ((await tx.all('impacts')).length > 0) return;
    const basket: Impact[] = [];
    for (const [index, { ago, chosen, type, priority, ...said }] of ENTRIES.entries()) {
      const author = authors[(index * 7) % Math.max(1, authors.length)];
      if (!author) return;
      const at = londonInstant(addWorkingDays(londonDate(now), -ago, ENGLAND), '16:30');
      const entry = newImpact(
        {
          ...said,
          type: impact.types.some(({ id }) => id === type) ? type : anyType.id,
          ...(priorities.some(({ id }) => id === priority) && priority !== undefined ? { priority } : {}),
        },
        { id: newReference('IMP', at), source: 'free', agency: author.agency },
        { member: author.id, now: at },
      );
      const kept = chosen && unit ? putInBasket(entry, basket, { member: unit.id, now: at }) : entry;
      basket.push(kept);
      await tx.put('impacts', kept);
    }
  });
}
