import { notice } from '../cards/words.ts';
import { writeAudit } from '../src/bot/audit.ts';
import { newReference } from '../src/bot/ids.ts';
import { post, subjectOf } from '../src/bot/outbox.ts';
import type { Schedule, ScheduleContext } from '../src/bot/schedule.ts';
import { sponsorOf } from '../src/bot/sponsors.ts';
import { toRole } from '../src/bot/to-role.ts';
import { quarterOf, type Attestation } from '../src/domain/attestation.ts';
import { addWorkingDays, sayDate } from '../src/domain/working-days.ts';

/** Working days after the asking on which the sponsor is reminded, once, and on which the business unit hears of it. */
const CHASE_AFTER = 5;
const GAP_AFTER = 10;

/**
 * Once a quarter each agency's sponsor is asked whether its list of members is still right: on the first working morning of
 * the quarter, chased once a week later, and after another week it is a gap that the business unit sees.
 */
export const attestation: Schedule = {
  name: 'attestation',
  title: "Ask each agency's sponsor whether its list of members is right",
  timetables: [{ at: ['09:00'], days: 'working days' }],
  whenMissed: 'merge',
  async run(context) {
    const round = quarterOf(context.today);
    const asked = await context.tx.find('attestations', 'round', round);
    if (isFirstWeek(context)) await askEverybody(context, round, asked);
    for (const each of asked) if (!each.confirmed) await follow(context, each);
  },
};

/** A bot that was set up in the middle of a quarter begins with the next one. */
function isFirstWeek({ today, calendar }: ScheduleContext): boolean {
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const first = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return today <= addWorkingDays(first, CHASE_AFTER, calendar);
}

async function askEverybody(
  context: ScheduleContext,
  round: string,
  asked: readonly Attestation[],
): Promise<void> {
  const { tx, now, directory } = context;
  const without: string[] = [];
  for (const { id: agency, name } of directory.agencies) {
    const key = `${round}|${agency}`;
    const hasMembers = directory.members.some((member) => !member.left && member.agency === agency);
    if (!hasMembers || asked.some((each) => each.key === key)) continue;
    const sponsor = await sponsorOf(tx, directory, agency);
    const id = await freeReference(context);
    const record: Attestation = {
      id,
      rev: 1,
      key,
      round,
      agency,
      ...(sponsor ? { sponsor: sponsor.id } : { gapAt: now.toISOString() }),
      askedAt: now.toISOString(),
      left: [],
      missing: 0,
    };
    await tx.insert('attestations', record);
    await writeAudit(tx, now, {
      verb: 'attestation.ask',
      subject: subjectOf('attestation', id),
      from: 'schedule',
      outcome: 'done',
    });
    if (sponsor) await send(context, record, sponsor.id);
    else without.push(name);
  }
  if (without.length > 0)
    await tellUnit(context, 'Agencies without a sponsor', [
      `Nobody can be asked whether the list is right: ${without.join(', ')}.`,
      'Choose somebody with /partnership sponsor, or give one of their members a lead role.',
    ]);
}

async function follow(context: ScheduleContext, record: Attestation): Promise<void> {
  const { tx, now, today, calendar, directory } = context;
  const askedOn = record.askedAt.slice(0, 10);
  const { sponsor } = record;
  if (!sponsor || record.gapAt) return;
  const name = directory.agency(record.agency)?.name ?? record.agency;
  if (today >= addWorkingDays(askedOn, GAP_AFTER, calendar)) {
    await tx.put('attestations', { ...record, gapAt: now.toISOString() });
    await tellUnit(context, `Nobody has looked through the list of ${name}`, [
      `${directory.member(sponsor)?.name ?? 'Its sponsor'} was asked on ${sayDate(askedOn)} and reminded once.`,
      'Ring them, or choose somebody else with /partnership sponsor.',
    ]);
  } else if (!record.chasedAt && today >= addWorkingDays(askedOn, CHASE_AFTER, calendar)) {
    await tx.put('attestations', { ...record, chasedAt: now.toISOString() });
    await send(context, record, sponsor);
  }
}

async function send({ tx, now }: ScheduleContext, { id }: Attestation, sponsor: string): Promise<void> {
  await post(tx, now, {
    to: { kind: 'member', member: sponsor },
    content: { kind: 'record', subject: subjectOf('attestation', id), view: 'attestation' },
  });
}

async function tellUnit(
  { tx, now, directory }: ScheduleContext,
  title: string,
  lines: string[],
): Promise<void> {
  const view = notice(title, lines);
  for (const to of toRole(directory, 'business-unit'))
    await post(tx, now, { to, content: { kind: 'card', view: { ...view } } });
}

async function freeReference({ tx, now }: ScheduleContext): Promise<string> {
  let reference = newReference('ATT', now);
  while (await tx.get('attestations', reference)) reference = newReference('ATT', now);
  return reference;
}
