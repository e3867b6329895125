import { z } from 'zod';
import { escalationMoveCard } from '../../cards/index.ts';
import { stageLine } from '../../cards/escalation/view.ts';
import { MOVE_BUTTONS } from '../../cards/escalation/words.ts';
import type { FormErrors, FormHandler } from '../../src/bot/command.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { currentStage, nextStageOf, policyOf } from '../../src/domain/escalation/clock.ts';
import { checkMove, type MoveDetails, type MoveKind } from '../../src/domain/escalation/moves.ts';
import { mostDays } from '../../src/domain/escalation/moves-time.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { OUTCOMES } from '../../src/domain/escalation/words.ts';
import { afterReview } from './held.ts';
import { doneView } from './done.ts';
import { makeMove, moveNamed, refusal } from './moves.ts';
import { findEscalation } from './record.ts';

const IDS = [
  'text',
  'stage',
  'days',
  'reason',
  'outcome',
  'impact',
  'learning',
  'learningTheme',
  'onBothFiles',
  'held',
] as const;

/** What each move asks for in its one line, and a word of help above it. `optional` as `checkMove` has it. */
interface Ask {
  readonly label: string;
  readonly help?: string;
  readonly optional?: true;
}
const ASKS: Partial<Readonly<Record<MoveKind, Ask>>> = {
  propose: { label: 'What do you suggest?', help: 'The other side can agree with one press.' },
  'give-view': { label: 'How do you see it?' },
  dissent: { label: 'Why not?', help: 'What would make it possible?' },
  decide: { label: 'What is decided?' },
  'ask-opinion': {
    label: 'What should they look at?',
    optional: true,
    help: 'It goes to {adviser}, with what is challenged and why, and nobody by name. They advise; those who sit at this stage decide.',
  },
  'give-opinion': {
    label: 'What is your opinion?',
    help: 'Those who decide read it now; both agencies do once it is decided.',
  },
  'move-up': { label: 'Why? (needed when a stage is skipped)', optional: true },
  'move-down': { label: 'Why does it go back a stage?' },
  'make-urgent': { label: 'Why can it not wait?' },
  'ask-extension': {
    label: 'What is the time for?',
    help: 'The other side has to agree. School holidays are no reason: ask for cover.',
  },
  'decline-extension': { label: 'Why not?', optional: true },
  're-think': {
    label: 'What should be looked at afresh?',
    optional: true,
    help: 'The business unit finds somebody who was not part of it to sit down with both sides. The clock goes on.',
  },
  withdraw: { label: 'Why is it no longer needed?' },
  review: { label: 'A line on that', optional: true },
  're-open': { label: 'What has come up again?' },
};

export const moveForm: FormHandler = {
  access: 'escalation.move',
  about: 'case',
  texts: ['text', 'impact', 'learningTheme'],

  async show(context, draft, values, errors) {
    const escalation = await findEscalation(context, draft.subject);
    const kind = kindOfDraft(draft);
    const asks = ASKS[kind];
    const { title } = MOVE_BUTTONS[kind];
    const typed = (id: (typeof IDS)[number]): string => values[id] ?? '';
    return {
      name: draft.form,
      token: draft.id,
      title,
      submit: 'Send',
      summary: `${escalation.id}: a form`,
      errors,
      card: escalationMoveCard.expand({
        reference: escalation.id,
        stage: stageLine(escalation),
        help: (asks?.help ?? '').replace('{adviser}', adviserOf(escalation)),
        textLabel: asks?.label ?? 'In a line',
        daysLabel: kind === 'ask-opinion' ? 'Within how many working days?' : 'How many more working days?',
        textNeeded: asks !== undefined && asks.optional !== true,
        asks: {
          text: asks !== undefined,
          stage: kind === 'move-up',
          days: kind === 'ask-extension' || kind === 'ask-opinion',
          reason: kind === 'pause',
          outcome: kind === 'close',
          held: kind === 'review',
        },
        values: { ...by(typed), stage: typed('stage') || String(nextStageOf(escalation)?.stage ?? '') },
        errors: by((id) => errors[id] ?? ''),
        stages: laterStages(escalation),
        days: Array.from({ length: mostDays(escalation) }, (_, index) => ({
          title: String(index + 1),
          value: String(index + 1),
        })),
        reasons: escalation.policy.pauses.map(({ id, name }) => ({ title: name, value: id })),
        outcomes: OUTCOMES.map(({ label, value }) => ({ title: label, value })),
        yesNo: [
          { title: 'Yes', value: 'yes' },
          { title: 'No', value: 'no' },
        ],
        helds: [
          { title: 'Yes', value: 'yes' },
          { title: 'Partly', value: 'partly' },
          { title: 'No', value: 'no' },
        ],
      }),
    };
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const kind = kindOfDraft(draft);
    const escalation = await findEscalation(context, draft.subject);
    const refused = await refusal(context, escalation, kind);
    if (refused) return refused;
    const read = readForm(moveSchema(escalation, kind), inputs);
    if ('errors' in read) return read;
    const moved = await makeMove(context, escalation, kind, read.data);
    return { kind: 'finish', view: moved.review?.held ? afterReview(moved) : doneView(context, moved) };
  },
};

function adviserOf(escalation: Escalation): string {
  return policyOf(escalation, currentStage(escalation).stage)?.advice?.name ?? 'nobody';
}

/** What each input takes; whether the move can be made with it is the rules' to say. */
function moveSchema(escalation: Escalation, kind: MoveKind) {
  const line = (most: number) =>
    z.string().trim().max(most, `Please say it in ${most} characters or fewer.`).optional();
  const choice = z.string().optional();
  return z
    .object({
      text: line(600),
      impact: line(300),
      learningTheme: line(200),
      stage: choice,
      days: choice,
      reason: choice,
      outcome: choice,
      held: choice,
      learning: choice,
      onBothFiles: choice,
    })
    .superRefine((said, issues) => {
      for (const [field, message] of Object.entries(wrongIn(escalation, kind, said)))
        issues.addIssue({ code: 'custom', path: [field], message });
    })
    .transform(detailsOf);
}

type Said = Readonly<Partial<Record<(typeof IDS)[number], string | undefined>>>;

function wrongIn(escalation: Escalation, kind: MoveKind, values: Said): FormErrors {
  const wrong = checkMove(escalation, kind, detailsOf(values));
  const missing = kind === 'close' && !values.learning ? { learning: 'Choose yes or no.' } : {};
  const { text, ...others } = wrong;
  const at = kind === 'pause' ? 'reason' : 'text';
  return { ...missing, ...others, ...(text ? { [at]: text } : {}) };
}

const OutcomeKind = z.enum(OUTCOMES.map(({ value }) => value));
const Held = z.enum(['yes', 'partly', 'no']);

function detailsOf(values: Said): MoveDetails {
  const { impact, learningTheme } = values;
  const text = values.text || values.reason;
  const stage = Number(values.stage || Number.NaN);
  const days = Number(values.days || Number.NaN);
  const outcome = OutcomeKind.safeParse(values.outcome).data;
  const held = Held.safeParse(values.held).data;
  const learning = values.learning === 'yes';
  return {
    ...(text ? { text } : {}),
    ...(Number.isInteger(stage) ? { stage } : {}),
    ...(Number.isInteger(days) ? { days } : {}),
    ...(held ? { held } : {}),
    ...(outcome
      ? {
          outcome: {
            kind: outcome,
            learning,
            onBothFiles: values.onBothFiles === 'true',
            ...(impact ? { impact } : {}),
            ...(learning && learningTheme ? { learningTheme } : {}),
          },
        }
      : {}),
  };
}

function laterStages(escalation: Escalation): { title: string; value: string }[] {
  const { stage } = currentStage(escalation);
  return escalation.policy.stages
    .filter((each) => each.stage > stage)
    .map((each) => ({ title: `${each.stage}: ${each.name}`, value: String(each.stage) }));
}

function kindOfDraft({ values }: Draft): MoveKind {
  return moveNamed(values['move']);
}

function by<T>(field: (id: (typeof IDS)[number]) => T): Record<(typeof IDS)[number], T> {
  const all: Partial<Record<(typeof IDS)[number], T>> = {};
  for (const id of IDS) all[id] = field(id);
  return all as Record<(typeof IDS)[number], T>;
}
