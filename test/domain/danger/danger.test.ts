import { describe, expect, it } from 'vitest';
import { concernIn, soundsLikeDisclosure } from '../../../src/domain/danger/concerns.ts';
import { soundsLikeDanger } from '../../../src/domain/danger/read-danger.ts';
import { readCorpus } from '../../guard-corpus/read-corpus.ts';
import { readDangerCorpus, takenFor } from '../../guard-corpus/read-danger-corpus.ts';

describe('danger now', () => {
  it.each(['danger', 'danger-fresh'])('F16 every line of %s is taken for what it is', (name) => {
    const wrong = readDangerCorpus(name).filter(({ label, text }) => takenFor(text) !== label);
    expect(wrong).toEqual([]);
  });

  it('F16 talk of danger in general or in the past is not danger: of hundreds of ordinary lines only the one that is', () => {
    const lines = readCorpus('h2', 'clean', 'held-out', 'fresh', 'last');
    const taken = lines.filter(({ verdict, text }) => verdict === 'pass' && takenFor(text) !== 'none');
    expect(taken.map(({ text }) => text)).toEqual(['yp threatened overdose NOW at home']);
  });

  it('is told with typing mistakes, disguises and over two sentences', () => {
    for (const text of [
      'shes not breathng',
      'threatning to kil himself tonihgt',
      'ѕhe’s not breathing',
      'He has a knfe. Right now.',
      'UNCONCIOUS CHILD',
    ])
      expect(soundsLikeDanger([text]), text).toBe(true);
  });

  it('one of several texts is enough, and nothing at all is none', () => {
    expect(soundsLikeDanger(['Send the minutes', 'she is not breathing'])).toBe(true);
    expect(soundsLikeDanger([])).toBe(false);
    expect(soundsLikeDanger([''])).toBe(false);
  });

  it('F18 an allegation, whistleblowing and a complaint are known; F17 so is a referral', () => {
    expect(concernIn(['school > football club coach conduct allegation'])).toBe('allegation');
    expect(concernIn(['I want to blow the whistle on my manager'])).toBe('whistleblowing');
    expect(concernIn(['I want to make a complaint'])).toBe('complaint');
    expect(concernIn(['I want to refer a child'])).toBe('referral');
    expect(concernIn(['LADO annual report, complaints figures, referral rates'])).toBeUndefined();
  });

  it('F17 what a child told somebody gets a word that this refers nobody, and does not stop other work', () => {
    expect(soundsLikeDisclosure(['child disclosed that stepdad hits her'])).toBe(true);
    expect(soundsLikeDisclosure(['Disclosure training for 40 staff'])).toBe(false);
  });
});
