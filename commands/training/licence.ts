import type { Command, CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
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

/** `/training licence`: licences for tools and courses. */
export const licenceVerb: CommandVerb = {
  name: 'licence',
  aliases: ['licences', 'license', 'licenses'],
  summary: 'See your licences, ask for one, note that you used it, give it back or hand it on',
  access: 'licence.see',
  arguments: {
    do: {
      kind: 'choice',
      label: 'what to do',
      choices: [
        { value: 'ask', words: ['ask', 'ask for', 'request', 'get'] },
        { value: 'list', words: ['list', 'pool', 'who'] },
        { value: 'used', words: ['used', 'use', 'i used'] },
        { value: 'back', words: ['back', 'give back', 'return'] },
        { value: 'hand', words: ['hand', 'hand on', 'pass'] },
        { value: 'record', words: ['record', 'holders'] },
      ],
    },
    to: { kind: 'person', label: 'who gets it', leads: ['to'] },
    what: { kind: 'text', label: 'which course', max: 120, main: true, placeholder: 'course' },
  },
  examples: [
    'training licence',
    'training licence ask GCP2',
    'training licence used GCP2',
    'training licence hand GCP2 to @Priya Nair',
    'training licence list GCP2',
  ],
  run: doIt,
};

async function doIt(context: Context, values: Values): Promise<Reply> {
  const what = values['what'];
  switch (values['do'] ?? 'mine') {
    case 'ask': {
      requireAccess(context, 'licence.ask', new Set(), 'Your role does not use these. Nothing was changed.');
      const pool = poolTyped(context, what);
      return pool ? askForOne(context, pool) : { kind: 'notice', view: await drawPools(context) };
    }
    case 'used': {
      const licence = await ownTyped(context, what);
      return used(context, licence, context.today.slice(0, 7), 1);
    }
    case 'back':
      return finish(context, await ownTyped(context, what), 'given-back', 'licence.own');
    case 'hand': {
      const licence = await ownTyped(context, what);
      if (values['to']) return handTo(context, licence, values['to'], 'licence.own');
      return context.openForm('licence.hand', { subject: `licence:${licence.id}` });
    }
    case 'record': {
      const pool = poolTyped(context, what);
      if (!pool) throw new BotError('no-licences', 'Say for which course: /training licence record GCP2.');
      return openHolders(context, pool);
    }
    case 'list': {
      const pool = poolTyped(context, what);
      return { kind: 'notice', view: pool ? await drawPool(context, pool, {}) : await drawPools(context) };
    }
    default: {
      if (what === undefined) return { kind: 'notice', view: await drawPools(context) };
      const pool = poolTyped(context, what);
      const [own] = pool
        ? (await context.tx.find('licences', 'live', pool.course.id)).filter(
            ({ member }) => member === context.member.id,
          )
        : [];
      if (own) return licenceReply(context, own);
      return { kind: 'notice', view: pool ? await drawPool(context, pool, {}) : await drawPools(context) };
    }
  }
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
