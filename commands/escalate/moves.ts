import { buttonOf, movesFor } from '../../cards/escalation/buttons.ts';
import { itemsCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { moverOf } from '../../src/bot/escalation-relations.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { move, MOVES, whyNot, type MoveDetails, type MoveKind } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { doneView } from './done.ts';
import { escalationReply, findEscalation, keepEscalation, momentOf, subjectOfEscalation } from './record.ts';
import { tellAsked, tellOpinion } from './tell-opinion.ts';
import { tellOthers } from './tell-turn.ts';
import { tellOwners, tellRooms } from './tell.ts';

const IN_STAGE: readonly MoveKind[] = [
  'move-up',
  'move-down',
  'ask-extension',
  'agree-extension',
  'decline-extension',
  'make-urgent',
  'pause',
  'resume',
];
const BESIDE: readonly MoveKind[] = ['re-think', 'offer-panel', 'take-to-panel', 'withdraw', 're-open'];

/** Makes a move in the name of whoever acts. @throws IllegalMove with the reason. */
export async function makeMove(
  context: Context,
  escalation: Escalation,
  kind: MoveKind,
  details: MoveDetails,
): Promise<Escalation> {
  const at = await momentOf(context);
  const mover = moverOf(escalation, context.member, context.directory);
  const made = move(escalation, kind, mover, details, at);
  await tellOthers(context, escalation, made, kind, mover.side);
  const told = made.state === 'open' ? await tellOwners(context, made) : made;
  const moved = made.state === 'open' ? await tellRooms(context, told) : told;
  if (kind === 'ask-opinion') await tellAsked(context, escalation, moved);
  if (kind === 'give-opinion') await tellOpinion(context, moved);
  await keepEscalation(context, moved, 'escalation.move');
  return moved;
}

/** Says why a move cannot be made, with the card as it is now; undefined when it can. */
export async function refusal(
  context: Context,
  escalation: Escalation,
  kind: MoveKind,
): Promise<Reply | undefined> {
  const mover = moverOf(escalation, context.member, context.directory);
  const why = whyNot(escalation, kind, mover, await momentOf(context));
  if (why === undefined) return undefined;
  return {
    ...(await escalationReply(context, escalation)),
    notice: notice('That cannot be done now', [why]),
  };
}

export const movePresses: Readonly<Record<string, PressHandler>> = {
  'escalation.show': {
    access: 'escalation.see',
    run: async (context, press) =>
      escalationReply(context, await findEscalation(context, press.subject), 'escalation-story'),
  },
  // From a list: beside it, and not in its place.
  'escalation.open': {
    access: 'escalation.see',
    run: async (context, press) => {
      const escalation = await findEscalation(context, press.subject);
      return { kind: 'notice', view: (await escalationReply(context, escalation)).view };
    },
  },
  // From a prompt.
  'escalation.seen': {
    access: 'escalation.move',
    async run(context, press) {
      const escalation = await findEscalation(context, press.subject);
      const refused = await refusal(context, escalation, 'acknowledge');
      if (refused)
        return refused.kind === 'card' && refused.notice ? { kind: 'notice', view: refused.notice } : refused;
      await makeMove(context, escalation, 'acknowledge', {});
      return {
        kind: 'notice',
        view: notice(`${escalation.id}: they know that you have seen it`, [
          'Its clock goes on until it is settled.',
        ]),
      };
    },
  },
  'escalation.more': { access: 'escalation.move', run: showMore },
  // A button of its own for each move: the same person may press several of them on one revision.
  ...Object.fromEntries(
    MOVES.flatMap((kind): [string, PressHandler][] => [
      [
        `escalation.move.${kind}`,
        { access: 'escalation.move', run: (context, press) => pressMove(context, press, kind) },
      ],
      [
        `escalation.ask.${kind}`,
        { access: 'escalation.move', run: (context, press) => askMove(context, press, kind) },
      ],
    ]),
  ),
};

/** Opens the form of a move, or says at once why it cannot be made. */
async function askMove(context: Context, press: PressInteraction, kind: MoveKind): Promise<Reply> {
  const escalation = await findEscalation(context, press.subject);
  return (
    (await refusal(context, escalation, kind)) ??
    context.openForm('escalation.move', {
      subject: subjectOfEscalation(escalation),
      values: { move: kind },
    })
  );
}

async function pressMove(context: Context, press: PressInteraction, kind: MoveKind): Promise<Reply> {
  const escalation = await findEscalation(context, press.subject);
  const refused = await refusal(context, escalation, kind);
  if (refused) return refused;
  const moved = await makeMove(context, escalation, kind, {});
  // Beside a message about it stands a word: another copy of the card would not be brought up to date.
  return press.args['list'] === 'yes'
    ? { kind: 'notice', view: doneView(context, moved) }
    : escalationReply(context, moved);
}

/** Everything this person can do, as buttons of its own. */
async function showMore(context: Context, press: PressInteraction): Promise<Reply> {
  const escalation = await findEscalation(context, press.subject);
  const mover = moverOf(escalation, context.member, context.directory);
  const moves = movesFor(escalation, mover, await momentOf(context));
  const heading = `What you can do with ${escalation.id}`;
  if (moves.length === 0)
    return { kind: 'notice', view: notice(heading, ['There is nothing for you to do now.']) };
  const items = MENU.map(({ title, line, kinds }) => ({
    title,
    line,
    note: '',
    buttons: moves.filter((kind) => kinds.includes(kind)).map((kind) => buttonOf(escalation, kind)),
  })).filter(({ buttons }) => buttons.length > 0);
  return {
    kind: 'notice',
    view: {
      summary: heading,
      card: itemsCard.expand({ heading, intro: '', sections: [{ name: '', items }], more: '', buttons: [] }),
    },
  };
}

/** In rows: Teams hides what comes after the sixth button of one. */
const MENU: readonly {
  readonly title: string;
  readonly line: string;
  readonly kinds: readonly MoveKind[];
}[] = [
  {
    title: 'Answer',
    line: 'Both agencies read what you say.',
    kinds: MOVES.filter((kind) => !IN_STAGE.includes(kind) && !BESIDE.includes(kind)),
  },
  { title: 'Stage and time', line: 'Each stage has a clock of its own.', kinds: IN_STAGE },
  { title: 'Another way', line: 'With help from others, or without an answer.', kinds: BESIDE },
];

/** The move a form is about. @throws BotError when no version of this bot made it. */
export function moveNamed(name: string | undefined): MoveKind {
  const kind = MOVES.find((known) => known === name);
  if (!kind) throw new BotError('unknown-button', 'This form belongs to an older card. Use /escalate list.');
  return kind;
}
