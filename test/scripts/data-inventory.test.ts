import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf, inventory, unclassified } from '../../scripts/data-inventory.ts';
import { withBlock } from '../../scripts/generated-block.ts';
import { requirements } from '../../scripts/requirements.ts';
import { gapsIn, requirementsTable, testsNamedIn } from '../../scripts/requirements-table.ts';
import { retentionTable } from '../../scripts/retention-table.ts';
import { newReference } from '../../src/bot/ids.ts';
import { RETENTION } from '../../src/domain/retention.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { root } from '../../src/root.ts';
import { collectionNames } from '../../storage/collections.ts';
import { PURPOSES } from '../../storage/data-class.ts';
import { DATA_CLASSES } from '../../storage/data-classes.ts';
import { classOf } from '../../storage/field-classes.ts';

describe('F30: every class of data', () => {
  it('has a purpose, an agreement, and a time or a reason to stay', () => {
    for (const name of collectionNames) {
      const { purpose, retention } = DATA_CLASSES[name];
      expect(PURPOSES[purpose], name).toBeTruthy();
      expect(retention.rule ? RETENTION[retention.rule].basis : retention.until, name).toBeTruthy();
    }
  });

  it('says of every field what it is', () => {
    expect(unclassified()).toEqual([]);
    expect(fieldsOf('actions')).toContainEqual({ path: 'evidence[].text', isOpen: true });
    expect(fieldsOf('actions')).toContainEqual({ path: 'status', isOpen: false });
    expect(classOf('actions', 'evidence[].text', true)).toBe('free text');
    expect(classOf('actions', 'updates[].by', true)).toBe('personal');
    expect(classOf('actions', 'somethingNew', true)).toBeUndefined();
  });

  it('is in the inventory', () => {
    const page = inventory();
    for (const name of collectionNames) expect(page).toContain(`| \`${name}\` |`);
  });

  it('has a lawful basis in the retention table', () => {
    const text = retentionTable(loadPartnership(join(root, 'partnerships/plymouth.yaml')));
    expect(text).toContain(
      '| Closed escalations | 24 months | the escalation was closed | anonymised | Public task',
    );
    expect(text.split('\n')).toHaveLength(Object.keys(RETENTION).length + 2);
  });
});

describe('F29: words go to Slack and Teams, and to nobody else', () => {
  it('only the adapters open connections, and no package of an AI service is there', async () => {
    const opening = [];
    for (const folder of ['src', 'commands', 'cards', 'schedules', 'storage']) {
      for (const name of await readdir(join(root, folder), { recursive: true })) {
        if (!name.endsWith('.ts')) continue;
        const file = join(folder, name);
        const text = await readFile(join(root, file), 'utf8');
        if (/\bfetch\(|\bfrom '(node:https|axios|undici|node-fetch|got)'/.test(text)) opening.push(file);
      }
    }
    expect(opening.filter((file) => !file.startsWith(join('src', 'adapters')))).toEqual([]);
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    expect(
      Object.keys(dependencies).filter((name) =>
        /openai|anthropic|langchain|cohere|mistral|gemini|\bai\b/.test(name),
      ),
    ).toEqual([]);
  });
});

describe('F32: references', () => {
  it('are random within their month: no two alike in practice, in no order, from no identifier', () => {
    const now = new Date('2026-11-23T09:00:00Z');
    const made = Array.from({ length: 300 }, () => newReference('ESC', now));
    for (const id of made) expect(id).toMatch(/^ESC-2611-[B-DF-HJ-NP-TV-XZ2-9]{4}$/);
    // 28⁴ are possible: of 300 nearly all differ.
    expect(new Set(made).size).toBeGreaterThan(280);
    expect([...made].sort()).not.toEqual(made);
  });
});

describe('the table of requirements', () => {
  it('answers each of the 45 once', async () => {
    expect(requirements.map(({ id }) => id)).toEqual(Array.from({ length: 45 }, (_, n) => `F${n + 1}`));
    const text = await requirementsTable();
    expect(text.split('\n')).toHaveLength(47);
    expect(text).toContain(
      '| “references” ([scripts/data-inventory.test.ts](../test/scripts/data-inventory.test.ts)) |',
    );
  });

  it('finds what has neither test nor reason, and numbers that do not exist', () => {
    // Put together, so that this file is not found to name them itself.
    const source = ["it('F", "1 a number', () => {}); it.each(['x'])('F", "99 %s', () => {});"].join('');
    const tests = testsNamedIn('test/x.test.ts', source);
    expect(tests.map(({ numbers }) => numbers)).toEqual([['F1'], ['F99']]);
    const two = [
      { id: 'F1', says: 'one' },
      { id: 'F2', says: 'two', shownIn: ['test/nowhere.test.ts'] },
    ];
    expect(gapsIn(two, tests)).toEqual([
      expect.stringMatching(/^F2: no test/),
      expect.stringContaining('does not exist'),
      expect.stringContaining('test/nowhere.test.ts'),
    ]);
  });

  it('goes between its marks', () => {
    const text = 'a\n<!-- x: made by `npm run generate` -->\nold\n<!-- end of x -->\nb';
    expect(withBlock(text, 'x', 'new')).toBe(
      'a\n<!-- x: made by `npm run generate` -->\n\nnew\n\n<!-- end of x -->\nb',
    );
    expect(() => withBlock('a', 'x', 'new')).toThrow('marks');
  });
});
