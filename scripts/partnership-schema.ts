import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { z } from 'zod';
import { PartnershipSchema } from '../src/partnership/schema.ts';

const OUTPUT = new URL('../partnerships/partnership.schema.json', import.meta.url);

/** The text of `partnerships/partnership.schema.json`, which editors use to complete and check a partnership file. */
export async function partnershipSchemaJson(): Promise<string> {
  const schema = { title: 'Partnership file', ...z.toJSONSchema(PartnershipSchema, { io: 'input' }) };
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
}

async function main(check: boolean): Promise<number> {
  const text = await partnershipSchemaJson();
  if (!check) {
    await writeFile(OUTPUT, text);
    return 0;
  }
  if ((await readFile(OUTPUT, 'utf8').catch(() => '')) === text) return 0;
  console.error(
    'partnerships/partnership.schema.json is out of date. Run: npx tsx scripts/partnership-schema.ts',
  );
  return 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.includes('--check'));
}
