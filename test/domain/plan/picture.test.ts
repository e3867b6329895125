import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dutiesOfYear } from '../../../src/domain/plan/duties.ts';
import { planEntries } from '../../../src/domain/plan/entries.ts';
import { drawPicture, escapeMarkup } from '../../../src/domain/plan/picture.ts';
import { yearGrid } from '../../../src/domain/plan/year-grid.ts';
import type { DutyOccurrence } from '../../../src/domain/plan/record.ts';
import { plymouthFile } from '../../support/plymouth.ts';

const NAMES = { group: (id: string) => id, who: (id: string) => id };

describe('the picture of a plan year', () => {
  let plan: DutyOccurrence[];
  beforeAll(() => {
    plan = dutiesOfYear(plymouthFile(), 2026);
  });
  const drawn = (duties: readonly DutyOccurrence[], nameOf = (owner: string) => owner): string =>
    drawPicture(yearGrid(planEntries([], duties, '2026-11-23', NAMES), 2026), {
      title: 'Forward plan 2026-27',
      note: 'As of today',
      nameOf,
    });

  it('has a mark with its letter and its name for every duty, inside its frame', () => {
    const svg = drawn(plan);
    expect(svg.match(/<g><title>/g)).toHaveLength(plan.length);
    const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    for (const [, x = '', y = ''] of svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="20"/g)) {
      expect(Number(x) + 20).toBeLessThanOrEqual(Number(width));
      expect(Number(y) + 20).toBeLessThanOrEqual(Number(height));
    }
    expect(svg).toContain('Annual report published, by 30 Sep: red');
  });

  it('is well-formed and has no markup of anybody’s, whatever a duty or a group is called', () => {
    const [one] = plan;
    if (!one) throw new Error('no duty');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const name = `${typed}<img src=x onerror="a()">&'`;
        const svg = drawn([{ ...one, name }], () => name);
        expect(svg.replaceAll(/<\/?(svg|title|rect|text|g|circle)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
        expect(svg.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
      { numRuns: 60 },
    );
    expect(escapeMarkup('a\u0000b<&>"\'')).toBe('a b&lt;&amp;&gt;&quot;&#39;');
  });
});
