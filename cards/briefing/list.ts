import type { z } from 'zod';
import { defineCard, type CardDefinition } from '../expand.ts';
import eventTemplate from '../briefing-event/card.json' with { type: 'json' };
import { data as eventData } from '../briefing-event/data.ts';
import formTemplate from '../briefing-form/card.json' with { type: 'json' };
import { data as formData } from '../briefing-form/data.ts';
import itemTemplate from '../briefing-item/card.json' with { type: 'json' };
import { data as itemData } from '../briefing-item/data.ts';
import mirrorTemplate from '../briefing-mirror/card.json' with { type: 'json' };
import { data as mirrorData } from '../briefing-mirror/data.ts';
import orderTemplate from '../briefing-order/card.json' with { type: 'json' };
import { data as orderData } from '../briefing-order/data.ts';
import trendsTemplate from '../briefing-trends/card.json' with { type: 'json' };
import { data as trendsData } from '../briefing-trends/data.ts';
import template from './card.json' with { type: 'json' };
import { data } from './data.ts';

export const briefingCard = defineCard({ name: 'briefing', template, data });
export const briefingEventCard = defineCard({
  name: 'briefing-event',
  template: eventTemplate,
  data: eventData,
});
export const briefingFormCard = defineCard({ name: 'briefing-form', template: formTemplate, data: formData });
export const briefingItemCard = defineCard({ name: 'briefing-item', template: itemTemplate, data: itemData });
export const briefingMirrorCard = defineCard({
  name: 'briefing-mirror',
  template: mirrorTemplate,
  data: mirrorData,
});
export const briefingOrderCard = defineCard({
  name: 'briefing-order',
  template: orderTemplate,
  data: orderData,
});
export const briefingTrendsCard = defineCard({
  name: 'briefing-trends',
  template: trendsTemplate,
  data: trendsData,
});

/** The cards of the daily briefing that are messages, and those that are forms. */
export const briefingMessages: readonly CardDefinition<z.ZodType>[] = [
  briefingCard,
  briefingItemCard,
  briefingMirrorCard,
  briefingTrendsCard,
];
export const briefingForms: readonly CardDefinition<z.ZodType>[] = [
  briefingEventCard,
  briefingFormCard,
  briefingOrderCard,
];
