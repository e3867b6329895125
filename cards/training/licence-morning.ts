import { calendarOf } from '../../src/bot/calendar.ts';
import type { CascadeChase } from '../../src/bot/cascade-chase.ts';
import type { LicenceChase, PoolChase } from '../../src/bot/licence-chase.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { RefreshChase } from '../../src/bot/refresh-chase.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { mornings, MORNING_VIEW, type Morning } from '../../src/bot/training-morning.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { daysBetween } from '../../src/domain/meeting/dates.ts';
import { sayPool } from '../../src/domain/training/licence-pool.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Course } from '../../src/partnership/schema.ts';
import { itemsCard } from '../index.ts';
import { inList, type Button } from '../words.ts';
import { licenceButton, licenceForm, sayMonth, sessionsButton } from './licence-words.ts';
import { chaseSections } from './session-morning.ts';

const SHOWN = 6;

interface Around {
  readonly directory: Directory;
  readonly courses: readonly Course[];
  readonly today: string;
}
interface Item {
  readonly title: string;
  readonly line: string;
  readonly note: string;
  readonly buttons: Button[];
}

/** Everything about sessions, licences, refreshers and the yearly update in one message: true when it leaves, and in working hours alone. */
export const morningView: RecordView = {
  name: MORNING_VIEW,
  async draw(id, { store, directory, partnership, now, viewer }) {
    const at = { now, calendar: await calendarOf(store), directory, partnership };
    if (!(viewer ?? directory.member(id)) || !isPromptTime(at)) return undefined;
    const morning = (await mornings(store, at, id)).get(id);
    const reader = directory.member(id);
    if (!morning || !reader) return undefined;
    // What is about somebody's own place is of no use to whoever reads for them.
    const sessions = viewer && viewer.id !== id ? [] : chaseSections(morning.sessions, reader, at);
    const around = { directory, courses: partnership.courses, today: londonDate(now) };
    const view = draw(morning, sessions, reader, around);
    return view && { rev: 0, once: true, view };
  },
};

function draw(
  morning: Morning,
  sessions: ReturnType<typeof chaseSections>,
  reader: Member,
  around: Around,
): CardView | undefined {
  const { licences, refreshers, schools, pools } = morning;
  const sections = [
    ...sessions,
    section(
      'Due again',
      [...refreshers]
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
        .map((each) => refreshItem(each, reader, around)),
    ),
    section(
      'Licences',
      licences.map((each) => licenceItem(each, around)),
    ),
    section(
      'The yearly update',
      schools.map((each) => schoolItem(each, around)),
    ),
    section('Pools of licences', pools.map(poolItem)),
  ].filter(({ items }) => items.length > 0);
  if (sections.length === 0) return undefined;
  const heading = licences.length + pools.length > 0 ? 'Training and licences' : 'Training';
  return {
    summary: heading,
    card: itemsCard.expand({
      heading,
      intro: '',
      sections: sections.map(({ name, items }) => ({
        name,
        items: items
          .slice(0, SHOWN)
          .map((item) => ({ ...item, buttons: item.buttons.map((button) => inList(button)) })),
      })),
      more: sections.some(({ items }) => items.length > SHOWN)
        ? 'There is more: /training mine, /training team and /training licence show all of it.'
        : '',
      buttons: [],
    }),
  };
}

function section(name: string, items: Item[]): { readonly name: string; readonly items: Item[] } {
  return { name, items };
}

/** One course that somebody has to do again, with the ways to settle it at once. */
function refreshItem(
  { course, person, refresher, last, dueOn, as }: RefreshChase,
  reader: Member,
  { courses, today }: Around,
): Item {
  const own = person.id === reader.id;
  const ways = [...courses.filter(({ renews }) => renews === course.id).map(({ id }) => id), course.id];
  const sessions = sessionsButton(ways);
  return {
    title: own ? course.name : `${person.name}: ${course.name}`,
    line: dotted([`last on ${sayDate(last)}`, sayDue(dueOn, today)]),
    note: noteOf(as, own, dueOn, today),
    buttons: [
      own
        ? sessions
        : { ...sessions, data: { ...sessions.data, args: { ...sessions.data.args, for: person.id } } },
      {
        title: own ? 'I have done it elsewhere' : 'They have done it',
        data: {
          verb: 'refresher.elsewhere',
          subject: subjectOf('refresher', refresher.id),
          opens: 'form',
          args: { course: course.id, who: person.id },
        },
      },
      {
        title: 'Remind me in 5 days',
        data: {
          verb: 'prompt.snooze',
          subject: subjectOf('refresher', refresher.id),
          args: { days: '5', once: `${refresher.id}|${refresher.prompted.length}|${today}` },
        },
      },
    ],
  };
}

function noteOf(as: RefreshChase['as'], own: boolean, dueOn: string, today: string): string {
  if (as === 'again') return 'You asked to hear of it again today.';
  if (!own) return 'You answer for them, and it is overdue.';
  return dueOn < today ? 'Whoever answers for you is told as well.' : 'Your role has to do it again by then.';
}

function sayDue(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `was due ${sayDate(dueOn)}`;
  return `due ${sayDate(dueOn)}, in ${days === 1 ? 'one day' : `${days} days`}`;
}

function licenceItem({ licence, pool, kind, about }: LicenceChase, { directory, today }: Around): Item {
  const { course, terms } = pool;
  if (kind === 'use') {
    const month = sayMonth(about, today);
    const times = licenceForm(licence, 'licence.times', 'More than once');
    return {
      title: `${course.name}: did you use it in ${month}?`,
      line: licence.id,
      note: 'A number only, never about whom.',
      buttons: [
        licenceButton(licence, 'licence.used', 'Once', { month: about, times: '1' }),
        { ...times, data: { ...times.data, args: { month: about } } },
        licenceButton(licence, 'licence.used', 'Not used', { month: about, times: '0' }),
      ],
    };
  }
  if (kind === 'set-up')
    return {
      title: `${directory.member(licence.member)?.name ?? 'Somebody'} waits for ${course.name}`,
      line: dotted([licence.id, `set aside since ${sayDate(licence.since ?? about)}`]),
      note: terms.setUp === undefined ? '' : `To do: ${terms.setUp}.`,
      buttons: [
        licenceButton(licence, 'licence.set-up', 'It is set up'),
        licenceButton(licence, 'licence.refuse', 'It cannot be set up'),
      ],
    };
  const since = `not used since ${sayDate(about)}`;
  if (kind === 'unused')
    return {
      title: `${course.name}: do you still need the licence?`,
      line: dotted([licence.id, since]),
      note: terms.cap === undefined ? '' : 'Others may be waiting for one.',
      buttons: [
        licenceButton(licence, 'licence.keep', 'Keep it'),
        licenceButton(licence, 'licence.back', 'Give it back'),
      ],
    };
  const holder = directory.member(licence.member);
  return {
    title: `${holder?.name ?? 'Somebody'}: do they still need ${course.name}?`,
    line: dotted([licence.id, since]),
    note: 'They were asked two weeks ago and have not said. You answer for them.',
    buttons: [
      licenceButton(licence, 'licence.keep', 'Keep it'),
      licenceButton(licence, 'licence.take', 'Take it back'),
    ],
  };
}

/** The press that says so for a school; what it does is in `/training staff-update`. */
export function schoolButtons({ id }: { readonly id: string }, key: string, says: string): Button[] {
  const press = (title: string, state: 'done' | 'planned'): Button => ({
    title,
    data: { verb: 'cascade.answer', args: { year: id, school: key, state, once: `${id}|${key}|${state}` } },
  });
  return [
    press('Done for our staff', 'done'),
    ...(says === 'planned' ? [] : [press('It is planned', 'planned')]),
  ];
}

function schoolItem({ round, name, school, again }: CascadeChase, { directory }: Around): Item {
  const planned = round.answers.some(({ school: key }) => key === school.key);
  return {
    title: `${name} ${round.id}: have your staff had the update?`,
    line: directory.agency(school.agency)?.name ?? school.agency,
    note: again
      ? planned
        ? 'It was planned when you were asked before.'
        : 'You were asked before and have not said.'
      : 'The guidance is refreshed each September, and all staff read it again.',
    buttons: schoolButtons(round, school.key, planned ? 'planned' : ''),
  };
}

function poolItem({ pool, count, level }: PoolChase): Item {
  return {
    title: `${pool.course.name}: ${level === 'full' ? 'the cap is reached' : 'nearly full'}`,
    line: sayPool(count),
    note: level === 'full' ? 'Whoever asks now waits until one comes back.' : '',
    buttons: [{ title: 'See more', data: { verb: 'licence.list', args: { pool: pool.course.id } } }],
  };
}
