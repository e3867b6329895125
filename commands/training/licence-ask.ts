import { sessionsButton } from '../../cards/training/licence-words.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import {
  coursesThatCount,
  fillPool,
  isTrained,
  liveIn,
  newLicenceReference,
  tellLicence,
  type Pool,
} from '../../src/bot/licence-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { askFor } from '../../src/domain/training/licence-moves.ts';
import { countPool } from '../../src/domain/training/licence-pool.ts';
import { byOf, changeLicence, licenceReply } from './licence-find.ts';

/** Somebody asks for a licence for themselves: theirs at once, set aside, or a place on the waiting list; never a dead end. */
export async function askForOne(context: Context, pool: Pool): Promise<Reply> {
  const { tx, now, member, partnership, directory } = context;
  const { course, terms } = pool;
  const trained = await isTrained(tx, member.id, pool, partnership);
  if (terms.trainedOnly && !trained) return notTrained(pool, partnership);
  const live = await liveIn(tx, course.id);
  const own = live.find((each) => each.member === member.id);
  if (own) return licenceReply(context, own);
  const id = await newLicenceReference(tx, now);
  const asked = askFor(live, terms, { id, pool: course.id, member: member.id, trained }, byOf(context));
  await changeLicence(context, asked, 'licence.ask');
  await fillPool(tx, now, pool, directory);
  const kept = (await tx.get('licences', id)) ?? asked;
  if (kept.state === 'asked') await tellLicence(tx, now, kept, directory, { without: member.id });
  const reply = await licenceReply(context, kept);
  const { over } = countPool(live, course.id, terms);
  if (kept.state !== 'waiting' || over === 0 || reply.kind !== 'card') return reply;
  return {
    ...reply,
    notice: notice('More are held than there are now', [
      `There are ${terms.cap ?? 0} licences, and ${over} more than that are held. Nobody loses theirs; the next one is given once enough came back.`,
    ]),
  };
}

function notTrained({ course }: Pool, file: Context['partnership']): Reply {
  const ways = [...coursesThatCount({ course }, file)];
  return {
    kind: 'notice',
    view: notice(
      'The course comes first',
      [
        `Only people who have done ${course.name} may have its licence.`,
        'Book a session; or, if you have done it elsewhere, say so with /training record, and ask again.',
      ],
      [sessionsButton(ways)],
    ),
  };
}
