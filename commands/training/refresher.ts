import { schoolButtons } from '../../cards/training/licence-morning.ts';
import { itemsCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import { cascadeNow, schoolsOf, type CascadeNow } from '../../src/bot/cascade-chase.ts';
import type { CommandVerb, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { AlreadyDone } from '../../src/domain/already-done.ts';
import {
  answerUpdate,
  countSchools,
  stateOfSchool,
  type SchoolAsked,
  type SchoolState,
} from '../../src/domain/training/refresh-cascade.ts';

const STATES: Readonly<Record<SchoolState, string>> = {
  done: 'done',
  planned: 'planned',
  silent: 'no answer yet',
  nobody: 'nobody on record',
};
const ORDER: readonly SchoolState[] = ['nobody', 'silent', 'planned', 'done'];
const SHOWN = 15;

/** `/training staff-update`: one's own school, and for those who run the partnership how many are where. */
export const staffUpdateVerb: CommandVerb = {
  name: 'staff-update',
  aliases: ['update', 'cascade'],
  summary: 'Say that your staff have had the yearly update, or see which schools have',
  access: 'help.see',
  arguments: {},
  examples: ['training staff-update'],
  run: async (context) => ({ kind: 'notice', view: await drawUpdate(context) }),
};

async function drawUpdate(context: Context): Promise<CardView> {
  const { tx, member, directory } = context;
  const found = await cascadeNow(tx, context);
  const sees = may(member, 'cascade.see', new Set());
  const own = found ? schoolsOf(found.schools, member, directory) : [];
  if (!found || (!sees && own.length === 0))
    return notice('There is no update for you', [
      'Once a year, after the guidance for schools is refreshed, each school is asked whether its staff have read it.',
    ]);
  const runs = may(member, 'cascade.answer', new Set());
  const others = sees
    ? found.schools
        .filter(({ key }) => !own.some((each) => each.key === key))
        .filter((school) => stateOfSchool(school, found.round) !== 'done')
        .sort((a, b) => rank(a, found) - rank(b, found))
    : [];
  return {
    summary: 'The yearly update of staff',
    card: itemsCard.expand({
      heading: `${found.name} ${found.round.id}`,
      intro: sees ? sayCounts(found) : '',
      sections: [
        ...(own.length > 0
          ? [{ name: 'Yours', items: own.map((school) => itemOf(school, found, context, true)) }]
          : []),
        ...(others.length > 0
          ? [
              {
                name: 'Not done yet',
                items: others.slice(0, SHOWN).map((school) => itemOf(school, found, context, runs)),
              },
            ]
          : []),
      ],
      more: others.length > SHOWN ? `And ${others.length - SHOWN} more.` : '',
      buttons: [],
    }),
  };
}

/** `5 of 11 done, 1 planned, 3 without an answer, 2 with nobody on record`. */
export function sayCounts({ schools, round }: Pick<CascadeNow, 'schools' | 'round'>): string {
  const { done, planned, silent, nobody } = countSchools(schools, round);
  return [
    `${done} of ${schools.length} done`,
    ...(planned > 0 ? [`${planned} planned`] : []),
    ...(silent > 0 ? [`${silent} without an answer`] : []),
    ...(nobody > 0 ? [`${nobody} with nobody on record`] : []),
  ].join(', ');
}

function rank(school: SchoolAsked, { round }: CascadeNow): number {
  return ORDER.indexOf(stateOfSchool(school, round));
}

function itemOf(school: SchoolAsked, { round }: CascadeNow, { directory }: Context, answers: boolean) {
  const state = stateOfSchool(school, round);
  return {
    title: directory.agency(school.agency)?.name ?? school.agency,
    line: dotted([STATES[state], school.people.map(({ name }) => name).join(', ')]),
    note: '',
    buttons: answers && state !== 'done' ? schoolButtons(round, school.key, state) : [],
  };
}

export const refresherPresses: Readonly<Record<string, PressHandler>> = {
  'cascade.answer': {
    access: 'cascade.answer',
    async run(context, { args }): Promise<Reply> {
      const { tx, member, directory, now } = context;
      const found = await cascadeNow(tx, context);
      const school = found?.schools.find(({ key }) => key === args['school']);
      const own = school && schoolsOf([school], member, directory).length > 0;
      if (!found || !school || !may(member, 'cascade.answer', new Set(own ? ['owes'] : [])))
        throw new NotAllowed('That is for the school to say. Nothing was changed.');
      if (found.round.id !== args['year'])
        return {
          kind: 'notice',
          view: notice('That year is over', ['/training staff-update shows this one.']),
        };
      const before = found.round.answers.find((each) => each.school === school.key);
      if (before?.state === 'done') throw new AlreadyDone('done', before.by, before.at);
      const state = args['state'] === 'planned' ? 'planned' : 'done';
      await tx.put('staffUpdates', answerUpdate(found.round, school.key, state, { member: member.id, now }));
      await context.did('cascade.answer', subjectOf('staff-update', found.round.id));
      return {
        kind: 'notice',
        view: notice('Thank you, noted', [
          `${directory.agency(school.agency)?.name ?? school.agency}: ${STATES[state]}.`,
          ...(state === 'planned' ? ['You are asked again later.'] : []),
        ]),
      };
    },
  },
  'refresher.elsewhere': {
    access: 'training.record',
    run: (context, { args }) =>
      context.openForm('training.record', {
        values: { course: args['course'] ?? '', who: args['who'] ?? context.member.id },
      }),
  },
};
