import { randomInt, randomUUID } from 'node:crypto';

// No vowels (so no words), no 0/O/1/I (so it can be read out over the phone).
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** `ACT-2611-K4TR`: kind, year and month, four random characters. Identifies nobody and cannot be counted up. */
export function newReference(
  prefix:
    | 'ACT'
    | 'ESC'
    | 'REV'
    | 'ATT'
    | 'THX'
    | 'UPD'
    | 'DUT'
    | 'MTG'
    | 'SES'
    | 'BKG'
    | 'IMP'
    | 'EVA'
    | 'FIG'
    | 'RET'
    | 'LIC'
    | 'RFR',
  now: Date,
): string {
  const month = now.toISOString().slice(2, 7).replace('-', '');
  let random = '';
  for (let index = 0; index < 4; index += 1) random += LETTERS[randomInt(LETTERS.length)] ?? '';
  return `${prefix}-${month}-${random}`;
}

export function newId(): string {
  return randomUUID();
}

let counter = 0;

/** An id that sorts by time, then by order of writing within this process. */
export function newOrderedId(now: Date): string {
  counter = (counter + 1) % 1_000_000;
  return `${now.toISOString()}|${String(counter).padStart(6, '0')}|${randomUUID().slice(0, 8)}`;
}
