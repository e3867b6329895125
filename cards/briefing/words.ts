import { sayWhen } from '../../src/bot/text.ts';
import { describeItem } from '../../src/domain/briefing/describe.ts';
import { timesOf } from '../../src/domain/briefing/late-opening.ts';
import type { Due } from '../../src/domain/briefing/reading.ts';
import type { Briefing, BriefingItem, Contribution } from '../../src/domain/briefing/record.ts';
import { ACTION_KINDS, labelOf } from '../../src/domain/briefing/words.ts';
import { londonDate, londonTime, sayDate } from '../../src/domain/working-days.ts';
import type { BriefingSettings } from '../../src/partnership/briefing-schema.ts';
import type { Directory } from '../../src/partnership/model.ts';

/** What the cards of a briefing are drawn with. */
export interface Scene {
  readonly directory: Directory;
  readonly settings: BriefingSettings;
  readonly now: Date;
}

export function agencyName({ directory }: Pick<Scene, 'directory'>, agency: string): string {
  return directory.agency(agency)?.name ?? agency;
}

/** The number an item has within its day: `03`. */
export function shortRef({ id }: Pick<BriefingItem, 'id'>): string {
  return id.slice('DIB-YYMMDD-'.length);
}

/** `Missing now, high, 12 hours, City Centre`. */
export function sayItem(item: BriefingItem, { settings, now }: Pick<Scene, 'settings' | 'now'>): string {
  return describeItem(item, settings, now);
}

/** One line of a list: the item, who brought it, its number, and what has to be known of it. */
export function itemLine(item: BriefingItem, scene: Scene, briefing: Briefing): string {
  const agencies = [item.agency, ...item.alsoFrom].map((agency) => agencyName(scene, agency));
  const marks = [
    item.briefing === briefing.id ? shortRef(item) : `from ${item.id}`,
    item.late ? 'late' : undefined,
    item.corrections.some(({ afterRelease }) => afterRelease) ? 'corrected' : undefined,
    item.status === 'withdrawn' ? 'withdrawn' : undefined,
  ];
  return [sayItem(item, scene), agencies.join(' and '), ...marks.filter((mark) => mark !== undefined)].join(
    ' · ',
  );
}

/** `by 12:00`, `by Wed 25 November`; today's day is not said. */
export function sayDue({ date, time }: Due, now: Date): string {
  const day = date === londonDate(now) ? undefined : sayDate(date, 'short');
  const parts = [day, time].filter((part) => part !== undefined);
  return parts.length === 0 ? 'today' : `by ${parts.join(', ')}`;
}

/** One action of an item: `Call to the DSL: Education, by 16:00`. */
export function sayAction(action: BriefingItem['actions'][number], scene: Scene): string {
  const team = scene.settings.teams.find(({ id }) => id === action.team)?.name;
  const owner = action.owner === undefined ? 'nobody yet' : (team ?? agencyName(scene, action.owner));
  const what = [labelOf(ACTION_KINDS, action.kind), action.text]
    .filter((part) => part !== undefined)
    .join(', ');
  return `${what}: ${owner}, ${action.done ? `done ${sayWhen(action.done.at, scene.now)}` : sayDue(action.due, scene.now)}`;
}

/** How many of those who are asked daily have brought something or said that there is nothing. */
export function sayContributions(contributions: readonly Contribution[]): string {
  const asked = contributions.filter(({ state }) => state !== 'optional' && state !== 'on-leave');
  const here = asked.filter(({ state }) => state === 'posted' || state === 'nil' || state === 'late');
  return here.length === 0
    ? 'Nobody has posted yet.'
    : `${here.length} of ${asked.length} agencies have posted.`;
}

/** `Covers since Fri 20 November, 09:15.` */
export function sayWindow(briefing: Briefing, settings: BriefingSettings): string {
  const { window, date } = briefing;
  const timetable = timesOf(briefing, settings.timetable);
  const from = new Date(window.from);
  const day = londonDate(from);
  const since = day === date ? londonTime(from) : `${sayDate(day, 'short')}, ${londonTime(from)}`;
  return `Covers since ${since}. Updates until ${timetable.cutOff}, briefing at ${timetable.starts}.`;
}

export function count(many: number, one: string, several: string): string {
  return `${many} ${many === 1 ? one : several}`;
}
