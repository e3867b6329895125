import { dangerCard } from '../../cards/index.ts';
import { concernIn, type Concern } from '../domain/danger/concerns.ts';
import { soundsLikeDanger } from '../domain/danger/read-danger.ts';
import type { Partnership } from '../partnership/schema.ts';
import { readAfterDanger } from './after-danger.ts';
import type { Button } from '../../cards/words.ts';
import { replyLater } from './deliver-later.ts';
import type { BotDeps } from './handle.ts';
import type { Interaction, Spoken } from './interaction.ts';
import type { CardView, Reply } from './reply.ts';
import { rememberRoute } from './routes.ts';

/** The longest text that is read. What is longer is read as far as that: nobody types a call for help this long. */
const MOST_READ = 8_000;

/**
 * The very first look at everything that was typed, before anybody asks who wrote it or what it means. When it sounds like
 * danger now, the answer is whom to call; when it is an allegation, whistleblowing, a complaint or a referral, where that
 * goes. Nothing is opened or passed on; it is counted. It is kept nowhere, but for an update of the briefing that its author may
 * have read once the right people know. Undefined when there is nothing of the kind.
 */
export async function answerDanger(deps: BotDeps, interaction: Interaction): Promise<Reply | undefined> {
  const texts = textsOf(interaction).map((text) => text.slice(0, MOST_READ));
  if (texts.length === 0) return undefined;
  const isDanger = soundsLikeDanger(texts);
  // Talk among colleagues that is not addressed to the bot is nothing to redirect.
  const concern = isDanger || interaction.kind === 'message' ? undefined : concernIn(texts);
  if (!isDanger && concern === undefined) return undefined;
  deps.tally?.(isDanger ? 'danger' : 'redirect', concern ?? 'danger');
  const answerWith = (buttons?: readonly Button[]): Reply => ({
    kind: 'notice',
    view: isDanger
      ? dangerView(deps.partnership, buttons)
      : concernView(deps.partnership, concern ?? 'referral'),
  });
  if (interaction.answer === 'now') return answerWith();
  const after = isDanger ? await readAfterDanger(deps, interaction) : undefined;
  const now = deps.now();
  await deps.store.transact(async (tx) => {
    if (await tx.get('deliveries', interaction.delivery)) return;
    await tx.insert('deliveries', {
      id: interaction.delivery,
      at: now.toISOString(),
      reply: { kind: 'nothing' },
    });
    await rememberRoute(tx, interaction, now);
    // Better read twice than not at all.
    await replyLater(tx, interaction, answerWith(await after?.(tx)), now, { critical: true });
  });
  return { kind: 'nothing' };
}

/** What somebody typed, and nothing that the bot itself put on a card. */
function textsOf(interaction: Interaction): string[] {
  switch (interaction.kind) {
    case 'command':
      return [plain(interaction.spoken)];
    case 'message':
      return interaction.change === 'deleted' ? [] : [plain(interaction.spoken)];
    case 'submit':
    case 'press':
      return Object.values(interaction.inputs).flat();
    case 'shortcut':
      return interaction.spoken ? [plain(interaction.spoken)] : [];
    case 'presence':
    case 'search':
    case 'home':
      return [];
  }
}

function plain(spoken: Spoken): string {
  return spoken.map((part) => (typeof part === 'string' ? part : ' ')).join('');
}

const NOT_A_REFERRAL = 'This is not a referral. I opened nothing, kept nothing and told nobody.';

/** 999, the hub and the out-of-hours service, as the partnership file has them. */
export function dangerView({ contacts, briefing }: Partnership, buttons: readonly Button[] = []): CardView {
  return {
    card: dangerCard.expand({
      title: 'If somebody is in danger now, call 999',
      first: ['Do that first, and do it yourself: nobody is watching this chat for you.'],
      contacts: contacts.filter(({ emergency }) => emergency === true).map(asContact),
      last:
        buttons.length > 0
          ? [
              'This is not a referral. I opened nothing and told nobody.',
              `Once the right people know, I can read your message for the briefing. It waits ${briefing.rawTextMinutes} minutes for you, then my copy is gone.`,
            ]
          : [
              NOT_A_REFERRAL,
              'If nobody is in danger now, please say it in other words: what is planned, or what was.',
            ],
      buttons: buttons.map((button) => ({ ...button })),
    }),
    summary: 'If somebody is in danger now, call 999',
  };
}

const TITLES: Readonly<Record<Concern, string>> = {
  allegation: 'A concern about somebody who works with children goes to the LADO',
  whistleblowing: 'Speaking up about an organisation has its own, safer way',
  complaint: 'A complaint has its own way',
  referral: 'This is not a referral',
};

const FIRST: Readonly<Record<Concern, readonly string[]>> = {
  allegation: ['Please tell them within one working day. If a child is at risk now, call 999.'],
  whistleblowing: [
    "Use your organisation's own whistleblowing policy, or one of these. Do not write it in a chat.",
  ],
  complaint: ['Please make it to the organisation it is about. The business unit can tell you how.'],
  referral: ['I cannot take one, and nobody has been told. If a child is in danger now, call 999.'],
};

/** Where an allegation, whistleblowing, a complaint or a referral goes instead. */
export function concernView({ contacts }: Partnership, concern: Concern): CardView {
  return {
    card: dangerCard.expand({
      title: TITLES[concern],
      first: [...FIRST[concern]],
      contacts: contacts.filter((contact) => contact.for?.includes(concern)).map(asContact),
      last: [
        'I kept nothing of what you wrote, and told nobody.',
        'If you meant something else, please say it in other words.',
      ],
      buttons: [],
    }),
    summary: 'The partnership bot needs a word with you',
  };
}

function asContact(contact: Partnership['contacts'][number]) {
  const { name, phone, email, url, when } = contact;
  return {
    name,
    reach: [phone, email, url].filter((way) => way !== undefined).join(' · '),
    when: when ?? '',
  };
}
