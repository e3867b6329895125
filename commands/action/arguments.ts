import type { ArgumentDefinition } from '../../src/bot/grammar/types.ts';
import { ORIGINS } from '../../src/domain/action/origins.ts';

export const reference: ArgumentDefinition = {
  kind: 'reference',
  label: 'which action',
  prefixes: ['ACT'],
  required: true,
};

export const group: ArgumentDefinition = {
  kind: 'group',
  label: 'which group it is for',
  leads: ['to', 'for', 'in'],
};

export const via: ArgumentDefinition = {
  kind: 'group',
  label: 'which group raised it',
  leads: ['via', 'through', 'raised in'],
};

export const origin: ArgumentDefinition = {
  kind: 'choice',
  label: 'where it comes from',
  leads: ['from'],
  choices: ORIGINS,
};

export const about: ArgumentDefinition = {
  kind: 'text',
  label: 'what it is about',
  max: 60,
  placeholder: 'theme',
  leads: ['about', 'on'],
};

export const measure: ArgumentDefinition = {
  kind: 'text',
  label: 'how we will know',
  max: 300,
  placeholder: 'how we will know',
  leads: ['measure', 'measured by'],
  required: true,
};

/** Who, what and by when. */
export const newAction = {
  owner: {
    kind: 'person',
    label: 'who will do it',
    placeholder: 'person',
    leads: ['for'],
    seats: true,
    required: true,
  },
  title: {
    kind: 'text',
    label: 'what needs to happen',
    placeholder: 'what',
    max: 600,
    required: true,
    main: true,
  },
  due: {
    kind: 'date',
    label: 'when it is due',
    leads: ['by', 'due', 'before', 'until'],
    required: true,
    future: true,
  },
} as const satisfies Readonly<Record<string, ArgumentDefinition>>;
