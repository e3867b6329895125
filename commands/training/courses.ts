import { itemsCard } from '../../cards/index.ts';
import { sayAudience, sayTimes } from '../../cards/training/words.ts';
import type { Button } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { orList } from '../../src/bot/grammar/words.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { comingSessions } from '../../src/bot/training-store.ts';
import type { Session } from '../../src/domain/training/record.ts';
import { standingOf } from '../../src/domain/training/session.ts';
import type { Course } from '../../src/partnership/schema.ts';
import { fitsCourse, readWanted } from './wanted.ts';

const PAGE = 8;
const KINDS = { 'in-person': undefined, online: 'online', 'e-learning': 'e-learning' } as const;

/** `/training courses`: the whole catalogue, those without a session to come as well: level, for whom, how often again. */
export async function drawCourses(context: Context, values: Values): Promise<CardView> {
  const { partnership, tx, now, today } = context;
  const wanted = readWanted(values['what'] ?? '', partnership, today);
  const found = partnership.courses.filter((course) => fitsCourse(course, wanted));
  const open = (await comingSessions(tx, now)).filter((session) => standingOf(session, now) === 'open');
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const items = found.slice((page - 1) * PAGE, page * PAGE).map((course) =>
    itemOf(
      course,
      open.filter((session) => session.course === course.id),
      context,
    ),
  );
  const { page: _page, ...asked } = values;
  const turn = (title: string, to: number): Button => ({
    title,
    data: { verb: 'training.courses', args: { ...asked, page: String(to) } },
  });
  return {
    summary: 'Courses',
    card: itemsCard.expand({
      heading: 'Courses',
      intro: found.length === 0 ? 'No course fits that.' : pages > 1 ? `Page ${page} of ${pages}` : '',
      sections: items.length > 0 ? [{ name: '', items }] : [],
      more: '',
      buttons: [
        ...(page < pages ? [turn('Next page', page + 1)] : []),
        ...(page > 1 ? [turn('Page before', page - 1)] : []),
        ...(found.length === 0 ? [{ title: 'All courses', data: { verb: 'training.courses' } }] : []),
      ],
    }),
  };
}

function itemOf(course: Course, open: readonly Session[], context: Context) {
  const { member, partnership } = context;
  const { id, name, level, kind, onlyAudience, licences } = course;
  return {
    title: name,
    line: dotted([
      level === undefined ? undefined : `level ${level}`,
      KINDS[kind],
      partnership.priorities.find((each) => each.id === course.priority)?.name,
      `${onlyAudience ? 'only for' : 'for'} ${sayAudience(course)}`,
      sayAgain(course, context),
    ]),
    note: kind === 'e-learning' && open.length === 0 ? '' : sayOpen(open),
    buttons: [
      ...(open.length > 0
        ? [{ title: 'See its sessions', data: { verb: 'training.find', args: { course: id } } }]
        : []),
      ...(licences && may(member, 'licence.see', new Set())
        ? [{ title: 'Its licences', data: { verb: 'licence.list', args: { pool: id } } }]
        : []),
    ],
  };
}

/** `again after 2 or 3 years`, `renews Understanding Child Protection`. */
function sayAgain({ audience, renews }: Course, { partnership }: Context): string | undefined {
  if (renews !== undefined) return `renews ${courseName(renews, partnership)}`;
  const months = [...new Set(audience.flatMap(({ refreshMonths }) => refreshMonths ?? []))].sort(
    (a, b) => a - b,
  );
  if (months.length === 0) return undefined;
  const inYears = months.every((each) => each % 12 === 0);
  const counts = months.map((each) => String(inYears ? each / 12 : each));
  const unit = inYears ? 'year' : 'month';
  return `again after ${orList(counts)} ${counts.at(-1) === '1' ? unit : `${unit}s`}`;
}

function sayOpen(open: readonly Session[]): string {
  const [first] = open;
  if (!first) return 'No session is open just now.';
  return open.length === 1
    ? `One session is open: ${sayTimes(first)}.`
    : `${open.length} sessions are open, the first on ${sayTimes(first)}.`;
}
