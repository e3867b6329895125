import type { z } from 'zod';
import { defineCard, type CardDefinition } from '../expand.ts';
import scorecardTemplate from '../scorecard/card.json' with { type: 'json' };
import { data as scorecardData } from '../scorecard/data.ts';
import template from './card.json' with { type: 'json' };
import { data } from './data.ts';

export const returnCard = defineCard({ name: 'return', template, data });
export const scorecardCard = defineCard({
  name: 'scorecard',
  template: scorecardTemplate,
  data: scorecardData,
});

/** The cards of the scorecard and of the monthly numbers behind it. */
export const metricMessages: readonly CardDefinition<z.ZodType>[] = [returnCard, scorecardCard];
