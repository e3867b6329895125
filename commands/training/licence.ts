import type { Command, CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { ArgumentDefinition } from '../../src/bot/grammar/types.ts';
import { liveIn } from '../../src/bot/licence-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { morningView } from '../../cards/licence/morning.ts';
import { licenceView } from '../../cards/licence/view.ts';
import { askForOne } from './licence-ask.ts';
import { licenceReply, ownTyped, poolTyped } from './licence-find.ts';
import { handForm, handTo, timesForm } from './licence-forms.ts';
import { holderPresses, holdersForm, openHolders } from './licence-holders.ts';
import { drawPool, drawPools } from './licence-list.ts';
import { finish, licencePresses, used } from './licence-presses.ts';

const what: ArgumentDefinition = {
  kind: 'text',
  label: 'which course',
  max: 120,
  main: true,
  placeholder: 'course',
};

function verb(
  does: string,
  summary: string,
  access: CommandVerb['access'],
  run: (context: Context, course: string | undefined, values: Values) => Promise<Reply>,
  more: Partial<Pick<CommandVerb, 'aliases' | 'arguments' | 'examples'>> = {},
): CommandVerb {
  const name = does === '' ? 'licence' : `licence ${does}`;
  return {
    name,
    summary,
    access,
    arguments: { what },
    examples: [`training ${name}${does === '' ? '' : ' GCP2'}`],
    ...more,
    run: (context, values) => run(context, values['what'], values),
  };
}

/** `/training licence …`: licences for tools and courses. */
export const licenceVerbs: readonly CommandVerb[] = [
  verb('', 'See your licences, and how many of each are free', 'licence.see', showLicence, {
    aliases: ['licences', 'license', 'licenses'],
  }),
  verb('ask', 'Ask for a licence, or wait for one', 'licence.ask', async (context, course) => {
    const pool = poolTyped(context, course);
    return pool ? askForOne(context, pool) : { kind: 'notice', view: await drawPools(context) };
  }),
  verb(
    'list',
    'See a pool: held, free, waiting; by agency for those who run it',
    'licence.see',
    async (context, course) => {
      const pool = poolTyped(context, course);
      return { kind: 'notice', view: pool ? await drawPool(context, pool, {}) : await drawPools(context) };
    },
  ),
  verb(
    'used',
    'Note that you used yours this month: a number, never about whom',
    'licence.own',
    async (context, course) => used(context, await ownTyped(context, course), context.today.slice(0, 7), 1),
  ),
  verb('back', 'Give yours back, for whoever waits', 'licence.own', async (context, course) =>
    finish(context, await ownTyped(context, course), 'given-back', 'licence.own'),
  ),
  verb(
    'hand',
    'Hand yours to a colleague of your agency',
    'licence.own',
    async (context, course, values) => {
      const licence = await ownTyped(context, course);
      return values['to']
        ? handTo(context, licence, values['to'], 'licence.own')
        : context.openForm('licence.hand', { subject: subjectOf('licence', licence.id) });
    },
    {
      arguments: { to: { kind: 'person', label: 'who gets it', leads: ['to'] }, what },
      examples: ['training licence hand GCP2 to @Priya Nair'],
    },
  ),
  verb(
    'record',
    'Record who holds licences already, from a list (business unit)',
    'licence.run',
    (context, course) => {
      const pool = poolTyped(context, course);
      if (!pool) throw new BotError('no-licences', 'Say for which course: /training licence record GCP2.');
      return openHolders(context, pool);
    },
  ),
];

/** One's own licence of this course, or its pool; all of them where none is named. */
async function showLicence(context: Context, course: string | undefined): Promise<Reply> {
  const pool = course === undefined ? undefined : poolTyped(context, course);
  if (!pool) return { kind: 'notice', view: await drawPools(context) };
  const own = (await liveIn(context.tx, pool.course.id)).find(({ member }) => member === context.member.id);
  return own ? licenceReply(context, own) : { kind: 'notice', view: await drawPool(context, pool, {}) };
}

/** What licences add to `/training`. */
export const licenceParts: {
  readonly presses: Readonly<Record<string, PressHandler>>;
  readonly forms: Readonly<Record<string, FormHandler>>;
  readonly views: NonNullable<Command['views']>;
} = {
  presses: { ...licencePresses, ...holderPresses },
  forms: { 'licence.times': timesForm, 'licence.hand': handForm, 'licence.record': holdersForm },
  views: [licenceView, morningView],
};
