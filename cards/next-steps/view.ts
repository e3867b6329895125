import type { Gap } from '../../src/bot/next-steps.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { nextStepsCard } from '../index.ts';

const SHOWN = 10;

/** The card for the business unit. `isNew` says of a record whether it was not told before; those stand first. */
export function drawGaps(gaps: readonly Gap[], isNew: (gap: Gap) => boolean = () => false): CardView {
  const fresh = gaps.filter(isNew);
  const inOrder = [...fresh, ...gaps.filter((gap) => !fresh.includes(gap))];
  return {
    summary: 'Open records without a next step',
    card: nextStepsCard.expand({
      intro: introOf(gaps.length, fresh.length),
      gaps: inOrder.slice(0, SHOWN).map(({ title, line, subject, rev, missing }) => {
        const letter = missing.map(({ press }) => press).find((press) => typeof press === 'object');
        return {
          title,
          line,
          why: missing.map(({ says }) => says).join('\n\n'),
          subject,
          opens: opensOf(subject),
          rev,
          assign: missing.some(({ press }) => press === 'assign'),
          message: letter?.again.id ?? '',
          once: letter ? `${letter.again.id}|${letter.again.createdAt}` : '',
        };
      }),
      more:
        gaps.length > SHOWN
          ? `And ${gaps.length - SHOWN} more. Deal with these first, then type /partnership steps.`
          : '',
    }),
  };
}

function introOf(all: number, fresh: number): string {
  if (all === 0) return 'Every open record has a next step.';
  const count = all === 1 ? 'One open record' : `${all} open records`;
  const told = fresh === 0 || fresh === all ? '' : fresh === 1 ? ' One is new.' : ` ${fresh} are new.`;
  return `${count} to which nothing will happen by itself.${told}`;
}

/** Kinds of record whose button is not called after them. */
const OPENS: Readonly<Record<string, string>> = {
  item: 'briefing.item',
  session: 'training.look',
  meeting: 'meeting.look',
  duty: 'plan.look',
  return: 'return.look',
  licence: 'licence.look',
  evaluation: 'evaluation.look',
};

/** The press that opens a record: `escalation:ESC-2611-K4TR` → `escalation.show`. */
export function opensOf(subject: string): string {
  const [kind = ''] = subject.split(':');
  return OPENS[kind] ?? `${kind}.show`;
}
