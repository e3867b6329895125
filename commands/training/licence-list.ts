import { itemsCard } from '../../cards/index.ts';
import { licenceButton } from '../../cards/training/licence-words.ts';
import { inList, type Button } from '../../cards/words.ts';
import { buttonsOf } from '../../cards/training/licence-view.ts';
import { may } from '../../src/bot/access.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayLicence } from '../../src/bot/licence-relations.ts';
import { liveIn, liveOf, poolOf, poolsOf, type Pool } from '../../src/bot/licence-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { countPool, levelOf, placeInLine, sayPool } from '../../src/domain/training/licence-pool.ts';
import { isUnused } from '../../src/domain/training/licence-prompts.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

const PAGE = 10;
const ALL: ReadonlySet<never> = new Set();

/** `/training licence`: one's own, and how full each pool is. */
export async function drawPools(context: Context): Promise<CardView> {
  const { tx, member, partnership, today } = context;
  const own = await liveOf(tx, member.id);
  const pools = [];
  for (const pool of poolsOf(partnership)) {
    const live = await liveIn(tx, pool.course.id);
    const has = own.some((each) => each.pool === pool.course.id);
    pools.push({
      title: pool.course.name,
      line: sayPool(countPool(live, pool.course.id, pool.terms)),
      note: pool.terms.trainedOnly ? 'For people who have done the course.' : '',
      buttons: [
        ...(!has && may(member, 'licence.ask', ALL) ? [askButton(pool, today)] : []),
        listButton(pool),
      ],
    });
  }
  const mine = own.map((licence) => ({
    title: courseName(licence.pool, partnership),
    line: dotted([licence.id, standing(licence)]),
    note: '',
    buttons: buttonsOf(licence, member, context, poolOf(licence.pool, partnership))
      .slice(0, 3)
      .map((button) => inList(button)),
  }));
  return {
    summary: 'Licences',
    card: itemsCard.expand({
      heading: 'Licences',
      intro: pools.length === 0 ? 'No licences are kept here.' : '',
      sections: [
        ...(mine.length > 0 ? [{ name: 'Yours', items: mine }] : []),
        ...(pools.length > 0 ? [{ name: 'All of them', items: pools }] : []),
      ],
      more: '',
      buttons: [],
    }),
  };
}

/** One pool: how full it is, by agency for those who run the partnership, and by name for whoever answers for an agency. */
export async function drawPool(context: Context, pool: Pool, asked: Values): Promise<CardView> {
  const { tx, member, directory, today } = context;
  const live = await liveIn(tx, pool.course.id);
  const count = countPool(live, pool.course.id, pool.terms);
  const byAgency = may(member, 'licence.agencies', ALL) && asked['agency'] === undefined;
  const named = live
    .filter((each) => mayLicence('licence.lead', each, member, directory))
    .filter(() => !byAgency)
    .filter((each) => asked['agency'] === undefined || agencyOf(each, context) === asked['agency'])
    .sort((a, b) => nameOf(a, context).localeCompare(nameOf(b, context), 'en-GB'));
  const pages = Math.max(1, Math.ceil(named.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked['page'] ?? '1')) || 1));
  const people = named.slice((page - 1) * PAGE, page * PAGE).map((licence) => ({
    title: nameOf(licence, context),
    line: dotted([
      licence.id,
      standing(licence),
      licence.state === 'waiting' ? `number ${placeInLine(live, licence)}` : undefined,
      isUnused(licence, pool.terms, today) ? 'not used for long' : undefined,
    ]),
    note: '',
    buttons: [licenceButton(licence, 'licence.look', 'Open')],
  }));
  const runs = may(member, 'licence.run', ALL);
  const has = live.some((each) => each.member === member.id);
  return {
    summary: 'Licences',
    card: itemsCard.expand({
      heading: pool.course.name,
      intro: dotted([upperFirst(sayPool(count)), levelWords(levelOf(count)), unusedWords(live, pool, today)]),
      sections: [
        ...(byAgency && live.length > 0
          ? [{ name: 'By agency', items: agencyItems(live, pool, context) }]
          : []),
        ...(people.length > 0 ? [{ name: 'By name', items: people }] : []),
      ],
      more: pages > 1 ? `Page ${page} of ${pages}` : '',
      buttons: [
        ...(!has && may(member, 'licence.ask', ALL) ? [askButton(pool, today)] : []),
        ...(runs
          ? [
              {
                title: 'Record holders',
                data: { verb: 'licence.record', opens: 'form' as const, args: { pool: pool.course.id } },
              },
            ]
          : []),
        ...(page < pages ? [turn('Next page', pool, asked, page + 1)] : []),
        ...(page > 1 ? [turn('Page before', pool, asked, page - 1)] : []),
      ],
    }),
  };
}

function agencyItems(live: readonly Licence[], pool: Pool, context: Context) {
  const { directory, member } = context;
  const agencies = new Map<string, Licence[]>();
  for (const licence of live) {
    const agency = agencyOf(licence, context);
    agencies.set(agency, [...(agencies.get(agency) ?? []), licence]);
  }
  return [...agencies]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 20)
    .map(([agency, licences]) => ({
      title: directory.agency(agency)?.name ?? agency,
      line: sayPool(countPool(licences, pool.course.id, {})),
      note: '',
      buttons: licences.some((each) => mayLicence('licence.lead', each, member, directory))
        ? [{ title: 'Names', data: { verb: 'licence.list', args: { pool: pool.course.id, agency } } }]
        : [],
    }));
}

function unusedWords(live: readonly Licence[], { terms }: Pool, today: string): string | undefined {
  const unused = live.filter((each) => isUnused(each, terms, today)).length;
  return unused === 0 ? undefined : `${unused} not used for ${terms.unusedMonths} months`;
}

function levelWords(level: ReturnType<typeof levelOf>): string | undefined {
  return level === 'full' ? 'the cap is reached' : level === 'near-full' ? 'nearly full' : undefined;
}

function standing({ state, since }: Licence): string {
  if (state === 'held') return since === undefined ? 'held' : `held since ${sayDate(since)}`;
  return state === 'asked' ? 'being set up' : 'on the waiting list';
}

function agencyOf({ member }: Licence, { directory }: Context): string {
  return directory.member(member)?.agency ?? '';
}

function nameOf({ member }: Licence, { directory }: Context): string {
  return directory.member(member)?.name ?? 'Somebody who has left';
}

/** Once a day: who gave one back can ask again. */
function askButton({ course }: Pool, today: string): Button {
  return {
    title: 'Ask for one',
    data: { verb: 'licence.ask', args: { pool: course.id, once: `ask|${course.id}|${today}` } },
  };
}

function listButton({ course }: Pool): Button {
  return { title: 'See more', data: { verb: 'licence.list', args: { pool: course.id } } };
}

function turn(title: string, { course }: Pool, asked: Values, page: number): Button {
  const { page: _page, ...others } = asked;
  return { title, data: { verb: 'licence.list', args: { ...others, pool: course.id, page: String(page) } } };
}
