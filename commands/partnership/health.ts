import type { RecordOf } from '../../storage/collections.ts';
import { healthCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { schedules } from '../../schedules/index.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { isReply, readSubject, whomOf, type OutboxMessage } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { findGaps } from '../../src/bot/next-steps.ts';
import { stepKinds } from '../../src/bot/step-kinds.ts';
import { scheduleStatus, type ScheduleStatus } from '../../src/bot/schedule-status.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';

const SHOWN = 10;
const HOUR_MS = 3_600_000;
const NOT_YOURS = 'Only the business unit sees how the messages are doing. Nothing was changed.';

/** What a reason means, for those that say something to somebody who has to mend it. */
const REASONS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^no-account$/, 'no account on Slack or Teams is known'],
  [/^(user_|users_|account_inactive|cannot_dm_bot|http-403)/, 'this person cannot be written to'],
  [
    /^(channel_not_found|not_in_channel|is_archived|no-route|http-404)/,
    'the bot is not there, or the place is gone',
  ],
  [
    /^(invalid_auth|not_authed|token_|missing_scope|http-401)/,
    "the platform does not accept the bot's sign-in",
  ],
  [/^outsiders$/, 'people from outside the partnership read along there'],
  [/^(room_unknown|platform-unavailable)$/, 'the platform does not say who is there'],
  [/^(connection|connect_|dns|timeout|http_5|http-5|interrupted)/, 'no answer from the platform'],
];

/** How many messages wait and why, those that somebody has to look at, and what ran when. What messages say is not shown. */
export async function drawHealth({ tx, directory, partnership, now, today }: Context): Promise<CardView> {
  const [pending, sending, unknown, dead] = [
    await tx.find('outbox', 'state', 'pending'),
    await tx.find('outbox', 'state', 'sending'),
    await tx.find('outbox', 'state', 'unknown'),
    await tx.find('outbox', 'state', 'dead'),
  ];
  const [oldest] = pending.map(({ createdAt }) => createdAt).sort();
  const listed = [...unknown, ...dead].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const since = oldest ? `, the oldest since ${sayWhen(oldest, now).replace(/^(at|on) /, '')}` : '';
  const surroundings = { directory, partnership, calendar: await calendarOf(tx) };
  const gaps = await findGaps(tx, { ...surroundings, today }, stepKinds);
  return {
    summary: 'How the bot is doing',
    card: healthCard.expand({
      intro: introOf(listed.length),
      counts: [
        { label: 'Waiting', shown: `${countOf(pending)}${since}` },
        { label: 'Being sent', shown: countOf(sending) },
        { label: 'May not have arrived', shown: countOf(unknown) },
        { label: 'Given up', shown: countOf(dead) },
        { label: 'Open without a next step', shown: sayGaps(gaps.length) },
        ...outageLines(await tx.all('outages'), now),
      ],
      messages: listed.slice(0, SHOWN).map((message) => ({
        title: `${kindOf(message)}, for ${whomOf(message.to, directory)}`,
        line: dotted([
          message.id.slice(0, 8),
          message.state === 'dead'
            ? 'given up'
            : message.tried
              ? 'still being looked for'
              : 'may not have arrived',
          reasonOf(message),
          `since ${sayWhen(message.createdAt, now).replace(/^(at|on) /, '')}`,
        ]),
        id: message.id,
        once: onceOf(message),
        again: canGoAgain(message),
      })),
      more: listed.length > SHOWN ? `And ${listed.length - SHOWN} more. Deal with these first.` : '',
      schedules: (await scheduleStatus(tx, schedules, now, surroundings)).map((status) => ({
        title: status.title,
        line: lineOf(status, now),
      })),
    }),
  };
}

/** The button "Send again". What is looked for already is left to that. */
export const sendAgain: PressHandler = {
  access: 'message.again',
  async run(context, { args }): Promise<Reply> {
    requireAccess(context, 'message.again', new Set(), NOT_YOURS);
    const message = await context.tx.get('outbox', args['message'] ?? '');
    if (!message || !['unknown', 'dead'].includes(message.state) || args['once'] !== onceOf(message))
      return {
        kind: 'notice',
        view: notice('Nothing to send again', [
          'This message has been dealt with already. Type /partnership health to see how things are now.',
        ]),
      };
    if (!canGoAgain(message))
      throw new BotError(
        'message-spent',
        'This message cannot be sent again. Its words are not kept, or I am still finding out whether it arrived.',
      );
    const at = context.now.toISOString();
    const again: OutboxMessage = { ...message, state: 'pending', attempts: 0, nextAt: at, createdAt: at };
    delete again.reason;
    delete again.pauseMs;
    delete again.lease;
    await context.tx.put('outbox', again);
    await context.did('message.again', `message:${message.id}`);
    return {
      kind: 'notice',
      view: notice('It is on its way again', [
        'Type /partnership health in a minute to see whether it arrived.',
        ...(message.state === 'unknown'
          ? ['If it had arrived the first time, it can now be read twice.']
          : []),
      ]),
    };
  },
};

/** One line for each platform that takes no messages. One that nobody has tried for an hour is over, or nothing waits for it. */
function outageLines(outages: readonly RecordOf<'outages'>[], now: Date): { label: string; shown: string }[] {
  const current = outages.filter(({ at }) => now.getTime() - Date.parse(at) < HOUR_MS);
  return (['slack', 'teams'] as const).flatMap((platform) => {
    const own = current.filter((outage) => outage.platform === platform);
    const [first] = own.map(({ since }) => since).sort();
    if (!first) return [];
    const busy = own.every(({ reason }) => /rate|limit|429|412/.test(reason));
    const why = busy ? 'asks me to slow down' : 'does not take my messages';
    return [
      {
        label: platform === 'slack' ? 'Slack' : 'Teams',
        shown: `${why} since ${sayWhen(first, now).replace(/^(at|on) /, '')}; one at a time tries again, nothing is lost`,
      },
    ];
  });
}

function lineOf(status: ScheduleStatus, now: Date): string {
  const { lastRun, nextDue, waiting, skipped, merged, lastFailure, problem, isGone } = status;
  const isFailing = lastFailure !== undefined && lastFailure.at > (lastRun?.at ?? '');
  return dotted([
    lastRun ? `last ran ${sayWhen(lastRun.at, now)}` : isGone ? 'never ran' : 'has not run yet',
    nextDue ? `next ${sayWhen(nextDue, now)}` : undefined,
    waiting > 0 ? `${waiting} waiting` : undefined,
    skipped > 0 ? `${skipped} skipped so far` : undefined,
    merged > 0 ? `${merged} merged into a later one` : undefined,
    isFailing ? `failed ${sayWhen(lastFailure.at, now)} (${lastFailure.code})` : undefined,
    problem ? `cannot be planned (${problem})` : undefined,
  ]);
}

/** Names this one sending again: it gives the message a new time, so that the same button cannot do it twice. */
export function onceOf({ id, createdAt }: Pick<OutboxMessage, 'id' | 'createdAt'>): string {
  return `${id}|${createdAt}`;
}

function introOf(listed: number): string {
  if (listed === 0) return 'Every message has arrived, as far as the platforms say.';
  return listed === 1
    ? 'One message needs somebody to look at it.'
    : `${listed} messages need somebody to look at them.`;
}

function sayGaps(count: number): string {
  return count === 0 ? 'none' : `${count}: /partnership steps shows ${count === 1 ? 'it' : 'them'}`;
}

function countOf(messages: readonly unknown[]): string {
  return messages.length === 0 ? 'none' : String(messages.length);
}

function kindOf(message: OutboxMessage): string {
  if (message.op === 'update') return 'Change to a card';
  if (message.op === 'delete') return 'Taking a card away';
  const subject = message.content?.kind === 'record' ? readSubject(message.content.subject) : undefined;
  if (subject) return `Card of ${subject.id}`;
  return isReply(message) ? 'Private answer' : 'Message';
}

/** Records are drawn anew; of anything else the words are gone once it was given up. */
function canGoAgain(message: OutboxMessage): boolean {
  if (message.state === 'unknown' && message.tried) return false;
  return message.op === 'post' ? message.content !== undefined : message.posting !== undefined;
}

function reasonOf({ reason = '' }: OutboxMessage): string {
  return REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
}
