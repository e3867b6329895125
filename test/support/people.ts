import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectory } from '../../src/partnership/directory.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { plymouth } from './schedules.ts';

/** The invented members of the partnership, as local mode has them. */
export function townsfolk(): readonly Member[] {
  const text = readFileSync(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
  return readMembersCsv(text, plymouth.partnership).members;
}

/** Everybody and every group, on 23 November 2026. */
export function townDirectory(): Directory {
  return createDirectory(plymouth.partnership, townsfolk(), () => '2026-11-23');
}
