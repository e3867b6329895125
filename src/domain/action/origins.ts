/** Where an action came from, with the words people say for it. */
export const ORIGINS = [
  { value: 'meeting', words: ['meeting', 'minutes'], label: 'Meeting' },
  { value: 'audit', words: ['audit', 'multi-agency audit', 'ma audit'], label: 'Multi-agency audit' },
  { value: 'rapid-review', words: ['rapid review', 'rr'], label: 'Rapid review' },
  { value: 'practice-review', words: ['practice review', 'lcspr', 'cspr'], label: 'Practice review' },
  {
    value: 'learning-from-experience',
    words: ['learning from experience', 'lfe'],
    label: 'Learning from experience',
  },
  { value: 'inspection', words: ['inspection', 'jtai', 'ofsted'], label: 'Inspection' },
  { value: 'briefing', words: ['briefing', 'dib'], label: 'Daily briefing' },
  { value: 'escalation', words: ['escalation', 'case resolution'], label: 'Escalation' },
  { value: 'scorecard', words: ['scorecard', 'data'], label: 'Scorecard' },
  {
    value: 'safeguarding-audit',
    words: ['s175', 's157', 's11', 'section 11'],
    label: 'S175/157 or S11 audit',
  },
  {
    value: 'scrutiny',
    words: ['scrutiny', 'independent scrutiny'],
    label: 'Independent scrutiny',
  },
  { value: 'national-review', words: ['national review', 'national panel'], label: 'National review' },
  { value: 'young-people', words: ['young people', 'young safeguarders'], label: 'Young people' },
] as const;

export const ORIGIN_VALUES = ORIGINS.map((origin) => origin.value);
export type Origin = (typeof ORIGINS)[number]['value'];

export function originNamed(value: string | undefined): Origin | undefined {
  return ORIGINS.find((origin) => origin.value === value)?.value;
}

export function originLabel(value: string): string {
  return ORIGINS.find((origin) => origin.value === value)?.label ?? value;
}
