import { cascadeNow } from '../../src/bot/cascade-chase.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { poolsOf } from '../../src/bot/licence-store.ts';
import { dueAgain } from '../../src/bot/refresh-chase.ts';
import type { Context } from '../../src/bot/context.ts';
import { isLiveLicence } from '../../src/domain/training/licence-record.ts';
import { countPool, sayPool } from '../../src/domain/training/licence-pool.ts';
import { poolFigures, sayPoolFigures } from '../../src/domain/training/licence-figures.ts';
import { sayCounts } from '../training/refresher.ts';
import type { ReportPart } from './part.ts';

/** Named in a paper. */
const NAMED = 12;

/** Licences and how often they were used, training that is overdue, and the yearly update of schools: numbers of staff. */
export const licencesPart: ReportPart = {
  name: 'licences',
  aliases: ['licence', 'refreshers'],
  title: 'Licences and refreshers',
  summary: 'Get licences held and used, and training that is overdue, as text for a paper',
  access: 'training.figures',
  async write(context, period) {
    const { tx, partnership, today } = context;
    const licences = await tx.all('licences');
    const update = await cascadeNow(tx, context);
    return [
      ...poolsOf(partnership).flatMap(({ course, terms }) => {
        const own = licences.filter(({ pool }) => pool === course.id);
        const figures = poolFigures(own, course.id, terms, period, today);
        const by = byAgency(
          own.filter(isLiveLicence).map(({ member }) => member),
          context,
        );
        return [
          `${course.name}. ${sayPoolFigures(figures, terms)}`,
          ...(own.some(isLiveLicence)
            ? [
                `${course.name} by agency. ${by
                  .slice(0, NAMED)
                  .map(({ agency, members }) => {
                    const theirs = own.filter(({ member }) => members.includes(member));
                    return `${agency} ${sayPool(countPool(theirs, course.id, {}))}`;
                  })
                  .join('; ')}.`,
              ]
            : []),
        ];
      }),
      await overdue(context),
      ...(update ? [`${update.name} ${update.round.id}, staff in schools. ${sayCounts(update)}.`] : []),
    ];
  },
};

async function overdue(context: Context): Promise<string> {
  const { tx, directory, today } = context;
  const at = { ...context, calendar: await calendarOf(tx) };
  const late: string[] = [];
  for (const member of directory.members) {
    if (member.left) continue;
    for (const { dueOn } of await dueAgain(tx, member, at)) if (dueOn < today) late.push(member.id);
  }
  if (late.length === 0) return 'No training on record is overdue.';
  const by = byAgency(late, context).map(
    ({ agency, members }) => `${agency} ${late.filter((id) => members.includes(id)).length}`,
  );
  return `Training on record that is overdue: ${late.length}. ${by.slice(0, NAMED).join('; ')}.`;
}

/** These members by agency, those with the most first. */
function byAgency(
  ids: readonly string[],
  { directory }: Context,
): { readonly agency: string; readonly members: readonly string[] }[] {
  const agencies = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const agency = directory.member(id)?.agency;
    if (agency !== undefined) agencies.set(agency, [...(agencies.get(agency) ?? []), id]);
  }
  return [...agencies]
    .map(([agency, members]) => ({ agency: directory.agency(agency)?.name ?? agency, members }))
    .sort((a, b) => b.members.length - a.members.length || a.agency.localeCompare(b.agency, 'en-GB'));
}
