import { notice } from '../../cards/words.ts';
import { isInThread } from '../../src/bot/briefing-rooms.ts';
import { keepUpdate, takeMirrorsAway, todaysBriefing } from '../../src/bot/briefing-store.ts';
import type { Context } from '../../src/bot/context.ts';
import { messageKey } from '../../src/bot/hear-ways.ts';
import type { Heard, Listener } from '../../src/bot/listeners.ts';
import { post, subjectOf, type Destination } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { dropRaw } from '../../src/domain/briefing/moves-update.ts';
import type { Briefing, Update } from '../../src/domain/briefing/record.ts';
import { nextOpens } from './find.ts';
import { takeIn, updateOfMessage } from './post.ts';
import { takeBack } from './presses.ts';

const NOTHING: Reply = { kind: 'nothing' };

/**
 * What is written in the thread of a briefing, without a command and without a mention. Its author alone is shown what was
 * read; the other rooms read it at once. Whatever else is said in the room is nobody's business but its readers'.
 */
export const hearBriefing: Listener = async (context, heard) => {
  const { place } = heard.message;
  if (!place) return NOTHING;
  const key = messageKey(heard.message);
  const before = await updateOfMessage(context, key);
  if (heard.verdict === 'deleted') {
    if (before && before.author === context.member.id) await takeBack(context, before);
    return NOTHING;
  }
  if (heard.verdict === 'refused') {
    if (before) await forget(context, before);
    return NOTHING;
  }
  const briefing = await todaysBriefing(context.tx, context.now);
  const isOurs = before !== undefined || (briefing && (await isInThread(context.tx, briefing, place)));
  if (!isOurs) return hintOnceADay(context, heard, briefing);
  if (heard.verdict === 'asked') {
    if (before) await forget(context, before);
    return { kind: 'notice', view: notice('One thing first') };
  }
  if (heard.text.trim() === '') return NOTHING;
  const update = await takeIn(context, { text: heard.text, message: key, place });
  if (update) await showAuthor(context, heard, update);
  return NOTHING;
};

/** Where it stays up to date: on Teams in the author's own chat. On Slack beside the message, for them alone. */
async function showAuthor({ tx, now }: Context, { message }: Heard, update: Update): Promise<void> {
  const { platform, tenant, user } = message.sender;
  const direct: Destination = { kind: 'direct', platform, tenant, user };
  const subject = subjectOf('update', update.id);
  if (platform === 'teams' || !message.place) {
    const known = (await tx.find('postings', 'subject', subject)).some(({ to }) => to.kind === 'direct');
    if (!known) await post(tx, now, { to: direct, content: { kind: 'record', subject, view: 'update' } });
    return;
  }
  const { conversation, thread } = message.place;
  await post(tx, now, {
    to: { kind: 'only-you', platform, tenant, conversation, user, ...(thread ? { thread } : {}) },
    content: { kind: 'record', subject, view: 'update-once' },
    fallback: [direct],
  });
}

/** The guard stopped its new wording: no word of the old one is kept either, and no copy shows it. What was confirmed stays. */
async function forget(context: Context, update: Update): Promise<void> {
  const { tx, now } = context;
  const briefing = await tx.get('briefings', update.briefing);
  if (!briefing || update.state === 'withdrawn') return;
  await keepUpdate(context, dropRaw(update), briefing);
  if (update.state === 'proposed') await takeMirrorsAway(tx, update, now);
}

/**
 * Talk in the room beside the thread is left alone. Who may have meant to post is told so, once a day and in private: below the card
 * of another day, and before the first card of the morning, nobody would read it. Once the briefing is open they are told anew.
 */
async function hintOnceADay(
  context: Context,
  { message }: Heard,
  briefing: Briefing | undefined,
): Promise<Reply> {
  const { tx, member, today, now } = context;
  if (message.change !== 'new') return NOTHING;
  const isOpen = briefing !== undefined && briefing.state !== 'closed';
  const id = `briefing-hint|${member.id}|${today}${isOpen ? '' : '|not-open'}`;
  if (await tx.get('deliveries', id)) return NOTHING;
  await tx.insert('deliveries', { id, at: now.toISOString(), reply: NOTHING });
  const says = isOpen
    ? 'For today’s briefing, reply in the thread below my card of today, or type /dib post. What is said beside it is between the people here.'
    : `No briefing is open now, so nothing was kept of it. ${await nextOpens(context)} Reply in the thread below my card of that day then, or type /dib post.`;
  return { kind: 'notice', view: notice('I left your message alone', [says]) };
}
