import { describe, expect, it } from 'vitest';
import { gate, vagueWordIn } from '../../../src/domain/action/gate.ts';

const VAGUE = ['monitor', 'be aware', 'consider', 'continue'];
const whole = { owner: 'jo', due: '2026-12-12', measure: '90% on time' };

describe('the gate before an action is kept', () => {
  it('says what is still needed, and helps with a measure', () => {
    expect(gate({ title: 'Monitor Families First' }, VAGUE)).toMatchObject({
      missing: ['owner', 'due', 'measure'],
      says: 'Still needed: who will do it, by when and how we will know that it worked.',
      measure: 'A figure for Families First every month, and what we do when it falls',
    });
    expect(gate({ title: 'Send the minutes', owner: 'jo', due: '2026-12-12' }, VAGUE)).toMatchObject({
      missing: ['measure'],
      measure: 'All who should have it have the minutes: how many of how many',
    });
  });

  it('lets a whole action through, and points a vague word out kindly', () => {
    expect(gate({ title: 'Send the minutes', ...whole }, VAGUE)).toEqual({ missing: [], says: '', hint: '' });
    const vague = gate({ title: 'Monitor Families First', ...whole }, VAGUE);
    expect(vague.missing).toEqual([]);
    expect(vague.hint).toContain('“Monitor” leaves open what will be done');
  });

  it.each([
    ['Monitor attendance', 'monitor'],
    ['To monitor attendance', 'monitor'],
    ['Be aware of the new tool', 'be aware'],
    ['Agree how to monitor attendance', undefined],
    ['Monitoring officer writes to schools', undefined],
    ['Considered reply to the scrutineer', undefined],
  ])('%s: the vague word is %s', (title, word) => {
    expect(vagueWordIn(title, VAGUE)).toBe(word);
  });

  it('never suggests more than a measure may have', () => {
    expect(gate({ title: `Send ${'x'.repeat(600)}` }, VAGUE).measure?.length).toBeLessThanOrEqual(300);
  });
});
