import type { z } from 'zod';
import { defineCard, type CardDefinition } from '../expand.ts';
import template from './card.json' with { type: 'json' };
import { data } from './data.ts';

export const trainingCard = defineCard({ name: 'training', template, data });

/** The cards of training. */
export const trainingMessages: readonly CardDefinition<z.ZodType>[] = [trainingCard];
