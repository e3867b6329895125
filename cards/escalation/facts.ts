import { adviceDue } from '../../src/domain/escalation/advice.ts';
import { currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import type { MoveAt, Mover } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { CHILDREN, FAMILY_TOLD, labelOf, OUTCOMES, PLANS } from '../../src/domain/escalation/words.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { nameAndAgency } from '../action/names.ts';
import { sayInstant } from './words.ts';

export interface Fact {
  readonly label: string;
  readonly shown: string;
}
export interface Part {
  readonly name: string;
  readonly text: string;
}

const HELD = { yes: 'Yes', partly: 'Partly', no: 'No' } as const;

/** Everything short that both sides see. */
export function factsOf(escalation: Escalation, directory: Directory, at: MoveAt): Fact[] {
  const { outcome, review } = escalation;
  const run = currentStage(escalation);
  const adviser = policyOf(escalation, run.stage)?.advice?.name;
  const name = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : nameAndAgency(directory, id);
  return filled([
    ['Raised by', name(escalation.openedBy)],
    ['Worker there', name(escalation.receivingWorker)],
    ...aboutIt(escalation),
    ['Family knows', labelOf(FAMILY_TOLD, escalation.familyTold)],
    ["Raiser's file", escalation.inOurRecord ? 'Yes' : 'Not yet'],
    [
      'Opinion asked',
      run.advice && adviser
        ? `of ${adviser}, by ${sayInstant(adviceDue(escalation, run.advice, at).toISOString())}`
        : undefined,
    ],
    ['How it ended', outcome && outcome.kind !== 'withdrawn' ? labelOf(OUTCOMES, outcome.kind) : undefined],
    ['For the child', outcome?.impact],
    ['Learning', outcome?.learning ? (outcome.learningTheme ?? 'Yes') : undefined],
    ['Became action', outcome?.action],
    [
      'On both files',
      outcome && outcome.kind !== 'withdrawn' ? (outcome.onBothFiles ? 'Yes' : 'Not yet') : undefined,
    ],
    [
      'Did it hold?',
      review ? (review.held ? HELD[review.held] : `Asked on ${sayDate(review.due)}`) : undefined,
    ],
  ]);
}

/** What somebody needs who was asked for an opinion: nobody's name. */
export function factsForOpinion(escalation: Escalation): Fact[] {
  return filled(aboutIt(escalation));
}

/** What was said, with opinions for those who decide and the business unit; for both sides once it is decided. */
export function partsOf(escalation: Escalation, mover: Mover, directory: Directory): Part[] {
  const isFor = mover.asks !== undefined || escalation.settled !== undefined;
  return [
    ...said(escalation),
    ...(isFor ? opinionsOn(escalation) : []).map(({ person, text }) => ({
      name: `Opinion of ${nameAndAgency(directory, person)}`,
      text,
    })),
    ...settledPart(escalation),
  ];
}

/** The same for somebody who was asked: with what they said themselves, and nobody else's opinion. */
export function partsForOpinion(escalation: Escalation, { advises }: Mover): Part[] {
  const { advice } = currentStage(escalation);
  const own = opinionsOn(escalation).find(({ person }) => person === advises);
  return [
    ...said(escalation),
    ...(advice?.text ? [{ name: 'What you are asked', text: advice.text }] : []),
    ...(own ? [{ name: 'Your opinion', text: own.text }] : []),
    ...settledPart(escalation),
  ];
}

/** At whatever stage they were asked for. */
function opinionsOn({ stages }: Escalation) {
  return stages.flatMap(({ advice }) => advice?.opinions ?? []);
}

function aboutIt(escalation: Escalation): [string, string | undefined][] {
  return [
    ['Decided on', escalation.decidedOn ? sayDate(escalation.decidedOn) : undefined],
    ['Why urgent', escalation.urgentWhy],
    ['Plan', labelOf(PLANS, escalation.plan)],
    ['Level of need', escalation.levelOfNeed === undefined ? undefined : String(escalation.levelOfNeed)],
    ['Children', labelOf(CHILDREN, escalation.children)],
  ];
}

function said(escalation: Escalation): Part[] {
  const parts: [string, string | undefined][] = [
    ['What was decided', escalation.decided],
    ['Why it is challenged', escalation.disagree],
    ['What would put it right', escalation.want],
    ['How the other side sees it', escalation.otherView],
    ['On the table', escalation.proposal?.text],
  ];
  return parts.flatMap(([name, text]) => (text ? [{ name, text }] : []));
}

function settledPart({ settled }: Escalation): Part[] {
  if (!settled?.text) return [];
  return [{ name: settled.how === 'decided' ? 'Decided' : 'Agreed', text: settled.text }];
}

function filled(facts: readonly [string, string | undefined][]): Fact[] {
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}
