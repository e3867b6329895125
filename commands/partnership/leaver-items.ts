import type { leaverCard } from '../../cards/index.ts';
import type { OpenWork } from '../../src/bot/leavers.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import { kindLabel } from '../../src/domain/review/words.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member, Role, RoleHeld } from '../../src/partnership/model.ts';
import { agencyName, sayRole } from './member-words.ts';

type Item = Parameters<typeof leaverCard.expand>[0]['items'][number];

/** What somebody leaves behind, each with the next press: the business unit gives it to somebody else. */
export function itemsOf(directory: Directory, { agency }: Member, work: OpenWork): Item[] {
  const plain = { subject: '', rev: 0, assign: '', open: '', person: '' };
  return [
    ...work.actions.map((action) => ({
      ...plain,
      title: action.title,
      line: dotted([action.id, `due ${sayDate(action.due)}`]),
      subject: subjectOf('action', action.id),
      rev: action.rev,
      assign: 'action.reassign',
      open: 'action.show',
    })),
    ...work.escalations.map((escalation) => ({
      ...plain,
      title: `${agencyName(directory, escalation.raising)} to ${agencyName(directory, escalation.receiving)}`,
      line: dotted([escalation.id, 'they were its worker']),
      subject: subjectOf('escalation', escalation.id),
      rev: escalation.rev,
      assign: 'escalation.hand-over',
      open: 'escalation.show',
    })),
    ...work.reviews.map(({ id, kind }) => ({
      ...plain,
      title: `${kindLabel(kind)} ${id}`,
      line: 'They led it. Open it, and hand it over under “More”.',
      subject: subjectOf('review', id),
      open: 'review.show',
    })),
    ...work.meetings.map(({ id, group, starts }) => ({
      ...plain,
      title: `Minutes of ${directory.group(group)?.name ?? group}`,
      line: dotted([id, sayDate(londonDate(new Date(starts)))]),
      subject: subjectOf('meeting', id),
      open: 'meeting.look',
    })),
    ...work.duties.map(({ id, occurrence }) => ({
      ...plain,
      title: occurrence.name,
      line: dotted([id, `due ${sayDate(occurrence.due)}`, 'they saw to it']),
      subject: subjectOf('duty', id),
      open: 'plan.look',
    })),
    ...work.deputyOf.map(({ id, name }) => ({
      ...plain,
      title: `Deputy of ${name}`,
      line: 'Nobody stands in for them now.',
      person: id,
    })),
    ...work.seats
      .filter((held) => !isHeld(directory, agency, held))
      .map((held) => ({
        ...plain,
        title: sayRole(held, directory),
        line: 'Nobody holds this now. Change a member to give it to them.',
      })),
    ...work.sponsorOf.map((agency) => ({
      ...plain,
      title: `Sponsor of ${agencyName(directory, agency)}`,
      line: 'Type /partnership sponsor and a name.',
    })),
  ];
}

/** Each agency has its own partners and senior leads; there is one chair of a group, whoever they work for. */
const OF_AN_AGENCY: readonly Role[] = ['dsp', 'lsp', 'senior'];

function isHeld({ members }: Directory, agency: string, { role, group }: RoleHeld): boolean {
  return members.some(
    (member) =>
      !member.left &&
      (!OF_AN_AGENCY.includes(role) || member.agency === agency) &&
      member.roles.some((held) => held.role === role && held.group === group),
  );
}
