import { z } from 'zod';
import { ADVISERS, BreachTell } from '../domain/escalation/record.ts';
import { assumed, Id, note, Text } from './schema-parts.ts';

const days = z.number().int().min(0).max(60);

const Stage = z.strictObject({
  stage: z.number().int().min(1).max(9),
  name: Text,
  who: Text,
  foundAmong: z
    .enum(['workers', 'managers', 'seniors', 'delegated-partners', 'lead-partners', 'accountable-officer'])
    .describe('Where each side finds its owner: by role, in its own agency or the one it belongs to.'),
  agency: Id.exactOptional().describe('The agency whose officer decides for everybody.'),
  decides: z.literal(true).exactOptional().describe('Those who sit here decide, instead of agreeing.'),
  limit: z
    .strictObject({ routine: days, urgent: days })
    .describe('Working days; 0 is by 17:00 the same working day.'),
  onBreach: Text,
  onBreachTell: z
    .array(BreachTell)
    .default([])
    .describe('Who else gets a copy when the limit is over. `chair:` and a group for its chair.'),
  advice: z
    .strictObject({
      name: Text.describe('What those are called who give it.'),
      foundAmong: z
        .enum(ADVISERS)
        .describe('Members with the role independent-person, or the lead partners of the other agencies.'),
      needed: z.literal(true).exactOptional().describe('Nothing is decided here before they were asked.'),
      assumed,
    })
    .exactOptional()
    .describe('Whose opinion those who sit here may ask for.'),
  note,
  assumed,
});

/** Case resolution: its stages, limits and who is told. */
export const Escalation = z.strictObject({
  raiseWithin: days.describe('Working days from the decision that is challenged.'),
  extensionsPerStage: z.number().int().min(0).max(9),
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in quotes, like "17:00"')
    .exactOptional()
    .describe('When a working day ends for its limits; 17:00 when not given.'),
  reviewAfterDays: z.number().int().min(1).max(365).describe('Calendar days from closing to "did it hold?"'),
  tellsBusinessUnitFrom: z
    .number()
    .int()
    .min(1)
    .max(9)
    .describe('The stage from which the business unit is told.'),
  pauses: z
    .array(z.strictObject({ id: Id, name: Text, assumed }))
    .default([])
    .describe('Reasons for which a stage may be paused. None: the clock never stops.'),
  stages: z.array(Stage).min(1, 'at least one stage'),
  briefsIn: z
    .array(
      z.strictObject({
        room: z
          .union([z.literal('business-unit'), z.templateLiteral(['group:', z.string()])])
          .describe('`business-unit` for its rooms, `group:` and a group for those of the group.'),
        fromStage: z.number().int().min(1).max(9).describe('The stage from which the room sees it.'),
        note,
        assumed,
      }),
    )
    .default([])
    .describe('Rooms that see reference, stage and due time of every escalation, and nothing else of it.'),
  figuresTo: z
    .array(
      z.strictObject({
        group: Id.describe('Its chair gets the figures, small numbers hidden.'),
        every: z.enum(['month', 'two-months', 'quarter', 'half-year', 'year']),
        note,
        assumed,
      }),
    )
    .default([]),
  note,
  assumed,
});
