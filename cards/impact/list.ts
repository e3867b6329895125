import type { z } from 'zod';
import { defineCard, type CardDefinition } from '../expand.ts';
import template from './card.json' with { type: 'json' };
import { data } from './data.ts';

export const impactCard = defineCard({ name: 'impact', template, data });

/** The cards of impact entries. */
export const impactMessages: readonly CardDefinition<z.ZodType>[] = [impactCard];
