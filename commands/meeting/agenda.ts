import type { StoreView } from '../../storage/store.ts';
import { agendaLines, fits, packOrder } from '../../src/domain/meeting/agenda.ts';
import { figureOf } from '../../src/domain/meeting/figures.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { HolidayCalendar } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { lastBefore, withAgenda } from '../../src/bot/meeting-store.ts';
import { dotted } from '../../src/bot/text.ts';
import { figureProviders, readFigures } from './figures.ts';

/** One line of an agenda, ready to be shown. */
export interface AgendaShown {
  readonly number: number;
  readonly title: string;
  readonly times: string;
  readonly who: string;
  /** The live figure of a standing item; empty where it has none. */
  readonly figure: string;
  readonly from: string;
  readonly papers: readonly { readonly mark: string; readonly title: string; readonly link: string }[];
}

export interface AgendaAround {
  readonly store: StoreView;
  /** Who reads it: figures count what they may see. */
  readonly member: Member;
  readonly partnership: Partnership;
  readonly directory: Directory;
  readonly calendar: HolidayCalendar;
  readonly now: Date;
  readonly today: string;
}

/** The whole agenda with times, live figures and papers in the order of the pack. */
export async function agendaShown(
  found: Meeting,
  { store, member, partnership, directory, calendar, today, now }: AgendaAround,
): Promise<{
  readonly lines: readonly AgendaShown[];
  readonly fit: string;
  readonly over: number;
  readonly loose: AgendaShown['papers'];
}> {
  const meeting = await withAgenda(store, found, partnership);
  const before = await lastBefore(store, meeting);
  const since = {
    from: before ? londonDate(new Date(before.starts)) : today.slice(0, 4) + '-01-01',
    to: today,
  };
  const figures = await readFigures(store, { member, partnership, directory, calendar, today, now });
  const pack = packOrder(meeting);
  const shown = ({ mark, paper }: (typeof pack)[number]) => ({ mark, title: paper.title, link: paper.link });
  const { says, over } = fits(meeting);
  return {
    fit: says,
    over,
    loose: pack.filter(({ item }) => item === undefined).map(shown),
    lines: agendaLines(meeting).map(({ item, number, from, to }) => ({
      number,
      title: item.title,
      times: `${from} to ${to}`,
      who: directory.member(item.who ?? '')?.name ?? '',
      figure: figureOf(item, figureProviders, figures, { group: meeting.group, since })?.says ?? '',
      from: item.from === undefined ? '' : `carried over from ${item.from}`,
      papers: pack.filter((each) => each.item?.id === item.id).map(shown),
    })),
  };
}

/** `10:00 to 10:10 · Ada Bright · carried over`. */
export function lineUnder({ times, who, from }: AgendaShown): string {
  return dotted([times, who, from]);
}
