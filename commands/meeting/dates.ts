import { notice } from '../../cards/words.ts';
import { referenceOf, sayMeeting, saySlot } from '../../cards/meeting/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { lookOver, type Checked } from '../../src/bot/meeting-slots.ts';
import { tellSeats } from '../../src/bot/meeting-told.ts';
import { holdersOfSeats } from '../../src/bot/meeting-store.ts';
import { post } from '../../src/bot/outbox.ts';
import { roomsOfGroup } from '../../src/bot/places.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { isKnown } from '../../src/domain/meeting/unchosen-dates.ts';
import type { Slot } from '../../src/domain/meeting/finding.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { slotTimes } from '../../src/domain/meeting/series.ts';
import type { PartnershipGroup } from '../../src/partnership/schema.ts';
import type { Button } from '../../cards/words.ts';
import { aroundOf, subjectOfMeeting } from './record.ts';

/** What speaks against a time for this group, and the nearest other ones. @param but the meeting it is for */
export async function checkSlot(
  context: Context,
  group: PartnershipGroup,
  slot: Slot,
  but?: string,
): Promise<Checked> {
  return lookOver(context.tx, { ...(await aroundOf(context)), now: context.now }, group, slot, but);
}

/** The time that a press was given. @throws MeetingRefused for none, and for one that cannot be */
export async function pressedSlot(
  context: Context,
  group: PartnershipGroup | undefined,
  args: Readonly<Record<string, string>>,
  minutes: number,
): Promise<Slot> {
  const { date = '', at = '' } = args;
  if (!group || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(at))
    throw new MeetingRefused('That time cannot be read. Use /meeting list, and choose one again.');
  const slot = { date, at, minutes };
  const { findings, refused } = await checkSlot(context, group, slot);
  if (refused) throw new MeetingRefused(findings.map(({ says }) => says).join(' '));
  return slot;
}

/** What speaks against it, with the nearest other times as presses, and the press to take it all the same. */
export function findingsNotice(
  { findings, refused, others }: Checked,
  slot: Slot,
  press: (slot: Slot, title: string) => Button,
): CardView {
  return notice(
    refused ? 'It cannot be then' : 'Something speaks against that time',
    [...findings.map(({ says }) => says), 'Nothing was changed yet.'],
    [
      ...others.map((other) => press(other, saySlot(slotTimes(other).starts))),
      ...(refused ? [] : [press(slot, 'Take it all the same')]),
    ],
  );
}

/**
 * Ends a form with what speaks against its time. The presses go to the person's own chat: inside a dialog, and after a modal has
 * closed, there is nothing to press.
 */
export async function offerTimes({ tx, now, member }: Context, view: CardView): Promise<Reply> {
  await post(tx, now, {
    to: { kind: 'member', member: member.id },
    content: { kind: 'card', view: { ...view } },
  });
  return {
    kind: 'finish',
    view: notice('Nothing was changed yet', [
      'Something speaks against that time. What it is, and other times to choose from, are in your chat with me.',
    ]),
  };
}

/** Members and rooms that knew of the date see the card with what became of it. */
export async function tellOfDate(context: Context, meeting: Meeting): Promise<void> {
  if (!isKnown(meeting)) return;
  const { tx, now } = context;
  await tellSeats(context, meeting, new Set([context.member.id]));
  const subject = subjectOfMeeting(meeting);
  const content = { kind: 'record', subject, view: 'meeting' } as const;
  const known = new Set((await tx.find('postings', 'subject', subject)).map(({ to }) => JSON.stringify(to)));
  for (const to of await roomsOfGroup(tx, meeting.group))
    if (!known.has(JSON.stringify(to))) await post(tx, now, { to, content });
}

/** `Board MTG-…: Tue 15 December 2026, 10:00 to 12:00`. */
export function told(context: Context, meeting: Meeting): string {
  return `${referenceOf(meeting, context.partnership)}: ${sayMeeting(meeting)}.`;
}

export function seatsFor(context: Context, group: PartnershipGroup) {
  return holdersOfSeats(group, context.directory);
}
