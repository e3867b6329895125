import type { QuorumRule } from '../../partnership/meeting-schema.ts';
import type { Meeting, SeatAt } from './record.ts';

/** What quorum needs to know of an agency: one of the partnership file is one. */
export interface QuorumAgency {
  readonly id: string;
  readonly name: string;
  readonly sector?: string;
  readonly standing?: string;
  readonly partOf?: string;
}

/**
 * Whether a meeting can decide. `yes`: those who said they come (or were there) are enough. `likely`: it would be, if those who
 * have not answered came. `no`: not even then. The chair may go on all the same: it is the chair's discretion.
 */
export interface Quorum {
  readonly verdict: 'yes' | 'likely' | 'no';
  readonly coming: number;
  readonly silent: number;
  readonly away: number;
  /** Partners of whom nobody is sure to come, by agency id. */
  readonly lacking: readonly string[];
  readonly says: string;
}

/**
 * The three partners rule: police, health and the local authority have to be there, each by itself or a service of it
 * (`agencies`), or by anybody of its sector (`sectors`). Some groups need a number of seats instead, or nothing.
 */
export function quorumOf(
  meeting: Pick<Meeting, 'seats'>,
  rule: Pick<QuorumRule, 'partners' | 'least'> | undefined,
  agencies: readonly QuorumAgency[],
): Quorum {
  const partners = rule?.partners ?? 'sectors';
  const taken = meeting.seats.filter(willBeTaken);
  const silent = meeting.seats.filter((seat) => seat.member !== undefined && !seat.reply && !seat.mark);
  const away = meeting.seats.length - taken.length - silent.length;
  const statutory = partners === 'nobody' ? [] : agencies.filter(({ standing }) => standing === 'statutory');
  const stands = (seats: readonly SeatAt[]) => (partner: QuorumAgency) =>
    seats.some(({ agency }) => standsFor(agency, partner, partners, agencies));
  const lacking = statutory.filter((partner) => !stands(taken)(partner));
  const hopeless = lacking.filter((partner) => !stands(silent)(partner));
  const least = rule?.least ?? 0;
  const verdict =
    lacking.length === 0 && taken.length >= least
      ? 'yes'
      : hopeless.length === 0 && taken.length + silent.length >= least
        ? 'likely'
        : 'no';
  return {
    verdict,
    coming: taken.length,
    silent: silent.length,
    away,
    lacking: lacking.map(({ id }) => id),
    says: say(verdict, lacking, taken.length, least),
  };
}

function willBeTaken({ reply, mark }: SeatAt): boolean {
  if (mark) return mark.as === 'present' || mark.as === 'deputy';
  return reply?.answer === 'coming' || reply?.answer === 'deputy';
}

function standsFor(
  agency: string,
  partner: QuorumAgency,
  partners: QuorumRule['partners'],
  agencies: readonly QuorumAgency[],
): boolean {
  // The unit works for everybody and stands for no partner.
  if (agency === 'business-unit') return false;
  let at = agencies.find(({ id }) => id === agency);
  if (partners === 'sectors' && at?.sector === partner.sector) return true;
  for (const seen = new Set<string>(); at && !seen.has(at.id); at = parentOf(at, agencies)) {
    if (at.id === partner.id) return true;
    seen.add(at.id);
  }
  return false;
}

function parentOf(agency: QuorumAgency, agencies: readonly QuorumAgency[]): QuorumAgency | undefined {
  return agencies.find(({ id }) => id === agency.partOf);
}

function say(
  verdict: Quorum['verdict'],
  lacking: readonly QuorumAgency[],
  coming: number,
  least: number,
): string {
  const names = lacking.map(({ name }) => name).join(', ');
  const seats = coming < least ? `${coming} of at least ${least} seats` : '';
  const short = [names && `nobody yet from ${names}`, seats].filter((part) => part !== '').join('; ');
  switch (verdict) {
    case 'yes':
      return 'It can decide.';
    case 'likely':
      return `It can decide if those who have not answered come: ${short}.`;
    case 'no':
      return `It cannot decide as things stand: ${short}. The chair may go on all the same.`;
  }
}
