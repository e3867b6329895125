import { BRIEFING_VIEW } from '../../src/bot/briefing-rooms.ts';
import { itemsOf } from '../../src/bot/briefing-store.ts';
import { orderOf } from '../../src/bot/briefing-order.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { timesOf } from '../../src/domain/briefing/late-opening.ts';
import { isShown } from '../../src/domain/briefing/outstanding.ts';
import type { Briefing, BriefingItem } from '../../src/domain/briefing/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { nameOf } from '../action/names.ts';
import type { Button } from '../words.ts';
import { briefingCard } from './list.ts';
import { count, itemLine, sayContributions, sayWindow, type Scene } from './words.ts';

/** The day's card in the rooms: how to take part, then what was confirmed, and after the release the running order. */
export const briefingView: RecordView = {
  name: BRIEFING_VIEW,
  async draw(id, { store, directory, partnership, now }) {
    const briefing = await store.get('briefings', id);
    if (!briefing) return undefined;
    const items = await itemsOf(store, briefing);
    const scene: Scene = { directory, settings: partnership.briefing, now };
    return { rev: briefing.rev, always: true, view: drawBriefing(briefing, items, scene) };
  },
};

export function drawBriefing(briefing: Briefing, items: readonly BriefingItem[], scene: Scene): CardView {
  const { released } = briefing;
  const heading = released ? 'Running order' : 'Daily briefing';
  return {
    card: briefingCard.expand({
      heading: `${heading}, ${sayDate(briefing.date)}`,
      covers: sayWindow(briefing, scene.settings),
      lines: [...howTo(briefing), stateLine(briefing, items, scene)],
      sections: sectionsOf(briefing, items, scene),
      foot: footOf(briefing, items, scene),
      buttons: buttonsOf(briefing),
    }),
    summary: `${heading}, ${sayDate(briefing.date)}`,
  };
}

const HOW =
  'Reply in this thread, in your own words. I show you alone what I understood. No names, initials, dates of birth or numbers of anybody.';

function howTo({ state, openedLate, moved }: Briefing): string[] {
  if (state === 'closed') return [];
  const times = moved
    ? ` Today updates are in time until ${moved.cutOff}, and the chair sees the draft at ${moved.order}.`
    : '';
  const late = openedLate
    ? [
        `I was not here at the usual time, so this opens late.${times} Nothing you wrote before is lost: please post it here.`,
      ]
    : [];
  return [...late, HOW];
}

function stateLine(briefing: Briefing, items: readonly BriefingItem[], scene: Scene): string {
  const { released, closed, contributions } = briefing;
  const shown = items.filter(isShown);
  const many = shown.length === 0 ? '' : ` ${count(shown.length, 'item', 'items')}.`;
  const what = `${sayContributions(contributions)}${many}`;
  if (closed) {
    const over = closed.carriedOut.length;
    return `Closed ${sayWhen(closed.at, scene.now)}. ${over === 0 ? 'Nothing is left over.' : `${count(over, 'item goes', 'items go')} on to the next briefing.`}`;
  }
  return released
    ? `Released by ${nameOf(scene.directory, released.by)} ${sayWhen(released.at, scene.now)}. ${what}`
    : what;
}

/** More than this is a list to ask for: the card is read on phones, and drawn anew with every confirmation. */
const NEWEST = 30;

/** Before the release in the order in which they came; after it in the running order. */
export function sectionsOf(
  briefing: Briefing,
  items: readonly BriefingItem[],
  scene: Scene,
): { name: string; items: { text: string }[] }[] {
  const line = (item: BriefingItem, n?: number): { text: string } => ({
    text: `${n === undefined ? '' : `${n}. `}${itemLine(item, scene, briefing)}`,
  });
  if (!briefing.released) {
    const shown = items.filter(isShown);
    const newest = shown.slice(-NEWEST);
    const before = shown.length - newest.length;
    return shown.length === 0
      ? []
      : [
          {
            name: 'Confirmed so far',
            items: [
              ...(before > 0 ? [{ text: `${count(before, 'item', 'items')} before these: /dib list` }] : []),
              ...newest.map((item) => line(item)),
            ],
          },
        ];
  }
  let n = 0;
  const sections = orderOf(briefing, items).map(({ name, items: here }) => ({
    name,
    items: here.map((item) => line(item, (n += 1))),
  }));
  const withdrawn = items.filter(
    ({ status, withdrawn: at }) =>
      status === 'withdrawn' && at !== undefined && at.at > (briefing.released?.at ?? ''),
  );
  return withdrawn.length === 0
    ? sections
    : [...sections, { name: 'Withdrawn since', items: withdrawn.map((item) => line(item)) }];
}

function footOf(briefing: Briefing, items: readonly BriefingItem[], { settings }: Scene): string {
  const late = items.some(({ late: is }) => is)
    ? `Late: after ${timesOf(briefing, settings.timetable).cutOff}.`
    : '';
  const corrected = items.some(({ corrections }) => corrections.some(({ afterRelease }) => afterRelease))
    ? 'Corrected: changed since the release.'
    : '';
  return [late, corrected].filter((each) => each !== '').join(' ');
}

function buttonsOf(briefing: Briefing): Button[] {
  if (briefing.state === 'closed') return [];
  return [
    nilButton(briefing),
    { title: 'Use the form', data: { verb: 'briefing.form', opens: 'form' } },
    { title: 'My updates', data: { verb: 'briefing.mine' } },
    ...(briefing.released ? [{ title: 'Actions', data: { verb: 'briefing.actions' } }] : []),
  ];
}

/** "Nothing from us", once a person and day. */
export function nilButton({ id }: Pick<Briefing, 'id'>): Button {
  return {
    title: 'Nothing from us',
    data: { verb: 'briefing.nil', args: { once: subjectOf('briefing', id) } },
  };
}
