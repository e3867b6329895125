import { z } from 'zod';
import { ROLES } from './model.ts';
import { assumed, Id, note, Text } from './schema-parts.ts';

const Months = z.number().int().min(1).max(120);

/** Whom a course is for, and how often they need it. Everything that is given has to fit a person. */
const Audience = z.strictObject({
  roles: z.array(z.enum(ROLES)).min(1, 'at least one role').exactOptional(),
  sectors: z
    .array(Text)
    .min(1, 'at least one sector')
    .exactOptional()
    .describe('Sectors of agencies, as under "agencies".'),
  posts: z
    .array(Text)
    .min(1, 'at least one word')
    .exactOptional()
    .describe('Words of which one stands in the name of their job, such as midwife.'),
  needed: z.literal(true).exactOptional().describe('They need it; without this they may come.'),
  refreshMonths: Months.exactOptional().describe(
    'Whoever of them has had it needs it again so many months later.',
  ),
  note,
  assumed,
});

/** When people are asked what a course did. Whoever does not answer is asked twice more. */
const Evaluation = z.strictObject({
  waves: z
    .array(z.number().int().min(0).max(24))
    .default([0, 3])
    .describe('Months after the session: 0 is the day itself. Empty: nobody is asked.'),
  managerCopy: z.literal(true).exactOptional().describe('Whoever answers for the person gets a copy.'),
  note,
  assumed,
});

/** What the catalogue knows of a course beside its name, its priority and its licences. */
export const courseFields = {
  level: z.number().int().min(1).max(4).exactOptional().describe('1 for everybody, 4 for specialists.'),
  kind: z.enum(['in-person', 'online', 'e-learning']).default('in-person'),
  audience: z.array(Audience).default([]).describe('Whom it is for. Empty: anybody.'),
  onlyAudience: z.literal(true).exactOptional().describe('Nobody else can book it.'),
  places: z
    .number()
    .int()
    .min(1)
    .max(500)
    .default(20)
    .describe('Places of a session, unless it says otherwise.'),
  least: z.number().int().min(1).max(500).default(6).describe('With fewer bookings a session is too thin.'),
  cancelByDays: z
    .number()
    .int()
    .min(0)
    .max(30)
    .default(5)
    .describe('Working days before the session by which a place is given back in good time.'),
  closesDays: z
    .number()
    .int()
    .min(0)
    .max(30)
    .default(3)
    .describe('Working days before the session on which booking closes.'),
  renews: Id.exactOptional().describe('A course that counts as had again with this one.'),
  bring: Text.exactOptional().describe('What to bring, for the joining note.'),
  purchaseOrder: z.literal(true).exactOptional().describe('A place needs a purchase order.'),
  evaluation: Evaluation.prefault({}),
} as const;

/** What holds for all training: who runs it, and what young people wish of everybody who works with them. */
export const Training = z.strictObject({
  group: Id.exactOptional().describe('The group whose chair runs the training.'),
  wishes: z
    .array(Text)
    .default([])
    .describe('What young people wish of everybody who works with them: part of each joining note.'),
  wishesFrom: Text.default('What young people ask of us').describe('The heading above them.'),
  note,
  assumed,
});
