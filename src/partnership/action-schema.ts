import { z } from 'zod';
import { ORIGIN_VALUES } from '../domain/action/origins.ts';
import { DEEPEST } from '../domain/action/tree.ts';
import { assumed, Id, note, Text } from './schema-parts.ts';

const days = z.number().int().min(0).max(120);
const origins = z.array(z.enum(ORIGIN_VALUES)).min(1, 'at least one origin');
const groups = z.array(Id).min(1, 'at least one group');

const Limits = z.strictObject({
  hop: days.default(5).describe('For a group to take an action that was sent to it.'),
  assurance: days.default(20).describe('For a group to look at the evidence.'),
  note,
  assumed,
});

const Route = z.strictObject({
  origins: origins.describe('Actions from these go this way.'),
  through: groups.describe('The groups they go through, in order, before the one that does the work.'),
  note,
  assumed,
});

const Assurance = z.strictObject({
  of: groups.describe('The work of these groups'),
  origins: origins.exactOptional().describe('that came from these'),
  by: Id.describe('is looked at by this group, and never by one of its own.'),
  note,
  assumed,
});

const AlsoReports = z
  .strictObject({
    groups: groups.exactOptional(),
    priorities: z.array(Id).min(1, 'at least one priority').exactOptional(),
    to: Id.describe('A group or linked board.'),
    note,
    assumed,
  })
  .refine((rule) => rule.groups ?? rule.priorities, { error: 'at least one of "groups" and "priorities"' });

/** Actions: the way they go, who looks at what was done, and how long each has. Limits are in working days. */
export const ActionRules = z.strictObject({
  limits: Limits.prefault({}).describe('Working days; they end when the working day does.'),
  routes: z.array(Route).default([]),
  assurance: z
    .array(Assurance)
    .default([])
    .describe('Where nothing is said, the group that sent an action on looks at what was done.'),
  alsoReports: z.array(AlsoReports).default([]).describe('Dual reporting, by group or priority.'),
  stuckGoesTo: Id.exactOptional().describe('The group before which a stuck action is put.'),
  deepest: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(DEEPEST)
    .describe('How deep actions may lie under each other.'),
  vagueWords: z
    .array(Text)
    .default(['monitor', 'be aware', 'consider', 'continue', 'explore', 'look into', 'ensure'])
    .describe('Words in an action that are pointed out kindly.'),
  note,
  assumed,
});
export type ActionRules = Readonly<z.infer<typeof ActionRules>>;
