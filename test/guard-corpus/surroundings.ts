import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardSurroundings } from '../../src/bot/guard-surroundings.ts';
import type { GuardSurroundings } from '../../src/domain/guard/finding.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { root } from '../../src/root.ts';

/** The day the invented briefing was typed. */
export const CORPUS_DAY = '2026-11-23';

let known: GuardSurroundings | undefined;

/** Plymouth's file with its invented members: what the guard knows when it reads the corpus. Put together once a test worker. */
export function plymouthSurroundings(): GuardSurroundings {
  known ??= Object.freeze(putTogether());
  return known;
}

function putTogether(): GuardSurroundings {
  const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
  const csv = readFileSync(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
  return guardSurroundings(
    partnership,
    createDirectory(partnership, readMembersCsv(csv, partnership).members),
    CORPUS_DAY,
  );
}
