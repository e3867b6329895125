import { z } from 'zod';
import type { ITEM_FIELDS } from '../../cards/briefing-form/data.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { ItemChanges } from '../../src/domain/briefing/moves-item.ts';
import type { Draft, Read } from '../../src/domain/briefing/reading.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';
import { ACTION_KINDS, ITEM_TYPES, KNOWN_TO, REPEATS, RISKS } from '../../src/domain/briefing/words.ts';
import { londonDate, londonInstant, londonTime } from '../../src/domain/working-days.ts';

export type ItemField = (typeof ITEM_FIELDS)[number];

/** Each child has a clock of its own. */
const EACH: ReadonlySet<string> = new Set(['missing-now', 'returned', 'repeat-missing']);
const DAY_MS = 86_400_000;

/** What a form about an item may send. Everything but what it is may stay open. */
export function itemSchema({ partnership, directory }: Pick<Context, 'partnership' | 'directory'>) {
  const { areas, contexts } = partnership.briefing;
  const optional = (isRight: (value: string) => boolean, message = 'Choose one of the list.') =>
    z
      .string()
      .trim()
      .optional()
      .refine((value) => !value || isRight(value), message);
  const oneOf = (words: readonly { readonly value: string }[]) => (value: string) =>
    words.some((word) => word.value === value);
  const time = optional((value) => TIME.test(value), 'A time like 21:40, or nothing.');
  return z
    .object({
      type: z.string('Please choose one.').refine(oneOf(ITEM_TYPES), 'Please choose one.'),
      count: optional((value) => /^[1-9]\d?$/.test(value), 'A number from 1 to 99, or nothing.'),
      risk: optional(oneOf(RISKS)),
      area: optional((value) => areas.some(({ id }) => id === value)),
      context: optional((value) => contexts.some(({ id }) => id === value)),
      repeat: optional(oneOf(REPEATS)),
      knownTo: optional(oneOf(KNOWN_TO)),
      dslTold: optional((value) => value === 'yes' || value === 'no'),
      action: optional(oneOf(ACTION_KINDS)),
      owner: optional((value) => directory.agency(value) !== undefined),
      since: time,
      strategyBy: time,
      dueBy: time,
    })
    .refine(({ owner, action }) => !owner || action, {
      path: ['action'],
      message: 'Say what they should do.',
    });
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The fields as what was read, as sure as its author. @param values without errors */
export function draftOf(values: Values, now: Date, before?: Draft): Draft {
  const type =
    ITEM_TYPES.find(({ value }) => value === values['type'])?.value ?? before?.type.value ?? 'theme';
  const risk = RISKS.find(({ value }) => value === values['risk'])?.value;
  const repeat = REPEATS.find(({ value }) => value === values['repeat'])?.value;
  const known = KNOWN_TO.find(({ value }) => value === values['knownTo'])?.value;
  const action = ACTION_KINDS.find(({ value }) => value === values['action'])?.value;
  const today = londonDate(now);
  const given = (field: ItemField): string | undefined => values[field] || undefined;
  const [since, area, context] = [given('since'), given('area'), given('context')];
  const [strategyBy, owner, dueBy, count] = [
    given('strategyBy'),
    given('owner'),
    given('dueBy'),
    given('count'),
  ];
  const kept = before ?? { knownTo: [], themes: [], actions: [] };
  const {
    count: _c,
    risk: _r,
    since: _s,
    area: _a,
    context: _x,
    repeat: _p,
    ...rest
  } = kept as Partial<Draft>;
  return {
    themes: [],
    ...rest,
    type: sure(type),
    each: EACH.has(type),
    ...(count ? { count: sure(Number(count)) } : {}),
    ...(risk ? { risk: sure(risk) } : {}),
    ...(since ? { since: sure(lastTime(since, now).toISOString()) } : {}),
    ...(area ? { area: sure(area) } : {}),
    ...(context ? { context: sure(context) } : {}),
    ...(repeat ? { repeat: sure(repeat) } : {}),
    knownTo: known ? [sure(known)] : [],
    ...(strategyBy
      ? { strategy: { state: sure('requested' as const), at: sure({ date: today, time: strategyBy }) } }
      : {}),
    ...(given('dslTold') ? { dslTold: sure(values['dslTold'] === 'yes') } : {}),
    actions: action
      ? [
          ...kept.actions,
          {
            kind: sure(action),
            ...(owner ? { owner: sure(owner) } : {}),
            due: sure({ date: today, ...(dueBy ? { time: dueBy } : {}) }),
          },
        ]
      : kept.actions,
  };
}

/** What a correction changes: every field that the form asked for; an empty one is emptied. */
export function changesOf(values: Values, now: Date, item: BriefingItem): ItemChanges {
  const draft = draftOf(values, now);
  const since = values['since'] ?? '';
  const same = item.missingSince !== undefined && londonTime(new Date(item.missingSince)) === since;
  return {
    type: draft.type.value,
    count: draft.count?.value ?? null,
    risk: draft.risk?.value ?? null,
    area: draft.area?.value ?? null,
    context: draft.context?.value ?? null,
    repeat: draft.repeat?.value ?? null,
    ...(values['knownTo'] ? { knownTo: draft.knownTo.map(({ value }) => value) } : {}),
    ...(same ? {} : { missingSince: draft.since?.value ?? null }),
  };
}

/** The form as it stands for what was read. */
export function valuesOfDraft(draft: Draft): Values {
  return compact({
    type: draft.type.value,
    count: draft.count && String(draft.count.value),
    risk: draft.risk?.value,
    area: draft.area?.value,
    context: draft.context?.value,
    since: draft.since && londonTime(new Date(draft.since.value)),
    repeat: draft.repeat?.value,
    knownTo: draft.knownTo[0]?.value,
  });
}

export function valuesOfItem(item: BriefingItem): Values {
  return compact({
    type: item.type,
    count: item.count === undefined ? undefined : String(item.count),
    risk: item.risk,
    area: item.area,
    context: item.context,
    since: item.missingSince && londonTime(new Date(item.missingSince)),
    repeat: item.repeat,
    knownTo: item.knownTo[0],
  });
}

/** The last time the clock in London showed this. */
export function lastTime(time: string, now: Date): Date {
  const today = londonInstant(londonDate(now), time);
  if (today <= now) return today;
  return londonInstant(londonDate(new Date(now.getTime() - DAY_MS)), time);
}

function sure<T>(value: T): Read<T> {
  return { value, confidence: 1, because: [] };
}

function compact(values: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
