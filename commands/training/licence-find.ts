import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { mayLicence } from '../../src/bot/licence-relations.ts';
import { drawLicence } from '../../cards/training/licence-view.ts';
import {
  keepLicence,
  LICENCE_VIEW,
  liveOf,
  poolOf,
  poolsOf,
  type Pool,
} from '../../src/bot/licence-store.ts';
import { readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { LicenceBy } from '../../src/domain/training/licence-moves.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { readWanted } from './wanted.ts';

type LicenceVerb = Extract<AccessVerb, `licence.${string}`>;
const NOT_FOUND = 'I cannot find that licence among those you may see. /training licence shows yours.';

export function byOf({ member, now, today }: Context): LicenceBy {
  return { member: member.id, now, today };
}

/** The licence a press, form or reference is about, for somebody who may do this with it. @throws NotAllowed */
export async function findLicence(
  context: Context,
  subject: string | undefined,
  verb: LicenceVerb,
): Promise<Licence> {
  const found = subject ? readSubject(subject) : undefined;
  const licence = found?.collection === 'licences' ? await context.tx.get('licences', found.id) : undefined;
  if (!licence || !mayLicence(verb, licence, context.member, context.directory))
    throw new NotAllowed(NOT_FOUND);
  return licence;
}

/** The same for somebody who may do one of these things with it; the first one that holds is what the audit says. @throws NotAllowed */
export async function findAs<V extends LicenceVerb>(
  context: Context,
  subject: string | undefined,
  verbs: readonly [V, ...V[]],
): Promise<{ readonly licence: Licence; readonly verb: V }> {
  const [first] = verbs;
  const found = subject ? readSubject(subject) : undefined;
  const licence = found?.collection === 'licences' ? await context.tx.get('licences', found.id) : undefined;
  const verb = verbs.find((each) => licence && mayLicence(each, licence, context.member, context.directory));
  return { licence: await findLicence(context, subject, verb ?? first), verb: verb ?? first };
}

/** The pool of a licence. @throws BotError when the partnership file knows it no longer */
export function requirePool({ partnership }: Pick<Context, 'partnership'>, id: string | undefined): Pool {
  const pool = poolOf(id ?? '', partnership);
  if (!pool) throw new BotError('no-licences', 'No licences are kept for that course. Nothing was changed.');
  return pool;
}

/** The pool that was typed: by the name of its course. @throws BotError with those there are */
export function poolTyped({ partnership, today }: Context, text: string | undefined): Pool | undefined {
  const pools = poolsOf(partnership);
  if (text === undefined || text.trim() === '') return pools.length === 1 ? pools[0] : undefined;
  const { courses } = readWanted(text, { courses: pools.map(({ course }) => course), priorities: [] }, today);
  const [found, ...others] = pools.filter(({ course }) => courses?.includes(course.id));
  if (found && others.length === 0) return found;
  const names = pools.map(({ course }) => course.aliases[0] ?? course.name).join(', ');
  throw new BotError('no-licences', `Say which licence it is: ${names}. Nothing was changed.`);
}

/** The one of this person's own licences that is meant. @throws BotError */
export async function ownTyped(context: Context, text: string | undefined): Promise<Licence> {
  const own = await liveOf(context.tx, context.member.id);
  const pool = text === undefined ? undefined : poolTyped(context, text);
  const fitting = pool ? own.filter((each) => each.pool === pool.course.id) : own;
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only;
  throw new BotError(
    'no-licences',
    only
      ? `You have several. Say which: ${fitting.map((each) => poolOf(each.pool, context.partnership)?.course.name ?? each.pool).join(', ')}.`
      : 'You have none of these, and wait for none. /training licence shows which there are.',
  );
}

/** Keeps it with its audit entry. */
export async function changeLicence(context: Context, licence: Licence, verb: LicenceVerb): Promise<Licence> {
  await keepLicence(context.tx, context.now, licence);
  await context.did(verb, subjectOf('licence', licence.id));
  return licence;
}

/** Its card as this person sees it now. */
export async function licenceReply(context: Context, licence: Licence): Promise<Reply> {
  return {
    kind: 'card',
    view: await drawLicence(licence, context.member, { ...context, store: context.tx }),
    record: { subject: subjectOf('licence', licence.id), view: LICENCE_VIEW },
  };
}
