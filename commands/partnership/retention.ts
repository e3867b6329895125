import { figuresCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { heldPrefixes, readSubject, subjectNamed } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { findDue, kindHold, reportedNames } from '../../src/bot/retention.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { cutoff, RETENTION, sayRule, type RetentionName } from '../../src/domain/retention.ts';
import { HOLD_KINDS } from './hold-kinds.ts';

const NOT_YOURS = 'Only the business unit says what is kept longer. Nothing was changed.';
/** The audit trail is the longest list; more than this is said as "1,000 or more". */
const LOOKED_AT = 1_000;
const REPORTED = '30 days';

const what = {
  ref: {
    kind: 'reference',
    label: 'which record',
    prefixes: heldPrefixes,
    placeholder: 'reference',
  },
  kind: { kind: 'choice', label: 'or every record of a kind', choices: HOLD_KINDS },
} as const;

/** `/partnership retention`: what is kept how long, what would go now, what is held, and what went. */
export const retentionVerb: CommandVerb = {
  name: 'retention',
  summary: 'See what is kept how long, what would go tonight, what is held and what went (business unit)',
  access: 'retention.see',
  arguments: {},
  examples: ['partnership retention'],
  run: async (context) => ({ kind: 'notice', view: await drawRetention(context) }),
};

/** `/partnership hold ESC-2411-K4TR because the inquiry asks for it`. */
export const holdVerb: CommandVerb = {
  name: 'hold',
  summary: 'Keep a record, or every record of a kind, however old it gets (business unit)',
  access: 'retention.hold',
  arguments: {
    ...what,
    because: {
      kind: 'text',
      label: 'why it is kept',
      leads: ['because'],
      max: 200,
      main: true,
      required: true,
      placeholder: 'why',
    },
  },
  examples: [
    'partnership hold ESC-2411-K4TR because "the inquiry asks for it"',
    'partnership hold escalations because "a review of 2024"',
  ],
  async run(context, { ref, kind, because }) {
    requireAccess(context, 'retention.hold', new Set(), NOT_YOURS);
    const { id, named } = await whichOf(context, ref, kind);
    if (await context.tx.get('holds', id))
      throw new BotError(
        'held',
        `${named} is held already. Nothing was changed. See /partnership retention.`,
      );
    const { tx, member, now } = context;
    await tx.insert('holds', { id, because: because ?? '', by: member.id, at: now.toISOString() });
    await context.did('retention.hold', id);
    return {
      kind: 'notice',
      view: notice(`${named} is held`, [
        'It stays until somebody releases it, whatever its age. The audit trail says who held it and when.',
        `To release it: /partnership release ${ref ?? kind ?? ''}.`,
      ]),
    };
  },
};

/** `/partnership release ESC-2411-K4TR`: from tonight on the rules count again. */
export const releaseVerb: CommandVerb = {
  name: 'release',
  summary: 'Let the retention rules count again for what was held (business unit)',
  access: 'retention.release',
  arguments: what,
  examples: ['partnership release ESC-2411-K4TR', 'partnership release escalations'],
  async run(context, { ref, kind }) {
    requireAccess(context, 'retention.release', new Set(), NOT_YOURS);
    const { id, named } = await whichOf(context, ref, kind);
    if (!(await context.tx.get('holds', id)))
      throw new BotError('not-held', `${named} is not held, so nothing was changed.`);
    await context.tx.remove('holds', id);
    await context.did('retention.release', id);
    return {
      kind: 'notice',
      view: notice(`${named} is not held any more`, ['From tonight on the retention rules count again.']),
    };
  },
};

/** What a hold is about: one record that exists, or a whole kind. @throws BotError when it is neither */
async function whichOf(
  { tx }: Context,
  ref: string | undefined,
  kind: string | undefined,
): Promise<{ readonly id: string; readonly named: string }> {
  if (ref) {
    const id = subjectNamed(ref);
    const place = id === undefined ? undefined : readSubject(id);
    if (id && place && (await tx.get(place.collection, place.id))) return { id, named: ref };
    throw new BotError('not-found', `There is no ${ref}. Nothing was changed.`);
  }
  const name = HOLD_KINDS.find(({ value }) => value === kind)?.value;
  if (!name)
    throw new BotError(
      'hold-what',
      'Say which: a reference such as ESC-2411-K4TR, or a kind such as escalations. Nothing was changed.',
    );
  return { id: kindHold(name), named: RETENTION[name].holds };
}

async function drawRetention(context: Context): Promise<CardView> {
  requireAccess(context, 'retention.see', new Set(), 'Only the business unit sees what goes when.');
  const { tx, partnership, directory, now } = context;
  const rules = partnership.retention;
  const due = await findDue(tx, rules, now, reportedNames, LOOKED_AT);
  const since = cutoff(REPORTED, now);
  const went = new Map<RetentionName, number>();
  for (const { kind, count, at } of await tx.all('purges'))
    if (at >= since) went.set(kind, (went.get(kind) ?? 0) + count);
  const holds = await tx.all('holds');
  const sections = [
    {
      name: 'How long, and what would go tonight',
      rows: due.map(({ kind, due: going, held }) => ({
        label: RETENTION[kind].holds,
        shown: `${sayRule(kind, rules[kind])}; ${sayCount(going.length)} now${held > 0 ? `, ${held} held` : ''}`,
      })),
    },
    {
      name: 'Held',
      rows: holds.map(({ id, because, by, at }) => ({
        label: nameOfHold(id),
        shown: `${because} (${directory.member(by)?.name ?? 'somebody who has left'}, ${sayWhen(at, now).replace(/^(at|on) /, '')})`,
      })),
    },
    {
      name: 'Went in the last 30 days',
      rows: [...went].map(([kind, count]) => ({
        label: RETENTION[kind].holds,
        shown: `${count}, ${rules[kind].keep} after the date that counts`,
      })),
    },
  ];
  return {
    summary: 'What is kept how long',
    card: figuresCard.expand({
      heading: 'What is kept how long',
      intro: 'Each night what is over its time goes, a hundred records at a time, unless it is held.',
      sections: sections.filter(({ rows }) => rows.length > 0),
      note: 'The times are in the partnership file. To see what would go one by one: npm run retention -- --dry-run. To keep something: /partnership hold.',
    }),
  };
}

function nameOfHold(id: string): string {
  const kind = HOLD_KINDS.find(({ value }) => kindHold(value) === id);
  return kind ? `Everything: ${RETENTION[kind.value].holds}` : (readSubject(id)?.id ?? id);
}

function sayCount(count: number): string {
  return count >= LOOKED_AT ? `${LOOKED_AT} or more` : String(count);
}
