import { may } from '../../src/bot/access.ts';
import { coursesThatCount, liveIn, LICENCE_VIEW, poolOf, type Pool } from '../../src/bot/licence-store.ts';
import { relationsToLicence } from '../../src/bot/licence-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { doneBy } from '../../src/bot/training-store.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import { countPool, placeInLine, sayPool } from '../../src/domain/training/licence-pool.ts';
import { isUnused } from '../../src/domain/training/licence-prompts.ts';
import { isLiveLicence, type Licence, type LicenceEnd } from '../../src/domain/training/licence-record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { notice, type Button } from '../words.ts';
import { licenceButton, licenceForm, sayMonth, sayTimes } from './licence-words.ts';

const ENDS: Readonly<Record<LicenceEnd, string>> = {
  'given-back': 'It was given back.',
  'handed-on': 'It was handed to a colleague.',
  left: 'It was released, because whoever had it has left.',
  unused: 'It was taken back, because it was not used.',
  withdrawn: 'It is not wanted any more.',
  refused: 'The business unit could not set it up.',
  corrected: 'The business unit put the list right.',
};

type Around = Pick<Drawing, 'store' | 'directory' | 'partnership' | 'now'>;

/** One licence, for whoever has it, those who answer for them, and the business unit; nobody else knows of it. */
export const licenceView: RecordView = {
  name: LICENCE_VIEW,
  async draw(id, drawing) {
    const licence = await drawing.store.get('licences', id);
    const { viewer } = drawing;
    if (!licence || !viewer || !maySee(licence, viewer, drawing)) return undefined;
    return { rev: licence.rev, view: await drawLicence(licence, viewer, drawing) };
  },
};

export function maySee(licence: Licence, viewer: Member, { directory }: Pick<Drawing, 'directory'>): boolean {
  const relations = relationsToLicence(licence, viewer, directory);
  return may(viewer, 'licence.own', relations) || may(viewer, 'licence.lead', relations);
}

/** Its card as this person sees it. */
export async function drawLicence(licence: Licence, viewer: Member, around: Around): Promise<CardView> {
  const { store, directory, partnership, now } = around;
  const pool = poolOf(licence.pool, partnership);
  const name = courseName(licence.pool, partnership);
  const today = londonDate(now);
  const own = licence.member === viewer.id;
  const whose = own ? '' : `${directory.member(licence.member)?.name ?? 'Somebody who has left'}: `;
  const inPool = pool && isLiveLicence(licence) ? await liveIn(store, licence.pool) : [];
  const count = pool && countPool(inPool, licence.pool, pool.terms);
  return {
    ...notice(
      `${whose}${headingOf(licence, placeInLine(inPool, licence))}`,
      [
        `${name} · ${licence.id}`,
        ...linesOf(licence, pool, today),
        ...(licence.state === 'asked' && may(viewer, 'licence.run', new Set())
          ? await trainingLines(licence, around)
          : []),
        ...(licence.ended ? [ENDS[licence.ended.why]] : []),
        ...(count && licence.state === 'waiting' ? [`The pool: ${sayPool(count)}.`] : []),
      ],
      buttonsOf(licence, viewer, around, pool),
    ),
    summary: `Licence ${licence.id}`,
  };
}

/** For whoever sets it up: since when the person has the course, and who says so. */
async function trainingLines(
  { member, pool }: Licence,
  { store, partnership }: Pick<Around, 'store' | 'partnership'>,
): Promise<string[]> {
  const found = poolOf(pool, partnership);
  const counts = found ? coursesThatCount(found, partnership) : new Set<string>();
  const last = (await doneBy(store, member))
    .filter(({ course }) => counts.has(course))
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (!last) return [];
  return [`They had the course on ${sayDate(last.on)}, ${SAID_BY[last.how]}.`];
}

const SAID_BY = {
  attendance: 'by the register of the session',
  self: 'as they say themselves: please check',
  manager: 'as somebody of their agency says',
} as const;

function headingOf({ state }: Licence, place: number): string {
  switch (state) {
    case 'held':
      return 'Licence held';
    case 'asked':
      return 'A licence is set aside';
    case 'waiting':
      return place > 0 ? `Number ${place} on the waiting list` : 'On the waiting list';
    case 'released':
    case 'lapsed':
      return 'Licence ended';
  }
}

function linesOf(licence: Licence, pool: Pool | undefined, today: string): string[] {
  const { state, since, uses, lastUsed } = licence;
  if (state === 'asked')
    return [`The business unit sets it up first: ${pool?.terms.setUp ?? 'it is being prepared'}.`];
  if (state === 'waiting') return ['You get the next one that is free, in the order of asking.'];
  if (state !== 'held' || since === undefined) return [];
  const last = uses.at(-1);
  return [
    `Held since ${sayDate(since)}.`,
    ...(last ? [`${sayMonth(last.month, today)}: ${sayTimes(last.times)}.`] : []),
    ...(pool && isUnused(licence, pool.terms, today)
      ? [`Not used since ${sayDate(lastUsed ?? since)}.`]
      : []),
  ];
}

/** What this person can do with it at once. */
export function buttonsOf(
  licence: Licence,
  viewer: Member,
  { directory, now }: Pick<Around, 'directory' | 'now'>,
  pool: Pool | undefined,
): Button[] {
  if (!isLiveLicence(licence)) return [];
  const relations = relationsToLicence(licence, viewer, directory);
  const month = londonDate(now).slice(0, 7);
  const own = may(viewer, 'licence.own', relations);
  const leads = !own && may(viewer, 'licence.lead', relations);
  const runs = may(viewer, 'licence.run', relations);
  if (licence.state === 'held') {
    const unused = pool !== undefined && isUnused(licence, pool.terms, londonDate(now));
    return [
      ...(own ? [licenceButton(licence, 'licence.used', 'I used it this month', { month, times: '1' })] : []),
      ...(own ? [licenceForm(licence, 'licence.times', 'Used more than once')] : []),
      ...((own || leads) && unused ? [licenceButton(licence, 'licence.keep', 'Keep it')] : []),
      ...(own ? [licenceButton(licence, 'licence.back', 'Give it back')] : []),
      ...(leads && unused ? [licenceButton(licence, 'licence.take', 'Take it back')] : []),
      ...(own || runs ? [licenceForm(licence, 'licence.hand', 'Hand to a colleague')] : []),
    ];
  }
  return [
    ...(runs && licence.state === 'asked'
      ? [
          licenceButton(licence, 'licence.set-up', 'It is set up'),
          licenceButton(licence, 'licence.refuse', 'It cannot be set up'),
        ]
      : []),
    ...(own ? [licenceButton(licence, 'licence.back', 'I do not need it')] : []),
  ];
}
