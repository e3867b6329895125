import type { z } from 'zod';
import { defineCard, type CardDefinition } from '../expand.ts';
import yearTemplate from '../plan-year/card.json' with { type: 'json' };
import { data as yearData } from '../plan-year/data.ts';
import template from './card.json' with { type: 'json' };
import { data } from './data.ts';

export const dutyCard = defineCard({ name: 'duty', template, data });
export const planYearCard = defineCard({ name: 'plan-year', template: yearTemplate, data: yearData });

/** The cards of the forward plan. */
export const planMessages: readonly CardDefinition<z.ZodType>[] = [dutyCard, planYearCard];
