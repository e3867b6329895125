import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Partnership } from './schema.ts';

/**
 * Reads the partnership file when the bot starts. A text that was in order when the bot was built is not read line by line
 * again: the build kept what it says beside the built code, by the hash of the text (`scripts/bundle.mjs`).
 * @throws PartnershipFileError with all its problems at once
 */
export async function openPartnership(path: string): Promise<Partnership> {
  const checked = await checkedAtBuild(path);
  if (checked) return checked;
  const { loadPartnership } = await import('./load.ts');
  return loadPartnership(path);
}

/** Run from its sources the bot has nothing beside itself. */
async function checkedAtBuild(path: string): Promise<Partnership | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const kept = await readFile(new URL(`checked-${hash}.json`, import.meta.url), 'utf8');
    return JSON.parse(kept) as Partnership;
  } catch {
    return undefined;
  }
}
