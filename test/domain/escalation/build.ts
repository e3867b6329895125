import { readFileSync } from 'node:fs';
import { openEscalation, policyFrom, type NewEscalation } from '../../../src/domain/escalation/open.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import type { MoveAt } from '../../../src/domain/escalation/moves.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { createDirectory } from '../../../src/partnership/directory.ts';
import { loadPartnership } from '../../../src/partnership/load.ts';
import { readMembersCsv } from '../../../src/partnership/members-csv.ts';

export const plymouth = loadPartnership('partnerships/plymouth.yaml');
export const joint2019 = loadPartnership('partnerships/plymouth-torbay-2019.yaml');

const members = readMembersCsv(readFileSync('partnerships/plymouth-members.csv', 'utf8'), plymouth).members;
export const directory = createDirectory(plymouth, members);

/** A moment with England's bank holidays: `at('2026-11-20T14:10')` is that time in London's winter. */
export function at(instant: string): MoveAt {
  return { now: new Date(`${instant}:00Z`), calendar: ENGLAND };
}

/** A secondary school's lead challenges the front door, unless told otherwise. */
export function raised(when: string, over: Partial<NewEscalation> = {}, file = plymouth): Escalation {
  return openEscalation(
    {
      id: 'ESC-2611-T7KD',
      openedBy: 'bashir-gillard',
      raising: 'secondary-schools',
      receiving: 'childrens-services',
      theme: 'outcome-not-told',
      plan: 'none',
      children: 'one',
      decided: 'No answer to a referral after six working days.',
      disagree: 'We cannot plan support without knowing.',
      want: 'The outcome in writing.',
      track: 'routine',
      familyTold: 'yes',
      inOurRecord: true,
      ...over,
    },
    policyFrom(file),
    at(when),
  );
}
