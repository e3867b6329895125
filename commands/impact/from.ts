import type { PressHandler, Shortcut } from '../../src/bot/command.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { maySeeEscalation } from '../../src/bot/escalation-relations.ts';
import { readSubject } from '../../src/bot/outbox.ts';
import { maySeeAction } from '../../src/bot/relations.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { maySeeReview } from '../../src/bot/review-relations.ts';
import type { ImpactSource } from '../../src/domain/impact/record.ts';

/** What the fields of the form take. */
const LONGEST = 600;

/** What a form opens with, from the record somebody pressed on; undefined where they may not see it. */
type Start = (context: Context, id: string) => Promise<Readonly<Record<string, string>> | undefined>;

/** Records from which an impact can be noted in one press: only for who may see them, and with what they say filled in. */
const STARTS: Readonly<Record<string, { readonly source: ImpactSource; readonly start: Start }>> = {
  actions: {
    source: 'action',
    async start({ tx, member, directory }, id) {
      const action = await tx.get('actions', id);
      if (!action || !maySeeAction(action, member, directory)) return undefined;
      return { did: action.title, outcome: action.evidence.at(-1)?.text ?? '', ...whichIn(action) };
    },
  },
  escalations: {
    source: 'escalation',
    async start({ tx, member, directory }, id) {
      const escalation = await tx.get('escalations', id);
      if (!escalation || !maySeeEscalation(escalation, member, directory)) return undefined;
      const { outcome, priority } = escalation;
      return { type: 'challenge', children: outcome?.impact ?? '', ...whichIn({ priority, themes: [] }) };
    },
  },
  reviews: {
    source: 'review',
    async start({ tx, member, directory }, id) {
      const review = await tx.get('reviews', id);
      return review && maySeeReview(review, member, directory) ? { type: 'challenge' } : undefined;
    },
  },
};

/** The form of `/impact add` about a record. @throws NotAllowed for one they may not see, in the words of one that is not there */
export async function startFrom(context: Context, subject: string | undefined): Promise<Reply> {
  const found = subject === undefined ? undefined : readSubject(subject);
  const kind = found && Object.hasOwn(STARTS, found.collection) ? STARTS[found.collection] : undefined;
  const start = found && (await kind?.start(context, found.id));
  if (!found || !kind || !start)
    throw new NotAllowed('I cannot find that among what you may see. Check the reference.');
  return context.openForm('impact.say', {
    values: { ...short(start), source: kind.source, about: found.id },
  });
}

/** "Note an impact": the form, with the message as what came of it. */
export const fromMessage: Shortcut = {
  name: 'impact.from-message',
  title: 'Note an impact',
  description: 'Note what a message says made a difference',
  on: 'message',
  access: 'impact.add',
  run: (context, text) =>
    context.openForm('impact.say', { values: { ...short({ outcome: text }), source: 'message' } }),
};

export const fromPresses: Readonly<Record<string, PressHandler>> = {
  'impact.from': { access: 'impact.add', run: (context, press) => startFrom(context, press.subject) },
  'impact.start': { access: 'impact.add', run: (context) => context.openForm('impact.say') },
};

function whichIn({
  priority,
  themes,
}: {
  readonly priority?: string | undefined;
  readonly themes: readonly string[];
}): Record<string, string> {
  return { priority: priority ?? '', theme: themes[0] ?? '' };
}

/** Without what is empty, and without what is longer than its field: half a sentence would be sent off unread. */
function short(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([, text]) => text !== '' && text.length <= LONGEST),
  );
}
