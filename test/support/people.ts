import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectory } from '../../src/partnership/directory.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { plymouth } from './schedules.ts';

let folk: readonly Member[] | undefined;

/** The invented members of the partnership, as local mode has them: read once a test worker, and frozen. */
export function townsfolk(): readonly Member[] {
  if (folk) return folk;
  const text = readFileSync(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
  const { members } = readMembersCsv(text, plymouth.partnership);
  for (const member of members)
    for (const part of [member.roles, member.platforms, member]) Object.freeze(part);
  folk = Object.freeze([...members]);
  return folk;
}

/** Everybody and every group, on 23 November 2026. */
export function townDirectory(): Directory {
  return createDirectory(plymouth.partnership, townsfolk(), () => '2026-11-23');
}
