import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkForm, readForm, severalAnswers } from '../../src/bot/forms.ts';

describe('reading a form', () => {
  const schema = z
    .object({
      what: z.string().trim().min(1, 'Say what.').max(5, 'Say it shorter.'),
      who: severalAnswers.refine((ids) => ids.length < 3, 'At most two.'),
    })
    .refine(({ what, who }) => what !== 'none' || who.length === 0, {
      path: ['who'],
      error: 'Nobody, then.',
    });

  it('gives what was meant: several answers as a list, however they came', () => {
    expect(readForm(schema, { what: ' all ', who: ['a', 'b'] })).toEqual({
      data: { what: 'all', who: ['a', 'b'] },
    });
    expect(readForm(schema, { what: 'all', who: 'a,b' })).toEqual({ data: { what: 'all', who: ['a', 'b'] } });
    expect(readForm(schema, { what: 'all' })).toEqual({ data: { what: 'all', who: [] } });
    expect(checkForm(schema, { what: 'all', who: 'a' })).toEqual({ values: { what: 'all' } });
  });

  it('puts the first thing wrong beside its input', () => {
    expect(readForm(schema, { what: '  ', who: 'a,b,c' })).toEqual({
      errors: { what: 'Say what.', who: 'At most two.' },
    });
    expect(readForm(schema, { what: 'none', who: 'a' })).toEqual({ errors: { who: 'Nobody, then.' } });
    expect(readForm(schema, {})).toEqual({ errors: { what: 'Please fill this in.' } });
  });
});
