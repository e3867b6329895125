import { notice } from '../../cards/words.ts';
import { sayMonth } from '../../cards/training/licence-words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { fillPool, poolOf, tellLicence } from '../../src/bot/licence-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { AlreadyDone } from '../../src/domain/already-done.ts';
import { askedMonth, end, hold, keep, noteUse } from '../../src/domain/training/licence-moves.ts';
import { isLiveLicence, type Licence, type LicenceEnd } from '../../src/domain/training/licence-record.ts';
import { askForOne } from './licence-ask.ts';
import { byOf, changeLicence, findAs, findLicence, licenceReply, requirePool } from './licence-find.ts';
import { drawPool, drawPools } from './licence-list.ts';

/** Notes that it was used in a month, so many times. */
export async function used(
  context: Context,
  licence: Licence,
  month: string,
  times: number,
): Promise<Extract<Reply, { kind: 'card' }>> {
  const noted = await changeLicence(context, noteUse(licence, month, times, byOf(context)), 'licence.own');
  const said = `${sayMonth(month, context.today)}: ${times === 0 ? 'not used' : times === 1 ? 'once' : `${times} times`}.`;
  const reply = await licenceReply(context, noted);
  return reply.kind === 'card'
    ? {
        ...reply,
        notice: notice('Thank you, noted', [said, 'It is a number only. Say it again to change it.']),
      }
    : { kind: 'card', view: notice('Thank you, noted', [said]) };
}

/** It ends, and whoever waited longest gets it. */
export async function finish(
  context: Context,
  licence: Licence,
  why: LicenceEnd,
  verb: 'licence.own' | 'licence.lead' | 'licence.run',
): Promise<Reply> {
  if (licence.ended) throw new AlreadyDone('ended', licence.ended.by, licence.ended.at);
  const ended = await changeLicence(context, end(licence, why, byOf(context)), verb);
  const pool = poolOf(ended.pool, context.partnership);
  if (pool) await fillPool(context.tx, context.now, pool, context.directory);
  if (ended.member !== context.member.id)
    await tellLicence(context.tx, context.now, ended, context.directory);
  return licenceReply(context, ended);
}

function ending(why: LicenceEnd, verb: 'licence.own' | 'licence.lead' | 'licence.run'): PressHandler {
  return {
    access: verb,
    run: async (context, { subject }) =>
      finish(context, await findLicence(context, subject, verb), why, verb),
  };
}

/** Everything that is done to a licence in one press. */
export const licencePresses: Readonly<Record<string, PressHandler>> = {
  'licence.ask': {
    access: 'licence.ask',
    run: (context, { args }) => askForOne(context, requirePool(context, args['pool'])),
  },
  'licence.used': {
    access: 'licence.own',
    async run(context, { subject, args }) {
      const licence = await findLicence(context, subject, 'licence.own');
      const month = askedMonth(args['month'], context.today);
      const times = Number(args['times']);
      return used(context, licence, month, Number.isInteger(times) && times >= 0 && times <= 999 ? times : 1);
    },
  },
  'licence.times': {
    access: 'licence.own',
    async run(context, { subject, args }) {
      await findLicence(context, subject, 'licence.own');
      const month = askedMonth(args['month'], context.today);
      return context.openForm('licence.times', { ...(subject ? { subject } : {}), values: { month } });
    },
  },
  'licence.hand': {
    access: 'licence.see',
    async run(context, { subject }) {
      await findAs(context, subject, ['licence.own', 'licence.run']);
      return context.openForm('licence.hand', subject ? { subject } : {});
    },
  },
  'licence.keep': {
    access: 'licence.see',
    async run(context, { subject }) {
      const { licence, verb } = await findAs(context, subject, ['licence.own', 'licence.lead']);
      return licenceReply(context, await changeLicence(context, keep(licence, byOf(context)), verb));
    },
  },
  'licence.back': ending('given-back', 'licence.own'),
  'licence.take': ending('unused', 'licence.lead'),
  'licence.refuse': ending('refused', 'licence.run'),
  'licence.correct': ending('corrected', 'licence.run'),
  'licence.set-up': {
    access: 'licence.run',
    async run(context, { subject }) {
      const licence = await findLicence(context, subject, 'licence.run');
      if (licence.state !== 'asked' || !isLiveLicence(licence)) return licenceReply(context, licence);
      const held = await changeLicence(context, hold(licence, byOf(context)), 'licence.run');
      await tellLicence(context.tx, context.now, held, context.directory, { without: context.member.id });
      return licenceReply(context, held);
    },
  },
  'licence.look': {
    access: 'licence.see',
    async run(context, { subject }) {
      const { licence } = await findAs(context, subject, ['licence.own', 'licence.lead']);
      const reply = await licenceReply(context, licence);
      return reply.kind === 'card' ? { kind: 'notice', view: reply.view } : reply;
    },
  },
  'licence.pools': {
    access: 'licence.see',
    run: async (context) => ({ kind: 'notice', view: await drawPools(context) }),
  },
  'licence.list': {
    access: 'licence.see',
    run: async (context, { args }) => ({
      kind: 'notice',
      view: await drawPool(context, requirePool(context, args['pool']), args),
    }),
  },
};
