import { notice } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { CommandVerb, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { boundTo, isOpenToAll, placeId, type BoundPlace } from '../../src/bot/places.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Directory } from '../../src/partnership/model.ts';

const NOT_YOURS = 'Only the business unit says what a channel is for. Nothing was changed.';

/** `/partnership place`: what the channel it is typed in is for. */
export const placeVerb: CommandVerb = {
  name: 'place',
  aliases: ['places', 'channel', 'room'],
  summary: 'See what this channel is for, or say so (business unit)',
  access: 'help.see',
  arguments: {
    what: {
      kind: 'choice',
      label: 'what it is for',
      leads: ['for', 'is for'],
      choices: [
        { value: 'briefing', words: ['briefing', 'daily briefing', 'dib'] },
        { value: 'business-unit', words: ['business unit', 'unit'] },
        { value: 'nothing', words: ['nothing', 'remove', 'clear'] },
        { value: 'list', words: ['list', 'all'] },
      ],
    },
    group: { kind: 'group', label: 'the group it is for', leads: ['for', 'is for'], placeholder: 'group' },
  },
  examples: [
    'partnership place for neglect',
    'partnership place for briefing',
    'partnership place nothing',
    'partnership place list',
  ],
  run: async (context, values) => ({ kind: 'notice', view: await placeNow(context, values) }),
};

async function placeNow(context: Context, { what, group }: Values): Promise<CardView> {
  const { tx, place } = context;
  if (what === 'list') return list(context);
  if (!place || place.kind === 'direct')
    throw new BotError('place-direct', 'Here only you and I can read. Type this in the channel you mean.');
  const bound = await boundTo(tx, place);
  if (!what && !group) return show(context, bound);
  requireAccess(context, 'place.change', new Set(), NOT_YOURS);
  if (place.unsure)
    throw new BotError(
      'place-unsure',
      'I could not find out who is in this channel. Please try again in a minute.',
    );
  return what === 'nothing' ? unbind(context, bound) : bind(context, place, what, group);
}

async function bind(
  context: Context,
  place: Place,
  what: string | undefined,
  group: string | undefined,
): Promise<CardView> {
  const { tx, directory, now, member } = context;
  const purpose = group
    ? ('group' as const)
    : what === 'briefing'
      ? ('briefing' as const)
      : ('business-unit' as const);
  if (purpose !== 'group' && isOpenToAll(place))
    throw new BotError(
      'place-open',
      'Anybody in the workspace can read along here. Make the channel private first, or choose a private one. Nothing was changed.',
    );
  const { platform, tenant, conversation, name } = place;
  const bound: BoundPlace = {
    id: placeId(place),
    platform,
    tenant,
    conversation,
    purpose,
    ...(group ? { group } : {}),
    ...(name ? { name } : {}),
    by: member.id,
    at: now.toISOString(),
  };
  await tx.put('places', bound);
  await context.did('place.change', `place:${platform}`);
  return notice(`This channel is for ${sayPurpose(bound, directory)}`, [
    purpose === 'group'
      ? 'Cards of its actions hang here from now on, and in its channels on the other platform.'
      : 'Cards may hang here from now on. Everybody in the channel reads them: look who is in it.',
    ...(isOpenToAll(place)
      ? ['Anybody in the workspace can read along here. A private channel is better.']
      : []),
  ]);
}

async function unbind(context: Context, bound: BoundPlace | undefined): Promise<CardView> {
  if (!bound) throw new BotError('place-unbound', 'This channel is for nothing yet. Nothing was changed.');
  await context.tx.remove('places', bound.id);
  await context.did('place.change', `place:${bound.platform}`);
  return notice('This channel is for nothing now', [
    'I answer people here for themselves alone. Cards that hang here stay until they are deleted.',
  ]);
}

function show(context: Context, bound: BoundPlace | undefined): CardView {
  const mayChange = may(context.member, 'place.change', new Set());
  const how = mayChange
    ? 'To change that: /partnership place for neglect, /partnership place for briefing, /partnership place for business unit, /partnership place nothing.'
    : 'The business unit can change that.';
  if (bound) return notice(`This channel is for ${sayPurpose(bound, context.directory)}`, [how]);
  return notice('Nobody has said what this channel is for', [
    'I answer people here for themselves alone, and cases are not spoken of.',
    how,
  ]);
}

async function list(context: Context): Promise<CardView> {
  requireAccess(
    context,
    'place.change',
    new Set(),
    'Only the business unit sees which channels are for what.',
  );
  const places = await context.tx.all('places');
  return notice(
    'Channels and what they are for',
    places.length === 0
      ? ['None yet. Type /partnership place in a channel.']
      : places.map(
          (bound) =>
            `${bound.platform === 'slack' ? 'Slack' : 'Teams'}${bound.name ? `, ${bound.name}` : ''}: ${sayPurpose(bound, context.directory)}`,
        ),
  );
}

function sayPurpose({ purpose, group }: BoundPlace, directory: Directory): string {
  if (purpose === 'group') return directory.group(group ?? '')?.name ?? 'a group that is no longer there';
  return purpose === 'briefing' ? 'the daily briefing' : 'the business unit';
}
