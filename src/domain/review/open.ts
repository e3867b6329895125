import type { ReviewAt } from './clock.ts';
import { IllegalReviewChange, withClocks } from './clock.ts';
import type { KindPolicy, Setting } from './policy.ts';
import type { Review, ReviewReturn } from './record.ts';

/** What somebody says to open a review. Everything else comes from the partnership file's plan for its kind. */
export interface NewReview {
  readonly id: string;
  readonly topic: string;
  /** ISO date in London: day 0. */
  readonly startedOn: string;
  readonly openedBy: string;
  readonly lead: string;
  readonly theme?: string;
  readonly jointWith?: readonly string[];
  readonly inspectorate?: string;
  /** Whose returns are asked for: agencies, and for some kinds settings. */
  readonly agencies?: readonly string[];
  readonly settings?: readonly SettingAsked[];
  readonly questions?: readonly string[];
  readonly repeats?: string;
  readonly follows?: string;
}

/** A setting with the member who answers for it, where there is one. */
export interface SettingAsked extends Pick<Setting, 'id' | 'name' | 'agency'> {
  readonly member?: string;
}

/** The plan's own questions, with what it is about in the place of `{theme}`. */
export function questionsFor(policy: KindPolicy, about: string): string[] {
  return policy.questions.map((question) => question.replaceAll('{theme}', about));
}

/** Opens a review: its whole plan is there from the first day, and the clocks that can run do. */
export function openReview(said: NewReview, policy: KindPolicy, { now, calendar }: ReviewAt): Review {
  if (said.topic.trim() === '') throw new IllegalReviewChange('Say in a few words what it is about.');
  const at = now.toISOString();
  const { theme, inspectorate, repeats, follows } = said;
  const review: Review = {
    id: said.id,
    rev: 1,
    kind: policy.kind,
    state: 'open',
    topic: said.topic.trim(),
    began: policy.began,
    startedOn: said.startedOn,
    openedAt: at,
    openedBy: said.openedBy,
    lead: said.lead,
    group: policy.group,
    jointWith: [...(said.jointWith ?? [])],
    questions: numbered(said.questions ?? []),
    steps: policy.steps.map((step) => ({ ...step, times: [], moved: [] })),
    returns: returnsFor(said),
    findings: [],
    checklist: policy.checklist.map(({ id, name }) => ({ id, name })),
    outcomes: [...policy.outcomes],
    timeline: [{ kind: 'opened', by: said.openedBy, at }],
    ...(theme ? { theme } : {}),
    ...(inspectorate ? { inspectorate } : {}),
    ...(repeats ? { repeats } : {}),
    ...(follows ? { follows } : {}),
  };
  return withClocks(review, calendar);
}

/** Questions in order, each with a name of its own. Empty lines are left out. */
export function numbered(questions: readonly string[]): Review['questions'] {
  return questions
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, at) => ({ id: `Q${at + 1}`, text }));
}

function returnsFor({ agencies = [], settings = [] }: NewReview): ReviewReturn[] {
  return [
    ...[...new Set(agencies)].map((agency): ReviewReturn => ({ id: agency, agency, state: 'planned' })),
    ...settings.map(({ id, name, agency, member }): ReviewReturn => ({
      id: `setting-${id}`,
      agency,
      setting: { name, ...(member ? { lead: member } : {}) },
      state: 'planned',
    })),
  ];
}
