import { chasedActions, type ActionPrompt } from '../../src/bot/action-chase.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { maySeeAction } from '../../src/bot/relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { ActionChase } from '../../src/domain/action/chase.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { groupName, ownerName } from '../action/names.ts';
import { buttonOf, stepsFor, type Step } from '../action/steps.ts';
import { itemsCard } from '../index.ts';
import type { Button } from '../words.ts';
import { countOf } from './escalation-lines.ts';

const SHOWN = 8;

/**
 * What a member is prompted about today, in one message: drawn from the records when it leaves, in working hours alone, and left as it
 * is afterwards. Each line says why it came, and can be put off.
 */
export const actionChaseView: RecordView = {
  name: 'action-chase',
  async draw(id, { store, directory, now, viewer }) {
    // Whoever stands in reads it in their place; in a room nobody does.
    if (!viewer) return undefined;
    const at = { now, calendar: await calendarOf(store) };
    if (!isPromptTime(at)) return undefined;
    const prompts = (await chasedActions(store, directory, at)).get(id) ?? [];
    const seen = prompts.filter(({ action }) => maySeeAction(action, viewer, directory));
    const view = drawPrompts(seen, directory, viewer, now);
    return view && { rev: 0, once: true, view };
  },
};

function drawPrompts(
  prompts: readonly ActionPrompt[],
  directory: Directory,
  viewer: Member,
  now: Date,
): CardView | undefined {
  if (prompts.length === 0) return undefined;
  const inOrder = [...prompts].sort((one, other) => (one.action.due < other.action.due ? -1 : 1));
  const section = (name: string, items: readonly ActionPrompt[]) =>
    items.length === 0 ? [] : [{ name, items: items.map((each) => itemOf(each, directory, viewer, now)) }];
  const shown = inOrder.slice(0, SHOWN);
  const isOwn = ({ as }: ActionPrompt): boolean => as === 'turn' || as === 'again';
  return {
    summary: `Actions: ${countOf(prompts.length, 'prompt')}`,
    card: itemsCard.expand({
      heading: 'Actions',
      intro: prompts.length === 1 ? '' : `${prompts.length} need a look today.`,
      sections: [
        ...section('', shown.filter(isOwn)),
        ...section(
          'For you to know',
          shown.filter((each) => !isOwn(each)),
        ),
      ],
      more: prompts.length > SHOWN ? `And ${prompts.length - SHOWN} more: /mywork.` : '',
      buttons: [],
    }),
  };
}

function itemOf({ action, chase, as }: ActionPrompt, directory: Directory, viewer: Member, now: Date) {
  const own = as === 'turn' || as === 'again';
  const main = own ? stepsFor(action, directory, viewer).find((step) => MAIN.has(step)) : undefined;
  return {
    title: action.title,
    line: dotted([
      action.id,
      own ? undefined : ownerName(action.owner, directory),
      `due ${sayDate(action.due)}`,
    ]),
    note: own ? noteOf(action, chase, directory) : asideOf(action, chase, directory, as),
    buttons: [
      openButton(action),
      ...(main ? [buttonOf(main, action, directory)] : []),
      ...(own ? [snoozeButton(action, chase, now)] : []),
    ],
  };
}

/** The one press that most often answers a prompt. */
const MAIN: ReadonlySet<Step> = new Set(['take', 'accept', 'assure', 'send', 'finish']);

function openButton({ id }: Action): Button {
  return { title: 'Open', data: { verb: 'action.show', subject: subjectOf('action', id) } };
}

/** Nobody puts off for a week what is due tomorrow. */
function snoozeButton({ id }: Action, chase: ActionChase | undefined, now: Date): Button {
  const days = chase?.kind === 'before' && chase.days > 1 ? 3 : 1;
  return {
    title: days === 1 ? 'Remind me tomorrow' : `Remind me in ${days} days`,
    data: {
      verb: 'prompt.snooze',
      subject: subjectOf('action', id),
      args: { days: String(days), once: `${id} ${londonDate(now)}` },
    },
  };
}

function noteOf(action: Action, chase: ActionChase | undefined, directory: Directory): string {
  const days = countOf(Math.abs(chase?.days ?? 0), 'working day');
  switch (chase?.kind) {
    case undefined:
      return 'You asked to hear of it again today.';
    case 'before':
      return `It is yours, and due in ${days}.`;
    case 'today':
      return 'It is yours, and due today.';
    case 'after':
      return `It is yours, and ${days} overdue. If its date cannot be kept, move it and say why.`;
    case 'accept':
      return `You were asked ${days} ago, and have not said whether you will do it.`;
    case 'returned':
      return `It came back to you ${days} ago. Send it on, or withdraw it.`;
    case 'sign-off':
      return `All its parts have been back for ${days}. Sign it off, or say what is missing.`;
    case 'answer':
      return `${waitingGroup(action, directory)} has to say whether it takes it: ${limitWords(chase)}.`;
    case 'look':
      return `${waitingGroup(action, directory)} was asked to look at the evidence: ${limitWords(chase)}.`;
  }
}

function asideOf(
  action: Action,
  chase: ActionChase | undefined,
  directory: Directory,
  as: ActionPrompt['as'],
): string {
  const days = countOf(Math.abs(chase?.days ?? 0), 'working day');
  const why = as === 'next-up' ? 'You look after this group.' : 'The business unit hears of it last.';
  switch (chase?.kind) {
    case 'after':
      return `It is ${days} overdue. ${why}`;
    case 'answer':
      return `${waitingGroup(action, directory)} has not said whether it takes it. ${why}`;
    case 'look':
      return `${waitingGroup(action, directory)} has not looked at the evidence. ${why}`;
    case 'returned':
      return `It was returned ${days} ago, and nobody has sent it on. ${why}`;
    case 'before':
    case 'today':
    case 'accept':
    case 'sign-off':
    case undefined:
      return why;
  }
}

function waitingGroup(action: Action, directory: Directory): string {
  const group = action.status === 'assurance' ? action.assurance.at(-1)?.group : action.hops.at(-1)?.group;
  return group === undefined ? 'The group' : groupName(directory, group);
}

function limitWords({ days }: ActionChase): string {
  if (days === 0) return 'today is the last day';
  if (days < 0) return 'tomorrow is the last day';
  return `${countOf(days, 'working day')} over its limit`;
}
