import { describe, expect, it } from 'vitest';
import { judge } from '../../guard-corpus/judge.ts';
import { readCorpus } from '../../guard-corpus/read-corpus.ts';
import { plymouthSurroundings } from '../../guard-corpus/surroundings.ts';
import { screen } from '../../../src/domain/guard/screen.ts';

const surroundings = plymouthSurroundings();
const judged = (...names: readonly string[]) => readCorpus(...names).map((line) => judge(line, surroundings));
const wrong = (lines: ReturnType<typeof judged>) =>
  lines.filter(({ right }) => !right).map(({ line, verdict }) => `${line.at} ${verdict}: ${line.text}`);

const WITH_CHECK_FIGURE: readonly string[] = ['nhs-number', 'upn', 'ni-number'];

describe('the labelled lines', () => {
  it('F45 every line of a day’s briefing comes out as it must: what identifies is refused, what does not passes', () => {
    expect(wrong(judged('h2'))).toEqual([]);
  });

  it('are at least 400, half of them clean, and 120 more were held out', () => {
    const corpus = readCorpus('h2', 'identifying', 'clean');
    expect(corpus.length).toBeGreaterThanOrEqual(400);
    expect(corpus.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(corpus.length / 2);
    expect(readCorpus('held-out').length).toBeGreaterThanOrEqual(120);
    const texts = readCorpus('identifying', 'clean', 'held-out', 'fresh', 'last', 'others').map(
      ({ text }) => text,
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('with a check figure are all stopped, of the others 98 in 100, of clean ones 3 in 100 at most', () => {
    const corpus = judged('h2', 'identifying', 'clean');
    const refused = corpus.filter(({ line }) => line.verdict === 'refuse');
    expect(
      wrong(refused.filter(({ line }) => line.kinds.some((kind) => WITH_CHECK_FIGURE.includes(kind)))),
    ).toEqual([]);
    expect(wrong(refused).length).toBeLessThanOrEqual(refused.length * 0.02);
    const clean = corpus.filter(({ line }) => line.verdict === 'pass');
    expect(wrong(clean).length).toBeLessThanOrEqual(clean.length * 0.03);
  });

  it.each(['held-out', 'fresh', 'last', 'others'])(
    '%s: 95 in 100 are stopped, 3 in 100 clean ones at most',
    (name) => {
      const lines = judged(name);
      const stops = lines.filter(({ line }) => line.verdict !== 'pass');
      expect(wrong(stops).length).toBeLessThanOrEqual(stops.length * 0.05);
      const clean = lines.filter(({ line }) => line.verdict === 'pass');
      expect(wrong(clean).length).toBeLessThanOrEqual(clean.length * 0.03);
    },
  );

  it('F13 every stopped line has a rewrite that is clean itself, and no message repeats what was found', () => {
    const loose: string[] = [];
    for (const line of readCorpus('h2', 'identifying', 'held-out', 'fresh')) {
      const told = { ...surroundings, about: line.about };
      for (const { rewrite, message, severity, span } of screen([{ field: 'text', text: line.text }], told)) {
        if (severity === 'advise') continue;
        const again = rewrite === undefined ? [] : screen([{ field: 'text', text: rewrite }], told);
        if (rewrite === undefined || again.some((finding) => finding.severity !== 'advise'))
          loose.push(`${line.at}: ${line.text}`);
        const value = line.text.slice(span?.start, span?.end);
        if (value.length > 4) expect(message).not.toContain(value);
      }
    }
    expect(loose).toEqual([]);
  });
});
