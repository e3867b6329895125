import type { Command, CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayEver, NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import { liveIn } from '../../src/bot/licence-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { morningView } from '../../cards/training/licence-morning.ts';
import { licenceView } from '../../cards/training/licence-view.ts';
import { askForOne } from './licence-ask.ts';
import { licenceReply, ownTyped, poolTyped } from './licence-find.ts';
import { handForm, handTo, timesForm } from './licence-forms.ts';
import { holderPresses, holdersForm, openHolders } from './licence-holders.ts';
import { drawPool, drawPools } from './licence-list.ts';
import { finish, licencePresses, used } from './licence-presses.ts';

type Run = (context: Context, course: string | undefined, values: Values) => Promise<Reply>;

/** What is said first, and what it does with the course that is named after it. */
const DOINGS: readonly {
  readonly words: readonly string[];
  readonly access: AccessVerb;
  readonly run: Run;
}[] = [
  {
    words: ['ask for', 'ask', 'request', 'get'],
    access: 'licence.ask',
    async run(context, course) {
      const pool = poolTyped(context, course);
      return pool ? askForOne(context, pool) : { kind: 'notice', view: await drawPools(context) };
    },
  },
  {
    words: ['list', 'pool', 'pools', 'who'],
    access: 'licence.see',
    async run(context, course) {
      const pool = poolTyped(context, course);
      return { kind: 'notice', view: pool ? await drawPool(context, pool, {}) : await drawPools(context) };
    },
  },
  {
    words: ['i used', 'used', 'use'],
    access: 'licence.own',
    run: async (context, course) =>
      used(context, await ownTyped(context, course), context.today.slice(0, 7), 1),
  },
  {
    words: ['give back', 'back', 'return'],
    access: 'licence.own',
    run: async (context, course) =>
      finish(context, await ownTyped(context, course), 'given-back', 'licence.own'),
  },
  {
    words: ['hand on', 'hand', 'pass on', 'pass'],
    access: 'licence.own',
    async run(context, course, values) {
      const licence = await ownTyped(context, course);
      return values['to']
        ? handTo(context, licence, values['to'], 'licence.own')
        : context.openForm('licence.hand', { subject: subjectOf('licence', licence.id) });
    },
  },
  {
    words: ['record', 'holders'],
    access: 'licence.run',
    run(context, course) {
      const pool = poolTyped(context, course);
      if (!pool) throw new BotError('no-licences', 'Say for which course: /training licence record GCP2.');
      return openHolders(context, pool);
    },
  },
];

/** `/training licence`: licences for tools and courses. */
export const licenceVerb: CommandVerb = {
  name: 'licence',
  aliases: ['licences', 'license', 'licenses'],
  summary: 'See your licences; ask for one, note that you used it, give it back, hand it on',
  access: 'licence.see',
  arguments: {
    to: { kind: 'person', label: 'who gets it', leads: ['to'] },
    what: {
      kind: 'text',
      label: 'ask, used, back, hand, list or record, and which course',
      max: 120,
      main: true,
      placeholder: 'what and which course',
    },
  },
  examples: [
    'training licence',
    'training licence ask GCP2',
    'training licence used GCP2',
    'training licence hand GCP2 to @Priya Nair',
    'training licence list GCP2',
  ],
  run(context, values) {
    const said = (values['what'] ?? '').trim().toLowerCase();
    for (const { words, access, run } of DOINGS)
      for (const word of words)
        if (said === word || said.startsWith(`${word} `)) {
          if (!mayEver(context.member, access))
            throw new NotAllowed('Your role does not include this. Nothing was changed.');
          const course = said.slice(word.length).trim();
          return run(context, course === '' ? undefined : course, values);
        }
    return showLicence(context, said === '' ? undefined : said);
  },
};

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
