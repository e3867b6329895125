import { openActions } from '../../src/bot/action-steps.ts';
import type { Values } from '../../src/bot/command.ts';
import { maySeeAction, whoOwns, whoseTurn } from '../../src/bot/relations.ts';
import { originLabel } from '../../src/domain/action/origins.ts';
import { isOpen, isOverdue, isWaitingForAssurance, type Action } from '../../src/domain/action/record.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { StoreView } from '../../storage/store.ts';

/** Which actions somebody wants to see, in the words people use for them. */
export const WHICH = [
  { value: 'open', words: ['open'] },
  { value: 'overdue', words: ['overdue', 'late'] },
  { value: 'assurance', words: ['waiting for assurance', 'awaiting assurance', 'assurance'] },
  { value: 'moving', words: ['on the way', 'on their way', 'sent', 'returned'] },
  { value: 'unowned', words: ['without an owner', 'unowned', 'orphans'] },
  { value: 'done', words: ['done', 'closed', 'finished'] },
  { value: 'all', words: ['all', 'everything'] },
] as const;

/** Beside which: `overdue`, `mine` and `mine overdue` are all asked for. */
export const WHOSE = [{ value: 'mine', words: ['mine', 'my'] }] as const;

const HEADINGS: Readonly<Record<string, string>> = {
  open: 'Open actions',
  overdue: 'Overdue actions',
  assurance: 'Actions that wait for assurance',
  moving: 'Actions on their way between groups',
  unowned: 'Actions that nobody can do',
  done: 'Finished actions',
  all: 'All actions',
};

/** What a list is made from, for a card and for a file alike. */
export interface ListReader {
  readonly store: StoreView;
  readonly member: Member;
  readonly directory: Directory;
  readonly partnership: Partnership;
  /** ISO date in London. */
  readonly today: string;
}

export interface Found {
  readonly heading: string;
  /** `in Neglect, from a rapid review`; empty when everything was asked for. */
  readonly where: string;
  /** Soonest due first. */
  readonly actions: readonly Action[];
}

/** The actions this member may see, as they were asked for. What they may not see is not counted either. */
export async function findActions(reader: ListReader, wanted: Values): Promise<Found> {
  const { store, member, directory, partnership, today } = reader;
  const { which = 'open', whose, group, origin, about } = wanted;
  const tags = about === undefined ? undefined : tagsNamed(about, partnership);
  const candidates =
    which === 'all' || which === 'done' ? await store.all('actions') : await openActions(store);
  const actions = candidates
    .filter((action) => maySeeAction(action, member, directory))
    .filter((action) => FITS[which]?.(action, reader, today) ?? isOpen(action))
    .filter((action) => whose !== 'mine' || isTheirs(action, reader))
    .filter((action) => group === undefined || isOfGroup(action, group))
    .filter((action) => origin === undefined || action.origin === origin)
    .filter((action) => about === undefined || isAbout(action, about, tags ?? []))
    .sort((one, other) =>
      one.due === other.due ? one.id.localeCompare(other.id) : one.due < other.due ? -1 : 1,
    );
  const where = [
    whose === 'mine' && which !== 'open' ? 'of yours' : undefined,
    group === undefined ? undefined : `for ${directory.group(group)?.name ?? group}`,
    origin === undefined ? undefined : `from ${originLabel(origin).toLowerCase()}`,
    about === undefined ? undefined : `about “${about}”`,
  ];
  return {
    heading: whose === 'mine' && which === 'open' ? 'Your actions' : (HEADINGS[which] ?? 'Actions'),
    where: where.filter((part) => part !== undefined).join(', '),
    actions,
  };
}

type Fits = (action: Action, reader: ListReader, today: string) => boolean;

const FITS: Readonly<Record<string, Fits>> = {
  all: () => true,
  done: (action) => !isOpen(action),
  overdue: (action, _reader, today) => isOverdue(action, today),
  assurance: isWaitingForAssurance,
  moving: ({ status }) => status === 'sent' || status === 'returned',
  unowned: (action, { directory }) => whoOwns(action, directory).gap !== undefined,
};

/** Theirs to do, or to take or look at. */
function isTheirs(action: Action, { member, directory }: ListReader): boolean {
  return [...whoOwns(action, directory).members, ...whoseTurn(action, directory)].some(
    ({ id }) => id === member.id,
  );
}

/** The group that does the work, one that has it now, or one that hears of it. */
function isOfGroup({ group, route, reportsTo, assurance }: Action, wanted: string): boolean {
  return (
    group === wanted ||
    route.includes(wanted) ||
    reportsTo.includes(wanted) ||
    assurance.at(-1)?.group === wanted
  );
}

function isAbout({ priority, themes, title }: Action, about: string, tags: readonly string[]): boolean {
  if (tags.some((tag) => tag === priority || themes.includes(tag))) return true;
  return title.toLowerCase().includes(about.toLowerCase());
}

/** The partnership's priorities and themes that are called this. */
function tagsNamed(about: string, { priorities, themes }: Partnership): string[] {
  const asked = about.trim().toLowerCase();
  return [...priorities, ...themes]
    .filter(({ id, name, aliases = [] }) =>
      [id, name, ...aliases].some((each) => each.toLowerCase() === asked),
    )
    .map(({ id }) => id);
}
