import { askedOf, chasedBy, type ChasedEscalation } from '../../src/bot/escalation-chase.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import { maySeeEscalation, moverOf } from '../../src/bot/escalation-relations.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Drawn, Drawing, RecordView } from '../../src/bot/views.ts';
import { isChasedAgainToday } from '../../src/domain/escalation/chase.ts';
import { legalMoves, type MoveAt, type MoveKind } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { buttonOf } from '../escalation/buttons.ts';
import { itemsCard } from '../index.ts';
import type { Button } from '../words.ts';
import { agenciesAndTheme, openButton, placeInTime } from './escalation-lines.ts';

const SHOWN = 10;

/** What a member is prompted about today, in one message. */
export const chaseView = promptView('escalation-chase', drawChases);

/** The same in the course of the day: urgent ones only. */
export const urgentChaseView = promptView('escalation-chase-urgent', (chases, at, directory, viewer) =>
  drawChases(
    chases.filter(({ escalation, chase }) => isChasedAgainToday(escalation, chase)),
    at,
    directory,
    viewer,
  ),
);

/** "Did it hold?", some weeks after closing. */
export const heldView: RecordView = {
  name: 'escalation-held',
  draw: (id, drawing) =>
    once(drawing, async (viewer, at) => {
      const asked = await askedOf(drawing.store, drawing.directory, at, id);
      return drawAsked(
        asked.filter((each) => maySeeEscalation(each, viewer, drawing.directory)),
        drawing.directory,
      );
    }),
};

function promptView(
  name: string,
  draw: (
    chases: readonly ChasedEscalation[],
    at: MoveAt,
    directory: Directory,
    viewer: Member,
  ) => CardView | undefined,
): RecordView {
  return {
    name,
    draw: (id, drawing) =>
      once(drawing, async (viewer, at) => {
        const { store, directory } = drawing;
        const chases = (await chasedBy(store, directory, at)).get(id) ?? [];
        const seen = chases.filter(({ escalation, as }) => isTheirs(as, escalation, viewer, directory));
        return draw(seen, at, directory, viewer);
      }),
  };
}

/** True when it leaves, and only in working hours: what is dropped comes again with the next prompt that is due. */
async function once(
  { store, now, viewer }: Drawing,
  draw: (viewer: Member, at: MoveAt) => Promise<CardView | undefined>,
): Promise<Drawn | undefined> {
  // Whoever stands in reads it in their place; in a room nobody does.
  if (!viewer) return undefined;
  const at = { now, calendar: await calendarOf(store) };
  const view = isPromptTime(at) ? await draw(viewer, at) : undefined;
  return view && { rev: 0, once: true, view };
}

/** Somebody who is next up, or gets a copy, reads that there is one; what it says they read when they may see it. */
function isTheirs(
  as: ChasedEscalation['as'],
  escalation: Escalation,
  viewer: Member,
  directory: Directory,
): boolean {
  return as === 'next-up' || as === 'copy' || maySeeEscalation(escalation, viewer, directory);
}

function drawChases(
  chases: readonly ChasedEscalation[],
  at: MoveAt,
  directory: Directory,
  viewer: Member,
): CardView | undefined {
  if (chases.length === 0) return undefined;
  // What is furthest over comes first.
  const inOrder = [...chases].sort((one, other) => overOf(other) - overOf(one));
  return {
    summary: chases.length === 1 ? 'Case resolution: a prompt' : `Case resolution: ${chases.length} prompts`,
    card: itemsCard.expand({
      heading: 'Case resolution',
      intro: chases.length === 1 ? '' : `${chases.length} of them are waiting.`,
      sections: [
        { name: '', items: inOrder.slice(0, SHOWN).map((each) => chaseItem(each, at, directory, viewer)) },
      ],
      more: moreThan(chases.length),
      buttons: [],
    }),
  };
}

function overOf({ chase }: ChasedEscalation): number {
  return chase.kind === 'after' ? chase.over : chase.kind === 'today' ? 0 : -1;
}

function chaseItem(
  { escalation, chase, as }: ChasedEscalation,
  at: MoveAt,
  directory: Directory,
  viewer: Member,
) {
  const mover = moverOf(escalation, viewer, directory);
  const legal = new Set(legalMoves(escalation, mover, at));
  // Whoever is next up, gets a copy or waits is not the one to answer it.
  const offered = ANSWERS.has(as) ? OFFERED[chase.kind] : BESIDE;
  const moves = offered.filter((kind) => legal.has(kind));
  const sees = maySeeEscalation(escalation, viewer, directory);
  return {
    title: agenciesAndTheme(escalation, directory),
    line: placeInTime(escalation, at),
    note: NOTES[as],
    buttons: [
      ...(sees ? [openButton(escalation)] : []),
      ...moves.map((kind) => promptButton(escalation, kind)),
    ],
  };
}

/** The obvious next presses beside opening it; only those that the person can make. */
const OFFERED: Readonly<Record<ChasedEscalation['chase']['kind'], readonly MoveKind[]>> = {
  before: ['acknowledge', 'propose', 'ask-extension'],
  today: ['acknowledge', 'propose', 'ask-extension'],
  after: ['acknowledge', 'propose', 'move-up'],
  unwritten: ['close'],
  opinion: ['give-opinion', 'decide'],
};

const BESIDE: readonly MoveKind[] = ['move-up'];
const ANSWERS: ReadonlySet<ChasedEscalation['as']> = new Set(['answers', 'raiser', 'adviser', 'asker']);

/** Seen in one press, beside the prompt and not in its place: it may be about several. */
function promptButton(escalation: Escalation, kind: MoveKind): Button {
  const button = buttonOf(escalation, kind);
  return kind === 'acknowledge' ? { ...button, data: { ...button.data, verb: 'escalation.seen' } } : button;
}

const NOTES: Readonly<Record<ChasedEscalation['as'], string>> = {
  answers: 'It is for you to answer.',
  'next-up': 'You are the next one up. Please ask whether you can help before it moves to you.',
  unanswered:
    'The other side has not answered in time. You can move it up: the next stage has a clock of its own.',
  copy: 'You get a copy because this stage went over its limit.',
  raiser: 'A way forward was found. Please write down how it ended, then it is closed.',
  adviser: 'Your opinion is asked for. A few lines are enough.',
  asker: 'You asked for an opinion, and it has not come in time. You need not wait for it.',
};

function drawAsked(escalations: readonly Escalation[], directory: Directory): CardView | undefined {
  if (escalations.length === 0) return undefined;
  return {
    summary: 'Case resolution: did it hold?',
    card: itemsCard.expand({
      heading: 'Did it hold?',
      intro: 'Some weeks have passed. Has what was agreed lasted? One press is enough.',
      sections: [
        {
          name: '',
          items: escalations.slice(0, SHOWN).map((escalation) => ({
            title: agenciesAndTheme(escalation, directory),
            line: escalation.id,
            note: escalation.settled?.text ?? '',
            buttons: [...heldButtons(escalation), openButton(escalation)],
          })),
        },
      ],
      more: moreThan(escalations.length),
      buttons: [],
    }),
  };
}

/** What can be said in one press. */
function heldButtons({ id, rev }: Escalation): Button[] {
  return (['yes', 'partly', 'no'] as const).map((held) => ({
    title: { yes: 'Yes', partly: 'Partly', no: 'No' }[held],
    data: { verb: `escalation.held.${held}`, subject: subjectOf('escalation', id), rev },
  }));
}

function moreThan(count: number): string {
  return count > SHOWN ? `And ${count - SHOWN} more: /escalate list.` : '';
}
