import { aggregates, PRACTISING, type Rule } from './access-rules.ts';

/** The rows of the access table for training, licences, evaluations and impact. */
export const TRAINING_TABLE = {
  // The catalogue and its sessions are no secret to anybody here.
  'training.see': { everyone: ['any'] },
  // For oneself; whoever answers for an agency may book for its people too.
  'training.book': {
    everyone: ['self'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Who of an agency needs or has had what.
  'training.team': {
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Whoever gives a session, the chair of the group that runs the training, and the business unit: days, who is booked, who came.
  'training.run': { everyone: ['trainer', 'group-chair'], 'business-unit': ['any'] },
  // That somebody had training somewhere else.
  'training.record': {
    everyone: ['self'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Counts with the small ones hidden.
  'training.figures': {
    'business-unit': ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
    chair: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  // What made a difference: whoever wrote it, those who answer for the agency, those who run or oversee the partnership.
  'impact.add': { ...PRACTISING, 'participation-worker': ['any'] },
  'impact.see': {
    everyone: ['author'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
    chair: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  'impact.change': { everyone: ['author'], 'business-unit': ['any'] },
  'impact.basket': { 'business-unit': ['any'] },
  // Counts, and what was chosen to be published.
  'impact.figures': aggregates,
  // Their own, and nobody answers for them.
  'evaluation.answer': { everyone: ['self'] },
  'evaluation.figures': aggregates,
  // How full a pool of licences is, without names; and to ask for one.
  'licence.see': { ...PRACTISING, scrutineer: ['any'] },
  'licence.ask': PRACTISING,
  // Their own: use, keep, give back, hand on.
  'licence.own': { everyone: ['self'] },
  // By agency, without names.
  'licence.agencies': { chair: ['any'], 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  // Who of an agency has one, and whether it is kept although it is not used.
  'licence.lead': {
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  'licence.run': { 'business-unit': ['any'] },
  // Whether the staff of a school have had the yearly update: whoever is asked for it.
  'cascade.answer': { everyone: ['owes'], 'business-unit': ['any'] },
  'cascade.see': {
    chair: ['any'],
    'business-unit': ['any'],
    dsp: ['any'],
    lsp: ['any'],
    scrutineer: ['any'],
  },
} as const satisfies Readonly<Record<string, Rule>>;
