import { subjectOf } from '../../src/bot/outbox.ts';
import type { ChangedFor, Consent, Impact, ImpactSource } from '../../src/domain/impact/record.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { Button } from '../words.ts';

export const STATE_WORDS: Readonly<Record<Impact['state'], string>> = {
  draft: 'noted',
  'in-basket': 'in the basket',
  used: 'used',
  withdrawn: 'withdrawn',
};

export const CHANGED_WORDS: Readonly<Record<ChangedFor, string>> = {
  children: 'children and families',
  practice: 'practice',
  partnership: 'the partnership',
};

export const CONSENT_WORDS: Readonly<Record<Consent, string>> = {
  'not-needed': 'Not needed: it is about nobody in particular',
  child: 'Yes, from the child or young person',
  parent: 'Yes, from a parent or carer',
  worker: 'Yes, from the worker it is about',
  'not-yet': 'Not asked yet',
};

export const SOURCE_WORDS: Readonly<Record<ImpactSource, string>> = {
  free: 'what somebody noticed',
  message: 'a message',
  evaluation: 'a course',
  action: 'an action',
  escalation: 'case resolution',
  review: 'a review or audit',
};

type Lists = Pick<Partnership, 'impact' | 'priorities' | 'themes' | 'courses'>;

/** The names of what an entry points at; an id that the partnership file no longer knows stands for itself. */
export function typeName({ impact }: Lists, id: string): string {
  return impact.types.find((type) => type.id === id)?.name ?? id;
}

export function priorityName({ priorities }: Lists, id: string): string {
  return priorities.find((priority) => priority.id === id)?.name ?? id;
}

export function themeName({ themes }: Lists, id: string): string {
  return themes.find((theme) => theme.id === id)?.name ?? id;
}

/** What stands for an entry in a list, with every way of saying its priority and theme. */
export function namesOf(impact: Impact, lists: Lists & Pick<Partnership, 'agencies'>): readonly string[] {
  const known = [
    ...lists.impact.types.filter(({ id }) => id === impact.type).map(({ name }) => [name]),
    ...[...lists.priorities, ...lists.themes]
      .filter(({ id }) => id === impact.priority || id === impact.theme)
      .map(({ name, aliases }) => [name, ...aliases]),
    ...lists.courses.filter(({ id }) => id === impact.about).map(({ name, aliases }) => [name, ...aliases]),
    ...lists.agencies.filter(({ id }) => id === impact.agency).map(({ name, aliases }) => [name, ...aliases]),
  ];
  return known.flat();
}

export function impactButton(
  { id, rev }: Pick<Impact, 'id' | 'rev'>,
  verb: string,
  title: string,
  args?: Readonly<Record<string, string>>,
): Button {
  return { title, data: { verb, subject: subjectOf('impact', id), rev, ...(args ? { args } : {}) } };
}

/** The same for a press that opens a form. */
export function impactFormButton(impact: Pick<Impact, 'id' | 'rev'>, verb: string, title: string): Button {
  const { data } = impactButton(impact, verb, title);
  return { title, data: { ...data, opens: 'form' } };
}

/** On the card of something that came to an end: "what difference did it make?" */
export function noteImpactButton(from: string, rev: number): Button {
  return { title: 'Note an impact', data: { verb: 'impact.from', subject: from, rev, opens: 'form' } };
}
