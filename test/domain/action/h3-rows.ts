import type { Origin } from '../../../src/domain/action/origins.ts';
import type { Owner } from '../../../src/domain/action/owner.ts';

/** One action of the sources, as it is raised. */
export interface Row {
  readonly title: string;
  readonly measure: string;
  readonly due: string;
  readonly owner: Owner;
  readonly group: string;
  readonly origin?: Origin;
  readonly raisedIn?: string;
}

const lead = (agency: string): Owner => ({ kind: 'role', role: 'manager', agency });
const post = (name: string, agency: string): Owner => ({ kind: 'post', post: name, agency });
/** The invented actions of H3, by number: those with an owner, a day and a measure of their own. */
export const A = {
  1: {
    title: 'Count Safer Me monthly',
    measure: 'A number a month',
    due: '2026-11-30',
    owner: lead('childrens-services'),
    group: 'sawg',
    raisedIn: 'mapqag',
  },
  2: {
    title: 'Police notices reach early years and hubs',
    measure: '% received',
    due: '2026-12-18',
    owner: lead('devon-cornwall-police'),
    group: 'dac',
    origin: 'audit',
  },
  3: {
    title: 'Send referral outcome letters',
    measure: '% in one working day',
    due: '2026-11-30',
    owner: { kind: 'chair', group: 'mash-operational' },
    group: 'strategic-mash',
    origin: 'audit',
  },
  5: {
    title: 'Roll out signs and indicators',
    measure: 'Teams using it',
    due: '2027-01-29',
    owner: { kind: 'chair', group: 'csa' },
    group: 'csa',
    origin: 'audit',
  },
  6: {
    title: 'Tell everybody of the chronology tool',
    measure: 'Reach',
    due: '2026-11-12',
    owner: { kind: 'chair', group: 'workforce' },
    group: 'workforce',
    origin: 'learning-from-experience',
  },
  7: {
    title: 'Return the use of Graded Care Profile 2',
    measure: 'Uses per 100 licences',
    due: '2027-01-15',
    owner: lead('family-hubs'),
    group: 'neglect',
    origin: 'safeguarding-audit',
  },
  8: {
    title: 'Agree the Tier 2 data sharing agreement',
    measure: 'Signed',
    due: '2027-03-31',
    owner: lead('childrens-services'),
    group: 'strategic-mash',
    raisedIn: 'dsp-meeting',
    origin: 'rapid-review',
  },
  9: {
    title: 'Repeat the neglect audit',
    measure: 'The same questions',
    due: '2027-02-26',
    owner: post('Quality Assurance Officer', 'business-unit'),
    group: 'mapqag',
    origin: 'audit',
  },
  10: {
    title: 'Bring housing back to team around the family',
    measure: 'Attendance',
    due: '2027-01-22',
    owner: { kind: 'chair', group: 'dac' },
    group: 'dac',
    raisedIn: 'dac',
    origin: 'inspection',
  },
  11: {
    title: 'Try Encompass by phone',
    measure: '% read by 9am',
    due: '2027-02-05',
    owner: lead('devon-cornwall-police'),
    group: 'dac',
    raisedIn: 'serg',
    origin: 'safeguarding-audit',
  },
  12: {
    title: 'Reply to the Young Safeguarders on the scorecard',
    measure: 'Reply sent',
    due: '2026-12-04',
    owner: post('Partnership Manager', 'business-unit'),
    group: 'board',
    raisedIn: 'board',
    origin: 'young-people',
  },
  13: {
    title: 'Find places for harmful sexual behaviour training',
    measure: 'Schools trained',
    due: '2027-02-26',
    owner: post('Learning and Development Lead', 'business-unit'),
    group: 'csa',
    raisedIn: 'workforce',
  },
  14: {
    title: 'Take the bus station theme up',
    measure: 'Action agreed',
    due: '2027-01-14',
    owner: post('Sergeant, Child Centred Policing Team', 'devon-cornwall-police'),
    group: 'sawg',
    origin: 'briefing',
  },
} as const satisfies Record<number, Row>;
