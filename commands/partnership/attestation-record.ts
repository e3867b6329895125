import { attestationCard } from '../../cards/index.ts';
import { actsFor } from '../../src/bot/absences.ts';
import { may, NotAllowed, type Relation } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Attestation } from '../../src/domain/attestation.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { agencyName, sayRole } from './member-words.ts';

/** How a member stands to the quarterly look through an agency's list: who was asked, and who stands in for them. */
export function relationsToAttestation(
  { sponsor }: Attestation,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const isSponsor =
    sponsor !== undefined && (sponsor === member.id || actsFor(directory, sponsor, member.id));
  return new Set(isSponsor ? ['sponsor'] : []);
}

/** @throws NotAllowed in the same words when there is none and when it is not theirs. */
export async function findAttestation(context: Context, subject: string | undefined): Promise<Attestation> {
  const found = subject ? readSubject(subject) : undefined;
  const attestation =
    found?.collection === 'attestations' ? await context.tx.get('attestations', found.id) : undefined;
  if (
    !attestation ||
    !may(
      context.member,
      'attestation.answer',
      relationsToAttestation(attestation, context.member, context.directory),
    )
  )
    throw new NotAllowed('I cannot find that list among those you answer for. Nothing was changed.');
  return attestation;
}

export async function keepAttestation(context: Context, attestation: Attestation): Promise<void> {
  const subject = subjectOf('attestation', attestation.id);
  await context.tx.put('attestations', attestation);
  await context.did('attestation.answer', subject);
  await refreshPostings(context.tx, context.now, subject);
}

export function peopleOf(directory: Directory, agency: string): readonly Member[] {
  return directory.members
    .filter((member) => !member.left && member.agency === agency)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

export function drawAttestation(attestation: Attestation, directory: Directory, now: Date): CardView {
  const name = agencyName(directory, attestation.agency);
  const { confirmed } = attestation;
  const said = confirmed
    ? `${directory.member(confirmed.by)?.name ?? 'Somebody'} said ${sayWhen(confirmed.at, now)} that it is right.`
    : 'Waiting for your answer.';
  const gone = attestation.left.length;
  return {
    summary: 'The list of your members, once a quarter',
    card: attestationCard.expand({
      heading: `Members of ${name}`,
      intro:
        'Once a quarter I ask: are these the people who work with the partnership for your agency, and do their roles fit?',
      people: peopleOf(directory, attestation.agency).map((member) => ({
        name: member.name,
        about: dotted([member.post, member.roles.map((held) => sayRole(held, directory)).join(', ')]),
      })),
      status: dotted([
        said,
        gone > 0 ? `${gone} left since` : undefined,
        attestation.missing > 0 ? `${attestation.missing} to be added by the business unit` : undefined,
      ]),
      open: confirmed === undefined,
      subject: subjectOf('attestation', attestation.id),
      rev: attestation.rev,
    }),
  };
}

/** For its sponsor, who stands in for them, and the business unit. */
export const attestationView: RecordView = {
  name: 'attestation',
  async draw(id, { store, directory, now, viewer }) {
    const attestation = await store.get('attestations', id);
    if (!attestation || !viewer) return undefined;
    if (!may(viewer, 'attestation.see', relationsToAttestation(attestation, viewer, directory)))
      return undefined;
    return { rev: attestation.rev, view: drawAttestation(attestation, directory, now) };
  },
};
