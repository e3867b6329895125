import { may, type AccessVerb } from '../../src/bot/access.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { relationsTo } from '../../src/bot/relations.ts';
import { boardCallOpen } from '../../src/domain/action/board.ts';
import { cameThrough } from '../../src/domain/action/plan.ts';
import {
  currentHop,
  isOpen,
  openParts,
  waitsForSignOff,
  type Action,
} from '../../src/domain/action/record.ts';
import { whyNoPart } from '../../src/domain/action/tree.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { noteImpactButton } from '../impact/words.ts';
import type { Button } from '../words.ts';
import { groupName } from './names.ts';

/** Everything somebody can do with an action, in the order in which people need it. */
export const STEPS = [
  'take',
  'return',
  'send',
  'accept',
  'assure',
  'back',
  'answer',
  'update',
  'finish',
  'evidence',
  'part',
  'due',
  'give',
  'board',
  'elsewhere',
  'withdraw',
] as const;
export type Step = (typeof STEPS)[number];

interface Rule {
  readonly verb: AccessVerb;
  /** What a press is called; `action.step.` and the step's name otherwise. */
  readonly press?: string;
  /** Pressing does it at once, without a form. */
  readonly atOnce?: true;
  readonly title: (action: Action, directory: Directory) => string;
  readonly fits: (action: Action) => boolean;
}

const isHere = ({ status }: Action): boolean => status === 'assigned' || status === 'accepted';
const isSent = ({ status }: Action): boolean => status === 'sent';
const isLooked = ({ status }: Action): boolean => status === 'assurance';

const RULES: Readonly<Record<Step, Rule>> = {
  take: { verb: 'action.route', atOnce: true, title: takeTitle, fits: isSent },
  return: { verb: 'action.route', title: () => 'Return it', fits: isSent },
  send: {
    verb: 'action.route',
    title: ({ status }) => (status === 'returned' ? 'Send it on' : 'Send it elsewhere'),
    fits: ({ status }) => status === 'sent' || status === 'returned',
  },
  accept: {
    verb: 'action.accept',
    press: 'action.accept',
    atOnce: true,
    title: () => 'Accept',
    fits: ({ status }) => status === 'assigned',
  },
  assure: { verb: 'action.assure', title: () => 'The evidence is enough', fits: isLooked },
  back: { verb: 'action.assure', title: () => 'Something is missing', fits: isLooked },
  answer: {
    verb: 'action.board-answer',
    title: () => 'Answer for the board',
    fits: (action) => boardCallOpen(action) !== undefined && isOpen(action),
  },
  update: { verb: 'action.update', press: 'action.update', title: () => 'Say how it is going', fits: isOpen },
  finish: {
    verb: 'action.finish',
    press: 'action.finish',
    title: (action) => (waitsForSignOff(action) ? 'Sign it off' : 'Mark as done'),
    fits: (action) => isHere(action) && openParts(action).length === 0,
  },
  evidence: {
    verb: 'action.evidence',
    title: () => 'Add evidence',
    fits: (action) => isHere(action) || isLooked(action),
  },
  part: {
    verb: 'action.sub',
    title: () => 'Put a part under it',
    fits: (action) => isHere(action) && whyNoPart(action) === undefined,
  },
  due: { verb: 'action.move-due', title: () => 'Move its date', fits: isOpen },
  give: {
    verb: 'action.reassign',
    press: 'action.reassign',
    title: () => 'Give it to somebody',
    fits: isOpen,
  },
  board: {
    verb: 'action.board',
    title: () => 'Put it before the board',
    fits: (action) => isOpen(action) && !boardCallOpen(action),
  },
  elsewhere: { verb: 'action.route', title: () => 'Ask another group', fits: isLooked },
  withdraw: {
    verb: 'action.withdraw',
    title: () => 'Withdraw it',
    fits: (action) => isOpen(action) && openParts(action).length === 0,
  },
};

export function verbOf(step: Step): AccessVerb {
  return RULES[step].verb;
}

export function stepTitle(step: Step, action: Action, directory: Directory): string {
  return RULES[step].title(action, directory);
}

/** What this person can do with it now; without a person, what somebody can. */
export function stepsFor(action: Action, directory: Directory, viewer: Member | undefined): readonly Step[] {
  const relations = viewer && relationsTo(action, viewer, directory);
  return STEPS.filter((step) => {
    const { verb, fits } = RULES[step];
    if (!fits(action)) return false;
    if (!viewer || !relations) return true;
    // Who does the work of a group cannot take it away from the group that looks at it.
    if (step === 'withdraw' && cameThrough(action).length > 0 && isHere(action))
      return may(viewer, verb, relations) && !relations.has('owner') && !relations.has('group-chair');
    return may(viewer, verb, relations);
  });
}

/** Most buttons on the card itself: on a phone, more than that is a list to read. */
const ON_CARD = 3;
/** What comes next stands on the card; everything that is only needed now and then is behind "More". */
const NEXT: ReadonlySet<Step> = new Set([
  ...(['take', 'return', 'send', 'accept', 'assure', 'back', 'answer', 'update', 'finish'] as const),
]);

/** The buttons of its card: what comes next first, the rest behind "More". */
export function buttonsFor(action: Action, directory: Directory, viewer: Member | undefined): Button[] {
  const steps = stepsFor(action, directory, viewer);
  const next = steps.filter((step) => NEXT.has(step)).slice(0, ON_CARD);
  const shown = [
    ...next.map((step) => buttonOf(step, action, directory)),
    ...(mayNoteImpact(action, viewer) ? [noteImpactButton(subjectOf('action', action.id), action.rev)] : []),
  ];
  if (steps.length === next.length) return shown;
  return [...shown, { title: 'More', data: { verb: 'action.more', ...own(action) } }];
}

/** What was done made a difference, perhaps: whoever sees it closed in their own chat is asked. */
function mayNoteImpact({ closed }: Action, viewer: Member | undefined): boolean {
  if (closed === undefined || closed.how === 'withdrawn' || !viewer) return false;
  return may(viewer, 'impact.add', new Set());
}

export function buttonOf(step: Step, action: Action, directory: Directory): Button {
  const { press, atOnce, title } = RULES[step];
  const opens = atOnce ? {} : { opens: 'form' as const };
  return {
    title: title(action, directory),
    data: { verb: press ?? `action.step.${step}`, ...own(action), ...opens },
  };
}

function own({ id, rev }: Action): { subject: string; rev: number } {
  return { subject: subjectOf('action', id), rev };
}

/** In the middle of its route a group takes it and sends it on in one press. */
function takeTitle(action: Action, directory: Directory): string {
  const hop = currentHop(action);
  const next = hop && action.route[action.route.indexOf(hop.group) + 1];
  if (next === undefined) return 'Take it';
  const name = directory.group(next)?.short ?? groupName(directory, next);
  return hop?.back ? `Send it to ${name} again` : `Take it and send to ${name}`;
}
