import { z } from 'zod';

// What every part of the partnership file is made of.

export const Id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'a short name in small letters, digits and single hyphens, like safeguarding-adolescents',
  );
export const Text = z.string().trim().min(1, 'some text');
export const MonthDay = z
  .string()
  .regex(
    /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    'a month and a day in quotes, like "09-30" for 30 September',
  );
export const aliases = z.array(Text).default([]).describe('Other things people call it.');
export const assumed = z.literal(true).exactOptional().describe('No published document states this.');
export const note = Text.exactOptional().describe('Why it is so, or what to check.');
