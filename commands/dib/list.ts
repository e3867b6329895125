import { dayOf, drawActions, drawEducation } from '../../cards/briefing/day-views.ts';
import { drawUpdate } from '../../cards/briefing/update-view.ts';
import { drawBriefing } from '../../cards/briefing/view.ts';
import { agencyName, itemLine, sayContributions, sayItem, type Scene } from '../../cards/briefing/words.ts';
import { itemsCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import { peopleOf, relationsToBriefing } from '../../src/bot/briefing-relations.ts';
import { itemsOf, keepBriefing, updatesOf } from '../../src/bot/briefing-store.ts';
import type { CommandVerb, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import { roomsOfGroup } from '../../src/bot/places.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { describeDraft } from '../../src/domain/briefing/describe.ts';
import { tickHospital } from '../../src/domain/briefing/moves-briefing.ts';
import { isShown } from '../../src/domain/briefing/outstanding.ts';
import type { Briefing, Update } from '../../src/domain/briefing/record.ts';
import { londonTime, sayDate } from '../../src/domain/working-days.ts';
import type { StoreView } from '../../storage/store.ts';
import { findOwnUpdate, requireAttending, requireBriefing, requireOpen } from './find.ts';
import { updateReply } from './post.ts';

function sceneOf({ directory, partnership, now }: Context): Scene {
  return { directory, settings: partnership.briefing, now };
}

export const listVerb: CommandVerb = {
  name: 'list',
  aliases: ['items', 'today'],
  summary: 'See the items of today’s briefing',
  access: 'briefing.see',
  arguments: {},
  examples: ['dib list'],
  async run(context) {
    await requireAttending(context, 'briefing.see');
    return { kind: 'notice', view: await drawList(context, await requireBriefing(context)) };
  },
};

async function drawList(context: Context, briefing: Briefing): Promise<CardView> {
  const scene = sceneOf(context);
  const items = (await itemsOf(context.tx, briefing)).filter(isShown);
  return {
    summary: `Daily briefing: items of ${sayDate(briefing.date, 'short')}`,
    card: itemsCard.expand({
      heading: `Daily briefing, ${sayDate(briefing.date, 'short')}`,
      intro: items.length === 0 ? 'Nothing was confirmed yet.' : sayContributions(briefing.contributions),
      sections:
        items.length === 0
          ? []
          : [
              {
                name: '',
                items: items.map((item) => ({
                  title: itemLine(item, scene, briefing),
                  line: '',
                  note: '',
                  buttons: [
                    { title: 'Open', data: { verb: 'briefing.item', subject: subjectOf('item', item.id) } },
                  ],
                })),
              },
            ],
      more: '',
      buttons: [],
    }),
  };
}

export const statusVerb: CommandVerb = {
  name: 'status',
  aliases: ['mine', 'show'],
  summary: 'See today’s briefing and your own updates',
  access: 'briefing.see',
  arguments: {},
  examples: ['dib status'],
  run: async (context) => ({ kind: 'notice', view: await drawMine(context) }),
};

export const minePress: PressHandler = {
  access: 'briefing.see',
  run: async (context) => ({ kind: 'notice', view: await drawMine(context) }),
};

/** One's own update that waits for a word, else the day with one's own updates. */
async function drawMine(context: Context): Promise<CardView> {
  await requireAttending(context, 'briefing.see');
  const briefing = await requireBriefing(context);
  const scene = sceneOf(context);
  const mine = (await updatesOf(context.tx, briefing))
    .filter(({ author }) => author === context.member.id)
    .sort((one, other) => (one.postedAt < other.postedAt ? -1 : 1));
  const live = mine.filter(({ state }) => state === 'proposed' || state === 'confirmed');
  const [only, another] = live;
  if (!only) return drawBriefing(briefing, await itemsOf(context.tx, briefing), scene);
  return another ? drawSeveral(context, live, scene) : drawUpdate(context.tx, only, scene);
}

/** Each of one's own updates with its press: those that wait for a word first. */
async function drawSeveral({ tx }: Context, updates: readonly Update[], scene: Scene): Promise<CardView> {
  const waits = ({ state }: Update): boolean => state === 'proposed';
  const sections = [
    { name: 'Is this right?', updates: updates.filter(waits) },
    { name: 'In the briefing', updates: updates.filter((each) => !waits(each)) },
  ].filter(({ updates: theirs }) => theirs.length > 0);
  return {
    summary: 'Daily briefing: your updates',
    card: itemsCard.expand({
      heading: 'Your updates today',
      intro: '',
      sections: await Promise.all(
        sections.map(async ({ name, updates: theirs }) => ({
          name,
          items: await Promise.all(
            theirs.map(async (update) => ({
              title: (await sayUpdate(tx, update, scene)).join('; ') || 'Nothing to report',
              line: `Written at ${londonTime(new Date(update.postedAt))}`,
              note: '',
              buttons: [
                { title: 'Open', data: { verb: 'briefing.update', subject: subjectOf('update', update.id) } },
              ],
            })),
          ),
        })),
      ),
      more: '',
      buttons: [],
    }),
  };
}

/** What it says, in the words of the briefing: as it was read, or as it was confirmed. */
async function sayUpdate(view: StoreView, update: Update, scene: Scene): Promise<string[]> {
  if (update.state === 'proposed')
    return (update.reading?.drafts ?? []).map((draft) => describeDraft(draft, scene.settings, scene.now));
  const items = await view.find('briefingItems', 'update', update.id);
  return items.filter(({ status }) => status !== 'withdrawn').map((item) => sayItem(item, scene));
}

export const actionsVerb: CommandVerb = {
  name: 'actions',
  aliases: ['todo'],
  summary: 'See what was asked for today, by whom and until when',
  access: 'briefing.see',
  arguments: {},
  examples: ['dib actions'],
  run: async (context) => ({ kind: 'notice', view: await actionsNow(context) }),
};

export const actionsPress: PressHandler = {
  access: 'briefing.see',
  run: async (context) => ({ kind: 'notice', view: await actionsNow(context) }),
};

async function actionsNow(context: Context): Promise<CardView> {
  await requireAttending(context, 'briefing.see');
  return drawActions(await dayOf(context.tx, await requireBriefing(context), sceneOf(context)));
}

/** The hospital's tick: its list has as many as are missing now. */
export const hospitalPress: PressHandler = {
  access: 'briefing.post',
  async run(context, { args }) {
    const { directory, partnership, member, now } = context;
    const hospital = partnership.briefing.expected.find(
      (each) => each.hospital === true && each.agency === member.agency,
    );
    if (!hospital) throw new NotAllowed('Only the hospital confirms its own list. Nothing was changed.');
    const briefing = await requireOpen(context);
    const listed = Math.min(999, Math.max(0, Math.trunc(Number(args['listed']) || 0)));
    await keepBriefing(context, tickHospital(briefing, { listed }, { member: member.id, at: now }));
    await context.did('briefing.post', subjectOf('briefing', briefing.id));
    return {
      kind: 'notice',
      view: notice('Thank you, that is on record', [
        `${agencyName({ directory }, member.agency)}: the list has ${listed}.`,
      ]),
    };
  },
};

/** What concerns the schools goes to the rooms of their safeguarding leads, as counts. */
export const toDslsPress: PressHandler = {
  access: 'briefing.post',
  async run(context) {
    const { tx, now, partnership, member, directory } = context;
    await requireAttending(context, 'briefing.post');
    const isLink = peopleOf(directory, partnership.briefing, member.agency).some(
      ({ id }) => id === member.id,
    );
    const relations = relationsToBriefing(directory, partnership.briefing, member);
    if (
      !(isLink && directory.agency(member.agency)?.sector === 'education') &&
      !may(member, 'briefing.run', relations)
    )
      throw new NotAllowed('Only who links the schools to the briefing sends this on. Nothing was sent.');
    const briefing = await requireBriefing(context);
    const view = drawEducation(await dayOf(tx, briefing, sceneOf(context)));
    const rooms = (
      await Promise.all(partnership.briefing.education.groups.map((group) => roomsOfGroup(tx, group)))
    ).flat();
    if (!view || rooms.length === 0)
      return {
        kind: 'notice',
        view: notice(
          view ? 'No room is named for the DSLs' : 'There is nothing to send',
          view ? ['The business unit can name one: /partnership place for DSL briefing.'] : [],
        ),
      };
    const passed = { card: { ...view.card, actions: [] }, summary: view.summary };
    for (const to of rooms) await post(tx, now, { to, content: { kind: 'card', view: passed } });
    await context.did('briefing.post', subjectOf('briefing', briefing.id));
    return { kind: 'notice', view: notice('It is on its way to the DSLs’ rooms.') };
  },
};

/** One's own update, from one's own list. */
export const updatePress: PressHandler = {
  access: 'briefing.post',
  run: async (context, { subject }) => updateReply(context, await findOwnUpdate(context, subject)),
};
