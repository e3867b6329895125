import { notice } from '../../cards/words.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import { readForm } from '../../src/bot/forms.ts';
import { keepLicence, liveIn, newLicenceReference, type Pool } from '../../src/bot/licence-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { startDraft, type Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { drawForm, schemaOf, type Asked } from '../form-fields.ts';
import { byOf, requirePool } from './licence-find.ts';

const NOT_YOURS = 'Only the business unit records who holds a licence. Nothing was changed.';
const MOST_LINES = 200;
const SHOWN = 12;

/** What a pasted list says: whom it names, and what could not be read, by its line. */
export interface Holders {
  readonly people: readonly Member[];
  readonly problems: readonly { readonly line: number; readonly says: string }[];
}

/** Reads one name, or id of a member, a line. Whoever holds one already is left out, and each person counts once. */
export function readHolders(text: string, directory: Directory, live: readonly Licence[]): Holders {
  const people = new Map<string, Member>();
  const problems: { line: number; says: string }[] = [];
  const has = new Set(live.filter(({ state }) => state !== 'waiting').map(({ member }) => member));
  for (const [at, raw] of text.split(/\r?\n/).slice(0, MOST_LINES).entries()) {
    const said = raw
      .trim()
      .replace(/^[-*•]\s*/, '')
      .replace(/^@/, '');
    if (said === '') continue;
    const line = at + 1;
    const known = directory.member(said);
    const found = known && !known.left ? [known] : directory.membersNamed(said);
    const exact = found.filter(({ name }) => name.toLowerCase() === said.toLowerCase());
    const [only, ...others] = exact.length === 1 ? exact : found;
    if (!only) problems.push({ line, says: 'nobody on the list of members is called that' });
    else if (others.length > 0) problems.push({ line, says: `${found.length} people fit` });
    else if (has.has(only.id)) problems.push({ line, says: `${only.name} holds one already` });
    else people.set(only.id, only);
  }
  return { people: [...people.values()], problems };
}

function asked({ course }: Pool): Asked {
  return {
    title: 'Record holders',
    submit: 'Look at them',
    heading: course.name,
    intro: ['For licences that people have already: nobody is told, and no cap stops it.'],
    fields: [
      {
        id: 'people',
        kind: 'text',
        label: `One name a line, at most ${MOST_LINES}`,
        required: 'Paste a list.',
        longest: 3000,
      },
    ],
  };
}

function listed(people: readonly Member[]): string {
  const names = people.slice(0, SHOWN).map(({ name }) => name);
  return `${names.join(', ')}${people.length > SHOWN ? ` and ${people.length - SHOWN} more` : ''}`;
}

/** The business unit pastes who holds licences already, and looks at what was read before anything is kept. */
export const holdersForm: FormHandler = {
  access: 'licence.run',
  texts: ['people'],
  show: (context, draft, values, errors) =>
    Promise.resolve(
      drawForm(
        draft,
        asked(requirePool(context, draft.values['pool'])),
        { ...draft.values, ...values },
        errors,
      ),
    ),
  async submit(context, draft, inputs) {
    requireAccess(context, 'licence.run', new Set(), NOT_YOURS);
    const pool = requirePool(context, draft.values['pool']);
    const read = readForm(schemaOf(asked(pool)), inputs);
    if ('errors' in read) return read;
    const holders = await readIn(context, pool, read.data['people'] ?? '');
    return { kind: 'finish', view: await preview(context, pool, holders, read.data['people'] ?? '') };
  },
};

async function preview(context: Context, { course }: Pool, { people, problems }: Holders, text: string) {
  const { id } = await startDraft(context, 'licence.record', { values: { pool: course.id, people: text } });
  return notice(
    `${people.length} ${people.length === 1 ? 'person' : 'people'} would be recorded`,
    [course.name, ...(people.length > 0 ? [listed(people)] : []), ...left(problems), 'Nothing is kept yet.'],
    [
      ...(people.length > 0
        ? [{ title: 'Record them', data: { verb: 'licence.record-all', args: { draft: id, once: id } } }]
        : []),
      {
        title: 'Change the list',
        data: { verb: 'licence.record', opens: 'form' as const, args: { draft: id } },
      },
    ],
  );
}

function left(problems: Holders['problems']): string[] {
  return [
    ...problems.slice(0, SHOWN).map(({ line, says }) => `Line ${line} is left out: ${says}.`),
    ...(problems.length > SHOWN ? [`And ${problems.length - SHOWN} more lines.`] : []),
  ];
}

async function readIn({ tx, directory }: Context, { course }: Pool, text: string): Promise<Holders> {
  return readHolders(text, directory, await liveIn(tx, course.id));
}

/** A list that this person pasted. @throws BotError when it is no longer there */
async function pastedIn({ tx, member }: Context, id: string | undefined): Promise<Draft> {
  const draft = id === undefined ? undefined : await tx.get('drafts', id);
  if (draft?.form !== 'licence.record' || draft.member !== member.id)
    throw new BotError('list-gone', 'That list is no longer there. Please paste it again.');
  return draft;
}

async function record(context: Context, pool: Pool, { people, problems }: Holders) {
  const { tx, now } = context;
  const live = await liveIn(tx, pool.course.id);
  for (const { id: member } of people) {
    const waiting = live.find((each) => each.member === member);
    const licence: Licence = {
      ...(waiting ?? {
        id: await newLicenceReference(tx, now),
        pool: pool.course.id,
        member,
        askedAt: now.toISOString(),
        uses: [],
        prompted: [],
      }),
      rev: (waiting?.rev ?? 0) + 1,
      state: 'held',
      since: byOf(context).today,
    };
    await keepLicence(tx, now, licence);
    await context.did('licence.run', subjectOf('licence', licence.id));
  }
  return {
    kind: 'notice' as const,
    view: notice(`${people.length} ${people.length === 1 ? 'holder is' : 'holders are'} recorded`, [
      listed(people),
      ...left(problems),
    ]),
  };
}

export const holderPresses: Readonly<Record<string, PressHandler>> = {
  'licence.record': {
    access: 'licence.run',
    async run(context, { args }) {
      requireAccess(context, 'licence.run', new Set(), NOT_YOURS);
      const values = args['draft'] === undefined ? args : (await pastedIn(context, args['draft'])).values;
      return openHolders(context, requirePool(context, values['pool']), values['people']);
    },
  },
  'licence.record-all': {
    access: 'licence.run',
    async run(context, { args }) {
      requireAccess(context, 'licence.run', new Set(), NOT_YOURS);
      const draft = await pastedIn(context, args['draft']);
      const pool = requirePool(context, draft.values['pool']);
      await context.tx.remove('drafts', draft.id);
      return record(context, pool, await readIn(context, pool, draft.values['people'] ?? ''));
    },
  },
};

/** Opens the form for a list of holders. @throws NotAllowed for everybody but the business unit */
export function openHolders(context: Context, { course }: Pool, people = ''): Promise<Reply> {
  requireAccess(context, 'licence.run', new Set(), NOT_YOURS);
  return context.openForm('licence.record', { values: { pool: course.id, people } });
}
