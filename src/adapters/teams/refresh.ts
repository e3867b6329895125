import type { ActionExecute } from '../../../cards/adaptive-card.ts';
import { MOST_VIEWERS, REFRESH_VERB, refreshData } from '../../bot/refresh.ts';
import type { CardView } from '../../bot/reply.ts';

/** A record's card that some people see in their own way. */
export interface Personal {
  readonly subject: string;
  readonly view: string;
  /** Teams' own ids (`29:…`) of these people, those it concerns most first. */
  readonly viewers: readonly string[];
}

/**
 * The card with the request that Teams' client sends by itself for each of these people, whose answer they see in its place
 * (learn.microsoft.com, "User specific views"). At most 60 people: the others see the card as it stands.
 */
export function withRefresh(view: CardView, { subject, view: name, viewers }: Personal): CardView {
  const userIds = [...new Set(viewers)].slice(0, MOST_VIEWERS);
  if (userIds.length === 0) return view;
  const action: ActionExecute = {
    type: 'Action.Execute',
    title: 'Refresh',
    verb: REFRESH_VERB,
    data: refreshData(subject, name),
    associatedInputs: 'none',
  };
  return { ...view, card: { ...view.card, refresh: { action, userIds } } };
}
