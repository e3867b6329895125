import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { collectionNames, collections, type CollectionName, type RecordOf } from '../collections.ts';
import { StoreDamaged } from '../errors.ts';
import { emptyShelves, type Shelf, type Shelves } from '../shelf.ts';
import { hasCode, type FilePort } from './file-port.ts';

/** Name of the one file of a format 1 store. */
export const FORMAT_ONE = 'partnership.json';
const SET_ASIDE = 'partnership.json.before-format-2';

/** Format 1: one file with every record by collection, written whole at each commit. */
const FormatOne = z.strictObject({
  format: z.literal(1),
  collections: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
});

/** The records of a format 1 store, or undefined when there is none. @throws StoreDamaged */
export async function readFormatOne(dataDir: string): Promise<Shelves | undefined> {
  const path = join(dataDir, FORMAT_ONE);
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const stored = readStored(text, path);
  const shelves = emptyShelves();
  for (const name of collectionNames) fill(shelves[name], stored.collections[name] ?? [], name, path);
  return shelves;
}

/** Renames a format 1 file whose records are now kept in the new files. It stays as a copy. */
export async function setFormatOneAside(port: FilePort, dataDir: string): Promise<void> {
  try {
    await port.rename(join(dataDir, FORMAT_ONE), join(dataDir, SET_ASIDE));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function readStored(text: string, path: string): z.infer<typeof FormatOne> {
  try {
    return FormatOne.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(path, 'it is not a whole store file', cause);
  }
}

function fill<C extends CollectionName>(
  shelf: Shelf<C>,
  records: readonly unknown[],
  name: C,
  path: string,
): void {
  for (const record of records) {
    const parsed = collections[name].schema.safeParse(record);
    if (!parsed.success) throw damaged(path, `a record in ${name} does not have the expected shape`);
    shelf.put(parsed.data as RecordOf<C>);
  }
}

function damaged(path: string, why: string, cause?: unknown): StoreDamaged {
  return new StoreDamaged(
    path,
    why,
    'Restore the file from a backup, or move it away to start empty.',
    cause,
  );
}
