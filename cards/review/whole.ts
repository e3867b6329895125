import type { CardView } from '../../src/bot/reply.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import { mayDrive, ownReturns } from '../../src/bot/review-relations.ts';
import { daysOver, isOpenStep, type ReviewAt } from '../../src/domain/review/clock.ts';
import { pageReach } from '../../src/domain/review/one-page.ts';
import { owedBy } from '../../src/domain/review/owed.ts';
import type { Review, ReviewReturn, StepRun } from '../../src/domain/review/record.ts';
import { isLate } from '../../src/domain/review/returns.ts';
import { neededFirst, openSteps } from '../../src/domain/review/steps.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { nameAndAgency } from '../action/names.ts';
import { reviewCard } from '../index.ts';
import { driverButtons } from './buttons.ts';
import { returnButtons } from './own-return.ts';
import {
  counted,
  explainStep,
  referenceOf,
  returnName,
  returnState,
  sayEvent,
  showButton,
  statusOf,
  stepLine,
  whenDue,
} from './words.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

type Line = { text: string; sub: string };
type Section = { name: string; lines: Line[] };

const NEXT_SHOWN = 3;
const EVENTS_SHOWN = 4;

/** The whole review for somebody who may see it: what comes next with its days, what is owed, what was found. */
export function drawWhole(
  review: Review,
  viewer: Member,
  directory: Directory,
  at: ReviewAt,
  depth: 'short' | 'story' = 'short',
): CardView {
  const story = depth === 'story';
  const drives = mayDrive(review, viewer, directory);
  const own = ownReturns(review, viewer, directory).filter(({ state }) => state === 'asked');
  const status = statusOf(review, at);
  return {
    summary: dotted([referenceOf(review), status]),
    card: reviewCard.expand({
      reference: referenceOf(review),
      status,
      title: review.topic,
      alarm: alarmOf(review, at),
      gaps: review.state === 'open' ? gapsOf(review, directory) : [],
      sections: [
        ...(own.length > 0
          ? [
              {
                name: 'Your agency',
                lines: own.map((each) => ({ text: returnName(each, directory), sub: returnState(each, at) })),
              },
            ]
          : []),
        ...(story ? [planSection(review, at)] : nextSection(review, at)),
        ...returnsSection(review, directory, at, story),
        ...findingsSection(review),
        ...(story ? questionsSection(review) : []),
        ...pageSection(review),
      ],
      facts: factsOf(review, directory),
      timeline: review.timeline.slice(story ? 0 : -EVENTS_SHOWN).map((event) => ({
        what: sayEvent(event, review, directory),
        text: event.text ?? '',
        by: nameAndAgency(directory, event.by),
        at: sayWhen(event.at, at.now),
      })),
      buttons: [
        ...own.flatMap((each) =>
          returnButtons(review, each, own.length > 1 ? returnName(each, directory) : ''),
        ),
        ...(drives
          ? driverButtons(review, at).filter(({ data }) => !story || data.verb !== 'review.show')
          : [
              ...(review.onePage ? [showButton(review, 'review.page', 'See the one page')] : []),
              ...(story ? [] : [showButton(review, 'review.show', 'Whole story')]),
            ]),
      ],
    }),
  };
}

/** Seats that nobody holds: returns that nobody owes are seen by everybody who waits for them. */
export function gapsOf(review: Review, directory: Directory): string[] {
  const gaps = review.returns
    .filter(({ state }) => state === 'asked' || state === 'planned')
    .flatMap((each) => owedBy(review, each, directory).gap ?? []);
  if (gaps.length <= 3) return gaps;
  return [`Nobody is on record for ${gaps.length} of its returns: open “Returns” to see which.`];
}

function alarmOf(review: Review, at: ReviewAt): string {
  if (review.state === 'closed') return '';
  const late = review.returns.filter((each) => isLate(each, at.now)).length;
  const over = review.steps.filter(
    (step) => isOpenStep(step) && step.does !== 'returns' && daysOver(step.dueAt, at) > 0,
  ).length;
  const parts = [
    ...(over > 0 ? [`${counted(over, 'step')} over ${over === 1 ? 'its day' : 'their days'}`] : []),
    ...(late > 0 ? [`${counted(late, 'return')} late`] : []),
  ];
  return parts.join(', ');
}

function nextSection(review: Review, at: ReviewAt): Section[] {
  const open = openSteps(review).slice(0, NEXT_SHOWN);
  if (review.state === 'closed' || open.length === 0) return [];
  return [{ name: 'Next', lines: open.map((step) => lineOf(review, step, at)) }];
}

function planSection(review: Review, at: ReviewAt): Section {
  return { name: 'The plan', lines: review.steps.map((step) => lineOf(review, step, at)) };
}

/** One step with its day and how that day came about. */
export function lineOf(review: Review, step: StepRun, at: ReviewAt): Line {
  const { done, skipped } = step;
  if (done)
    return {
      text: `✅ ${stepLine(review, step)}`,
      sub: dotted([
        `done ${sayDate(done.on)}`,
        done.yes === undefined ? undefined : done.yes ? 'yes' : 'no',
        done.agencies && done.agencies.length > 0
          ? `${counted(done.agencies.length, 'agency').replace('agencys', 'agencies')} took part`
          : undefined,
        done.text,
      ]),
    };
  if (skipped) return { text: `➖ ${step.name}`, sub: `left out: ${skipped.why}` };
  const first = neededFirst(review, step);
  const late = daysOver(step.dueAt, at) > 0;
  const waits = first ? `waits for “${first.name}”` : undefined;
  const when = late ? whenDue(step.dueAt, at) : undefined;
  return {
    text: `${late ? '⚠️' : '⏳'} ${stepLine(review, step)}`,
    sub: dotted([when, waits, step.dueAt ? explainStep(review, step, at) : undefined]),
  };
}

function returnsSection(review: Review, directory: Directory, at: ReviewAt, story: boolean): Section[] {
  if (review.returns.length === 0) return [];
  const settled = review.returns.filter(({ state }) => state === 'received' || state === 'declined');
  const waiting = review.returns.filter(({ state }) => state === 'asked');
  const listed = story ? review.returns : waiting;
  const late = waiting.filter((each) => isLate(each, at.now));
  const shown = [...late, ...listed.filter((each) => !late.includes(each))].slice(0, story ? 40 : 20);
  return [
    {
      name: `Returns: ${settled.length} of ${review.returns.length} settled${late.length > 0 ? `, ${late.length} late` : ''}`,
      lines: [
        ...byState(shown, directory, at),
        ...(listed.length > shown.length
          ? [{ text: `And ${listed.length - shown.length} more.`, sub: '' }]
          : []),
      ],
    },
  ];
}

/** Those that stand alike in one line. */
function byState(returns: readonly ReviewReturn[], directory: Directory, at: ReviewAt): Line[] {
  const names = new Map<string, string[]>();
  for (const each of returns) {
    const state = returnState(each, at);
    names.set(state, [...(names.get(state) ?? []), returnName(each, directory)]);
  }
  return [...names].map(([state, those]) => ({ text: those.join(', '), sub: state }));
}

function findingsSection({ findings }: Review): Section[] {
  if (findings.length === 0) return [];
  return [
    {
      name: 'Findings',
      lines: findings.map(({ id, text, action, dropped }) => ({
        text: `${id}: ${text}`,
        sub: action ? `is an action: ${action}` : dropped ? `no action: ${dropped.why}` : 'not an action yet',
      })),
    },
  ];
}

function questionsSection({ questions }: Review): Section[] {
  if (questions.length === 0) return [];
  return [
    {
      name: 'Its questions',
      lines: questions.map(({ text, answer }, index) => ({
        text: `${index + 1}. ${text}`,
        sub: dotted([answer?.percent === undefined ? undefined : `${answer.percent}%`, answer?.text]),
      })),
    },
  ];
}

function pageSection(review: Review): Section[] {
  const page = review.onePage;
  if (!page) return [];
  const { read, of, people } = pageReach(review);
  const text = page.circulated
    ? `Sent round on ${sayDate(page.circulated.on)}: ${read} of ${of} agencies have read it${people > 0 ? `, ${people} people reached` : ''}.`
    : page.approved
      ? 'Agreed, and not sent round yet.'
      : 'Written, and not agreed yet.';
  return [{ name: 'One-page briefing', lines: [{ text, sub: '' }] }];
}

function factsOf(review: Review, directory: Directory): { label: string; shown: string }[] {
  const { outcome } = review;
  const facts: [string, string | undefined][] = [
    ['Overseen by', directory.group(review.group)?.name ?? review.group],
    ['Runs it', nameAndAgency(directory, review.lead)],
    ['By', review.inspectorate],
    ['Joint with', review.jointWith.length > 0 ? review.jointWith.map(upperFirst).join(', ') : undefined],
    ['Repeats', review.repeats],
    ['Repeated by', review.repeatedBy],
    ['Follows', review.follows],
    ['Checklist', checklistOf(review)],
    ['How it ended', outcome?.text],
    ['Closed', outcome ? sayDate(londonDate(new Date(outcome.at))) : undefined],
  ];
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}

function checklistOf({ checklist }: Review): string | undefined {
  if (checklist.length === 0) return undefined;
  return `${checklist.filter(({ ticked }) => ticked).length} of ${checklist.length} ticked`;
}
