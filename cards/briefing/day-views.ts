import type { StoreView } from '../../storage/store.ts';
import { HANDOVER_VIEW } from '../../src/bot/briefing-close.ts';
import { EDUCATION_VIEW, HOSPITAL_VIEW } from '../../src/bot/briefing-feeds.ts';
import { itemsOf } from '../../src/bot/briefing-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import { highRiskGaps, missingNow, type HighRiskGap } from '../../src/domain/briefing/checks.ts';
import {
  awaitsStrategy,
  isOutstanding,
  isShown,
  openActions,
} from '../../src/domain/briefing/outstanding.ts';
import { timesOf } from '../../src/domain/briefing/late-opening.ts';
import type { Briefing, BriefingItem } from '../../src/domain/briefing/record.ts';
import { showCounts } from '../../src/domain/small-numbers.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { itemsCard } from '../index.ts';
import { nilButton } from './view.ts';
import { notice } from '../words.ts';
import { agencyName, count, itemLine, sayAction, sayItem, type Scene } from './words.ts';

export const NUDGE_VIEW = 'briefing-nudge';
export const ACTIONS_VIEW = 'briefing-actions';
export const CHECK_VIEW = 'briefing-check';

interface Day {
  readonly briefing: Briefing;
  readonly items: readonly BriefingItem[];
  readonly scene: Scene;
}

/** A prompt about a day: drawn when it leaves, and gone when there is nothing to say any more. */
function prompt(name: string, draw: (day: Day, drawing: Drawing) => CardView | undefined): RecordView {
  return {
    name,
    async draw(id, drawing) {
      const { store, directory, partnership, now } = drawing;
      const briefing = await store.get('briefings', id);
      if (!briefing) return undefined;
      const items = await itemsOf(store, briefing);
      const view = draw(
        { briefing, items, scene: { directory, settings: partnership.briefing, now } },
        drawing,
      );
      return view && { rev: briefing.rev, once: true, view };
    },
  };
}

/** To the people of an agency that has not been heard from, and to nobody else. */
export const nudgeView = prompt(NUDGE_VIEW, ({ briefing, scene }, { viewer }) => {
  const row = briefing.contributions.find(({ agency }) => agency === viewer?.agency);
  if (!viewer || row?.state !== 'expected' || briefing.state === 'closed') return undefined;
  const { cutOff, starts } = timesOf(briefing, scene.settings.timetable);
  return notice(
    `Nothing from ${agencyName(scene, viewer.agency)} yet`,
    [
      `Today’s briefing takes updates until ${cutOff} and begins at ${starts}. Reply in its thread, or here: dib post.`,
      'If there is nothing, one press says so for your agency.',
    ],
    [nilButton(briefing), { title: 'Use the form', data: { verb: 'briefing.form', opens: 'form' } }],
  );
});

/** What was asked for today, by who is to do it. */
export const actionsView = prompt(ACTIONS_VIEW, (day) => drawActions(day));

export function drawActions({ briefing, items, scene }: Day): CardView {
  const live = items.filter(isShown).filter((item) => item.actions.length > 0 || awaitsStrategy(item));
  const owners = [...new Set(live.flatMap((item) => item.actions.map(({ owner = '' }) => owner)))];
  const sections = owners.map((owner) => ({
    name: owner === '' ? 'Nobody’s yet' : agencyName(scene, owner),
    items: live.flatMap((item) =>
      item.actions
        .filter((action) => (action.owner ?? '') === owner)
        .map((action) => ({
          title: sayAction(action, scene),
          line: itemLine(item, scene, briefing),
          note: '',
          buttons: [openButton(item)],
        })),
    ),
  }));
  const meetings = live.filter(awaitsStrategy).map((item) => ({
    title: sayItem(item, scene),
    line: item.strategy?.bookedFor
      ? 'Strategy meeting booked'
      : 'Strategy meeting asked for, without a time yet',
    note: '',
    buttons: [openButton(item)],
  }));
  const open = live.flatMap((item) => openActions(item)).length;
  return {
    summary: `Daily briefing: actions of ${sayDate(briefing.date, 'short')}`,
    card: itemsCard.expand({
      heading: `Actions, ${sayDate(briefing.date, 'short')}`,
      intro:
        live.length === 0
          ? 'Nothing was asked of anybody today.'
          : `${count(open, 'action is', 'actions are')} open. Who does it opens it and says so.`,
      sections: [
        ...(meetings.length > 0 ? [{ name: 'Strategy meetings', items: meetings }] : []),
        ...sections.filter((section) => section.items.length > 0),
      ],
      more: '',
      buttons: [],
    }),
  };
}

/** At noon: what high-risk items still lack. Undefined when nothing does. */
export const checkView = prompt(CHECK_VIEW, ({ items, scene }, { viewer }) => {
  const lacking = highRiskGaps(items).flatMap((gap) => {
    const item = items.find(({ id }) => id === gap.item);
    return item ? [{ item, lacks: lacks(gap) }] : [];
  });
  if (lacking.length === 0 || !viewer) return undefined;
  return {
    summary: 'Daily briefing: high risk at noon',
    card: itemsCard.expand({
      heading: 'High risk at noon',
      intro: `${count(lacking.length, 'item still lacks', 'items still lack')} something.`,
      sections: [
        {
          name: '',
          items: lacking.map(({ item, lacks: what }) => ({
            title: sayItem(item, scene),
            line: `${item.id} · ${agencyName(scene, item.agency)}`,
            note: what.join(' '),
            buttons: [openButton(item)],
          })),
        },
      ],
      more: '',
      buttons: [],
    }),
  };
});

export function lacks({ strategyNotBooked, dslNotTold }: HighRiskGap): string[] {
  return [
    ...(strategyNotBooked ? ['The strategy meeting has no time yet.'] : []),
    ...(dslNotTold ? ['Nobody has said that the DSL knows.'] : []),
  ];
}

/** At the close: what is open, to hand over to whoever is on duty out of hours. */
export const handoverView = prompt(HANDOVER_VIEW, ({ briefing, items, scene }) => {
  const open = items.filter(isOutstanding);
  if (open.length === 0 || briefing.handedOver) return undefined;
  const duty =
    'Tell the duty out of hours what is open, by phone: it is not a record of theirs, and nothing of it is sent from here.';
  return {
    summary: 'Daily briefing: hand over what is open',
    card: itemsCard.expand({
      heading: 'Before the evening',
      intro: `${count(open.length, 'item is', 'items are')} open. ${duty}`,
      sections: [
        {
          name: '',
          items: open.map((item) => ({
            title: sayItem(item, scene),
            line: `${item.id} · ${agencyName(scene, item.agency)}`,
            note: openActions(item)
              .map((action) => sayAction(action, scene))
              .join(' · '),
            buttons: [],
          })),
        },
      ],
      more: '',
      buttons: [
        {
          title: 'The duty knows',
          data: {
            verb: 'briefing.handed-over',
            subject: subjectOf('briefing', briefing.id),
            rev: briefing.rev,
          },
        },
      ],
    }),
  };
});

/** To the hospital: how many are missing now, to be compared with its own list. Numbers and a tick, never who. */
export const hospitalView = prompt(HOSPITAL_VIEW, ({ briefing, items }) => {
  const { missing } = missingNow(items);
  return notice(
    `Missing now: ${missing}`,
    [
      'Please compare with the list the police sent you. One press confirms that it has as many. If it has not, say so in the thread.',
      'Flags that you put on or took off: write “flags on for 4, took 3 off” in the thread.',
    ],
    [
      {
        title: `The list has ${missing}`,
        data: {
          verb: 'briefing.hospital',
          args: { listed: String(missing), once: `${briefing.id}|${missing}` },
        },
      },
    ],
  );
});

/** For who links the schools: kinds of concern with small numbers hidden, to be passed on to DSLs as it stands. */
export const educationView = prompt(EDUCATION_VIEW, ({ briefing, items, scene }) =>
  drawEducation({ briefing, items, scene }),
);

export function drawEducation({ briefing, items, scene }: Day): CardView | undefined {
  const lines = themesOf(items, scene);
  if (lines.length === 0) return undefined;
  return notice(
    `For DSLs, ${sayDate(briefing.date, 'short')}`,
    [
      ...lines.map(({ label, shown }) => `${label}: ${shown}`),
      'Kinds of concern in the city today, with small numbers hidden. It says nothing about one child, and can be passed on as it stands.',
    ],
    [
      {
        title: 'Send it to the DSLs',
        data: { verb: 'briefing.to-dsls', args: { once: briefing.id } },
      },
    ],
  );
}

function themesOf(items: readonly BriefingItem[], { settings }: Scene): { label: string; shown: string }[] {
  const counts = new Map<string, number>();
  for (const item of items.filter(isShown))
    for (const theme of item.themes) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return showCounts(
    [...counts].map(([id, many]) => ({
      label: settings.themes.find((theme) => theme.id === id)?.name ?? id,
      count: many,
    })),
    { whole: false },
  ).map(({ label, shown }) => ({ label, shown }));
}

function openButton(item: BriefingItem) {
  return { title: 'Open', data: { verb: 'briefing.item', subject: subjectOf('item', item.id) } };
}

/** The whole of a day, for who asks. */
export async function dayOf(store: StoreView, briefing: Briefing, scene: Scene): Promise<Day> {
  return { briefing, items: await itemsOf(store, briefing), scene };
}
