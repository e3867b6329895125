import { maySeeEscalation, moverOf, seesForOpinion } from '../../src/bot/escalation-relations.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import {
  calendarUnder,
  currentStage,
  daysOver,
  isPaused,
  policyOf,
} from '../../src/domain/escalation/clock.ts';
import type { MoveAt } from '../../src/domain/escalation/moves.ts';
import { emptySeats } from '../../src/domain/escalation/advice.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { labelOf, THEMES } from '../../src/domain/escalation/words.ts';
import { explainDeadline } from '../../src/domain/deadline.ts';
import { touchesSchoolHolidays } from '../../src/domain/escalation/cover.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { nameAndAgency } from '../action/names.ts';
import { escalationBriefCard, escalationCard } from '../index.ts';
import { buttonsFor } from './buttons.ts';
import { factsOf, factsForOpinion, partsForOpinion, partsOf } from './facts.ts';
import { opinionTurn, sayEvent, sayInstant, turnOf } from './words.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** The newest few on a posted card; everything for somebody who asks. */
const EVENTS_SHOWN = { newest: 4, everything: Number.POSITIVE_INFINITY } as const;

/** The card of one escalation, for one person who may see it: never for a room. */
export const escalationView: RecordView = viewOf('escalation', 'newest');

/** The same with everything that happened. */
export const escalationStoryView: RecordView = viewOf('escalation-story', 'everything');

/** What a room sees: reference, stage and due time. */
export const escalationBriefView: RecordView = {
  name: 'escalation-brief',
  async draw(id, { store }) {
    const escalation = await store.get('escalations', id);
    if (!escalation) return undefined;
    const { due } = currentStage(escalation);
    const when = escalation.state === 'closed' || escalation.settled ? undefined : `due ${sayInstant(due)}`;
    const line = dotted([stageLine(escalation), when]);
    return {
      rev: escalation.rev,
      view: {
        card: escalationBriefCard.expand({ reference: escalation.id, line }),
        summary: dotted([`Case resolution ${escalation.id}`, line]),
      },
    };
  },
};

function viewOf(name: string, events: keyof typeof EVENTS_SHOWN): RecordView {
  return {
    name,
    async draw(id, drawing) {
      const { store, directory, viewer, now } = drawing;
      const escalation = await store.get('escalations', id);
      if (!escalation || !viewer || !maySeeEscalation(escalation, viewer, directory)) return undefined;
      const at = { now, calendar: await calendarOf(store) };
      return { rev: escalation.rev, view: drawEscalation(escalation, viewer, directory, at, events) };
    },
  };
}

/** What this person sees of it, with what they can do now. */
export function drawEscalation(
  escalation: Escalation,
  viewer: Member,
  directory: Directory,
  at: MoveAt,
  events: keyof typeof EVENTS_SHOWN = 'newest',
): CardView {
  const stage = stageLine(escalation);
  const run = currentStage(escalation);
  const isOpen = escalation.state === 'open';
  const runs = isOpen && !escalation.settled && !isPaused(run);
  const over = daysOver(escalation, at.now, at.calendar);
  const agency = (id: string): string => directory.agency(id)?.name ?? id;
  const mover = moverOf(escalation, viewer, directory);
  const shown = seesForOpinion(escalation, viewer, directory)
    ? {
        turn: opinionTurn(escalation, at),
        gaps: [],
        facts: factsForOpinion(escalation),
        parts: partsForOpinion(escalation, mover),
        timeline: [],
      }
    : {
        turn: turnOf(escalation, agency),
        gaps: isOpen ? [...emptySeats(escalation, directory), ...coverAsked(escalation, directory, at)] : [],
        facts: factsOf(escalation, directory, at),
        parts: partsOf(escalation, mover, directory),
        timeline: escalation.timeline.slice(-EVENTS_SHOWN[events]).map((event) => ({
          what: sayEvent(event, escalation),
          text: event.text ?? '',
          by: nameAndAgency(directory, event.by),
          at: sayWhen(event.at, at.now),
        })),
      };
  return {
    summary: dotted([
      `Case resolution ${escalation.id}`,
      stage,
      runs ? `due ${sayInstant(run.due)}` : undefined,
    ]),
    card: escalationCard.expand({
      reference: escalation.id,
      stage,
      urgent: isOpen && escalation.track === 'urgent',
      title: `${agency(escalation.raising)} to ${agency(escalation.receiving)}: ${labelOf(THEMES, escalation.theme).toLowerCase()}`,
      due: runs
        ? upperFirst(
            explainDeadline(
              new Date(run.startedAt),
              run.days,
              calendarUnder(escalation.policy, at.calendar),
              beganAs(escalation),
            ),
          )
        : '',
      overdue: over > 0 ? `Over its limit by ${over} working ${over === 1 ? 'day' : 'days'}` : '',
      ...shown,
      buttons: buttonsFor(escalation, mover, at, events === 'newest' && shown.timeline.length > 0),
    }),
  };
}

export function stageLine(escalation: Escalation): string {
  if (escalation.state === 'closed') return escalation.outcome?.kind === 'withdrawn' ? 'Withdrawn' : 'Closed';
  const { stage } = currentStage(escalation);
  const name = policyOf(escalation, stage)?.name ?? '';
  return `Stage ${stage} of ${escalation.policy.stages.at(-1)?.stage ?? stage}: ${name}`;
}

/** A school is part of it and will be closed before the limit: the clock goes on, so somebody has to cover. */
export function coverAsked(
  escalation: Escalation,
  directory: Directory,
  { now, calendar }: MoveAt,
): string[] {
  const run = currentStage(escalation);
  if (escalation.settled || isPaused(run)) return [];
  const isSchool = [escalation.raising, escalation.receiving].some(
    (id) => directory.agency(id)?.sector === 'education',
  );
  const [from, to] = [londonDate(now), londonDate(new Date(run.due))];
  return isSchool && touchesSchoolHolidays(from < to ? from : to, to, calendar)
    ? ['Schools are usually closed then, and the clock goes on. Please name a cover contact.']
    : [];
}

function beganAs(escalation: Escalation): string {
  return escalation.stages.length === 1 ? 'raised' : 'at this stage since';
}
