import type { Briefing } from '../domain/briefing/record.ts';
import { peopleOf } from './briefing-relations.ts';
import type { Keeping } from './briefing-store.ts';
import { post, subjectOf } from './outbox.ts';

export const HOSPITAL_VIEW = 'briefing-hospital';
export const EDUCATION_VIEW = 'briefing-education';

/** Who is told once the chair has released the order: the hospital how many are missing now, and who links the schools what concerns them. */
export async function releaseFeeds(keeping: Keeping, briefing: Briefing): Promise<void> {
  const { tx, now, directory, partnership } = keeping;
  const subject = subjectOf('briefing', briefing.id);
  const { expected } = partnership.briefing;
  const hospitals = expected.filter(({ hospital }) => hospital === true).map(({ agency }) => agency);
  const schools = directory.agencies
    .filter(({ id, sector }) => sector === 'education' && expected.some(({ agency }) => agency === id))
    .map(({ id }) => id);
  for (const [agencies, view] of [
    [hospitals, HOSPITAL_VIEW],
    [schools, EDUCATION_VIEW],
  ] as const)
    for (const agency of agencies)
      for (const { id } of askedFirst(keeping, briefing, agency))
        await post(tx, now, {
          to: { kind: 'member', member: id },
          content: { kind: 'record', subject, view },
        });
}

/** Those of an agency who have brought something today; else those who are asked. */
export function askedFirst({ directory, partnership }: Keeping, briefing: Briefing, agency: string) {
  const by = briefing.contributions.find((row) => row.agency === agency)?.by;
  const member = by === undefined ? undefined : directory.member(by);
  if (member && !member.left) return [member];
  const people = peopleOf(directory, partnership.briefing, agency);
  const working = people.filter(({ roles }) =>
    roles.some(({ role }) => role === 'practitioner' || role === 'dsl' || role === 'manager'),
  );
  return working.length > 0 ? working : people;
}
