import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { soundsLikeDisclosure } from '../domain/danger/concerns.ts';
import { messagesOf, ofSeverity, type GuardFinding } from './guard.ts';
import type { CardView, Reply } from './reply.ts';

const NOT_A_REFERRAL =
  'This is not a referral: nobody who could act for a child has been told. Use your own agency’s way for that.';

/** What is said beside a success: advice on words, and that writing here refers nobody. */
export function adviceOn(findings: readonly GuardFinding[], texts: readonly string[]): readonly string[] {
  const advice = messagesOf(ofSeverity(findings, 'advise'));
  return soundsLikeDisclosure(texts) ? [NOT_A_REFERRAL, ...advice] : advice;
}

/** The same answer with the advice at its foot. The card of a record that others see stays as it is. */
export function withAdvice(reply: Reply, advice: readonly string[]): Reply {
  if (advice.length === 0) return reply;
  switch (reply.kind) {
    case 'notice':
    case 'finish':
      return { ...reply, view: extended(reply.view, advice) };
    case 'card':
      return reply.notice ? { ...reply, notice: extended(reply.notice, advice) } : reply;
    case 'nothing':
    case 'form':
    case 'choices':
      return reply;
  }
}

function extended(view: CardView, advice: readonly string[]): CardView {
  const lines = advice.map((text) => ({ type: 'TextBlock' as const, text, wrap: true, isSubtle: true }));
  const card: AdaptiveCard = { ...view.card, body: [...(view.card.body ?? []), ...lines] };
  return { ...view, card };
}
