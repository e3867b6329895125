import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import { describeDraft } from '../../src/domain/briefing/describe.ts';
import { neededAnswers } from '../../src/domain/briefing/moves-update.ts';
import type { Draft, Question, Reading } from '../../src/domain/briefing/reading.ts';
import type { BriefingItem, Update } from '../../src/domain/briefing/record.ts';
import type { StoreView } from '../../storage/store.ts';
import { itemsCard } from '../index.ts';
import type { Button } from '../words.ts';
import { sayClosure, sayCounts } from './reading-words.ts';
import { sayItem, shortRef, type Scene } from './words.ts';

/** What was read of an update, for its author alone. */
export const updateView: RecordView = { name: 'update', draw: (id, drawing) => drawOwn(id, drawing, false) };

/** The same where it cannot be changed afterwards (an ephemeral message on Slack): no posting is kept of it. */
export const updateOnceView: RecordView = {
  name: 'update-once',
  draw: (id, drawing) => drawOwn(id, drawing, true),
};

async function drawOwn(id: string, drawing: Drawing, once: boolean) {
  const { store, viewer, directory, partnership, now } = drawing;
  const update = await store.get('briefingUpdates', id);
  if (!update || (viewer && viewer.id !== update.author)) return undefined;
  const view = await drawUpdate(store, update, { directory, settings: partnership.briefing, now });
  return { rev: update.rev, view, ...(once ? { once: true as const } : { always: true as const }) };
}

interface Line {
  readonly title: string;
  readonly line: string;
  readonly note: string;
  readonly buttons: Button[];
}

export async function drawUpdate(store: StoreView, update: Update, scene: Scene): Promise<CardView> {
  const items = await store.find('briefingItems', 'update', update.id);
  const { reading } = update;
  const waits = update.state === 'proposed' && reading !== undefined;
  const sections = waits
    ? [
        { name: '', items: readAs(update, reading, scene) },
        { name: 'One thing to say', items: asked(update, reading.questions) },
      ]
    : [{ name: '', items: recorded(items, scene) }];
  return {
    summary: 'Daily briefing: your update',
    card: itemsCard.expand({
      heading: headingOf(update, waits),
      intro: introOf(update, items, waits),
      sections: sections.filter(({ items: lines }) => lines.length > 0),
      more: moreOf(update, waits),
      buttons: waits ? waysOn(update, reading) : update.state === 'confirmed' ? [withdrawButton(update)] : [],
    }),
  };
}

function headingOf(update: Update, waits: boolean): string {
  if (waits) return 'Is this right?';
  switch (update.state) {
    case 'withdrawn':
      return 'Taken back';
    case 'refused':
      return 'Not taken in';
    case 'confirmed':
    case 'proposed':
      return 'Recorded';
  }
}

function introOf(update: Update, items: readonly BriefingItem[], waits: boolean): string {
  if (waits)
    return update.edits > 0
      ? 'You changed your message. This is how I read it now.'
      : 'This is how I read your update. Only you see this.';
  if (update.state !== 'confirmed') return 'It is in no list any more.';
  if (update.nil && items.length === 0) return 'Nothing to report from your agency today. Thank you.';
  return 'It is in today’s briefing, in these words. Yours are gone from my records.';
}

function moreOf(update: Update, waits: boolean): string {
  if (!waits) return '';
  if (neededAnswers(update).length > 0) return 'Answer the question first; the rest can stay open.';
  return update.raw
    ? 'Your words are kept a quarter of an hour at most. What is not confirmed is not in the running order.'
    : '';
}

function readAs(update: Update, reading: Reading, scene: Scene): Line[] {
  const several = reading.drafts.length > 1;
  return [
    ...reading.drafts.map((draft, index) => ({
      title: describeDraft(draft, scene.settings, scene.now),
      line: whyOf(draft),
      note: '',
      buttons: [
        ...(several ? [own(update, 'Right', 'briefing.confirm', { draft: String(index) })] : []),
        own(update, 'Change', 'briefing.change', { draft: String(index) }, true),
        ...(several ? [own(update, 'Leave out', 'briefing.drop', { draft: String(index) })] : []),
      ],
    })),
    ...[...reading.closures.map((closure) => sayClosure(closure, scene.now)), ...sayCounts(reading)].map(
      (title) => ({ title, line: '', note: '', buttons: [] }),
    ),
    ...(reading.nil && reading.drafts.length === 0
      ? [
          {
            title: reading.nil.of === 'all' ? 'Nothing to report' : 'Nobody missing',
            line: '',
            note: '',
            buttons: [],
          },
        ]
      : []),
  ];
}

/** What is not there, so that it is seen at a glance; nothing of it is guessed. */
function whyOf({ risk, area, type }: Draft): string {
  if (type.value === 'good-news' || type.value === 'theme') return '';
  const open = [risk ? undefined : 'risk', area ? undefined : 'place'].filter((each) => each !== undefined);
  return open.length === 0 ? '' : `Not said: ${open.join(', ')}`;
}

function asked(update: Update, questions: readonly Question[]): Line[] {
  return questions.map(({ id, text, choices, needed }) => ({
    title: text,
    line: needed ? '' : 'You can leave this open.',
    note: '',
    buttons: choices.map(({ value, label }) =>
      own(update, label, 'briefing.answer', { question: id, value }),
    ),
  }));
}

function recorded(items: readonly BriefingItem[], scene: Scene): Line[] {
  return items
    .filter(({ status }) => status !== 'withdrawn')
    .map((item) => ({
      title: sayItem(item, scene),
      line: item.id,
      note: '',
      buttons: [
        {
          title: `Open ${shortRef(item)}`,
          data: { verb: 'briefing.item', subject: subjectOf('item', item.id) },
        },
      ],
    }));
}

function waysOn(update: Update, reading: Reading): Button[] {
  const can = neededAnswers(update).length === 0;
  const many = reading.drafts.length + reading.closures.length;
  const title = many > 1 ? `All ${many} are right` : 'That is right';
  return [...(can ? [own(update, title, 'briefing.confirm')] : []), withdrawButton(update)];
}

function withdrawButton(update: Update): Button {
  return own(update, 'Take it back', 'briefing.withdraw');
}

function own(
  update: Update,
  title: string,
  verb: string,
  args?: Readonly<Record<string, string>>,
  opens = false,
): Button {
  return {
    title: title.slice(0, 75),
    data: {
      verb,
      subject: subjectOf('update', update.id),
      rev: update.rev,
      ...(args ? { args: { ...args } } : {}),
      ...(opens ? { opens: 'form' as const } : {}),
    },
  };
}
