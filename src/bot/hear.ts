import type { Transaction } from '../../storage/store.ts';
import { londonDate } from '../domain/working-days.ts';
import { memberBehind } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { Context } from './context.ts';
import { replyLater } from './deliver-later.ts';
import { guardTexts, ofSeverity, type GuardFinding } from './guard.ts';
import { messageRefusal } from './guard-message.ts';
import type { BotDeps } from './handle.ts';
import type { MessageInteraction } from './interaction.ts';
import { askedView, dropOffered, keepButton, restButton } from './hear-ways.ts';
import type { Heard } from './listeners.ts';
import { fromOf, perform } from './perform.ts';
import { boundTo } from './places.ts';
import type { Reply } from './reply.ts';
import { rememberRoute } from './routes.ts';

const NOTHING: Reply = { kind: 'nothing' };

/**
 * Talk that is not addressed to the bot. Only in a room that the business unit has named for the daily briefing is it read for more than danger,
 * new, changed or with something hanging on it: the author of what may not stand there is told, and whoever listens gets the rest.
 */
export async function hear(deps: BotDeps, interaction: MessageInteraction): Promise<Reply> {
  const { place } = interaction;
  if (!place || place.kind === 'direct' || place.shared) return NOTHING;
  const room = await deps.store.read((view) => boundTo(view, place));
  if (room?.purpose !== 'briefing') return NOTHING;
  const { text, findings, refused } = await readMessage(deps, interaction);
  // What waits for a press is an earlier wording.
  if (interaction.change !== 'new') await deps.store.transact((tx) => dropOffered(deps, tx, interaction));
  if (refused) await tellAuthor(deps, interaction, ofSeverity(findings, 'refuse'));
  const verdict = interaction.change === 'deleted' ? 'deleted' : refused ? 'refused' : 'clean';
  return pass(deps, interaction, {
    room,
    message: verdict === 'clean' ? interaction : { ...interaction, spoken: [] },
    text: verdict === 'clean' ? text : '',
    verdict,
    findings: findings.filter(({ severity }) => severity !== 'refuse'),
  });
}

/** The words of a message, and what the text guard says of them. */
export async function readMessage(
  deps: Pick<BotDeps, 'partnership' | 'directory' | 'now' | 'screen'>,
  { spoken, change, files }: MessageInteraction,
): Promise<{ text: string; findings: readonly GuardFinding[]; refused: boolean }> {
  if (change === 'deleted') return { text: '', findings: [], refused: false };
  const text = spoken.map((part) => (typeof part === 'string' ? part : ' ')).join('');
  const findings = guardTexts(
    [{ field: 'message', text }],
    { partnership: deps.partnership, directory: await deps.directory(), today: londonDate(deps.now()) },
    { about: 'case', screen: deps.screen },
  );
  const refused = ofSeverity(findings, 'refuse').length > 0 || files !== undefined;
  return { text, findings, refused };
}

/** Whoever wrote it, member or not: once a delivery. Counted and written down by kind alone. */
async function tellAuthor(
  deps: BotDeps,
  interaction: MessageInteraction,
  findings: readonly GuardFinding[],
): Promise<void> {
  const now = deps.now();
  const member = await memberBehind(deps.accounts, interaction.sender, interaction.route);
  const isFirst = await deps.store.transact(async (tx: Transaction) => {
    const id = `${interaction.delivery}|refused`;
    if (await tx.get('deliveries', id)) return false;
    await tx.insert('deliveries', { id, at: now.toISOString(), reply: NOTHING });
    await rememberRoute(tx, interaction, now);
    await writeAudit(tx, now, {
      verb: 'message',
      from: fromOf(interaction),
      outcome: 'refused',
      code: findings.length > 0 ? 'text-refused' : 'file-refused',
      ...(member ? { who: member.id } : {}),
    });
    const buttons = await restButton(deps, tx, { message: interaction, member, findings });
    const view = messageRefusal(findings, interaction, buttons);
    await replyLater(tx, interaction, { kind: 'notice', view }, now);
    return true;
  });
  if (!isFirst) return;
  for (const { kind } of findings) deps.tally?.('refused', kind);
  if (interaction.files) deps.tally?.('refused', 'file');
}

async function pass(deps: BotDeps, interaction: MessageInteraction, heard: Heard): Promise<Reply> {
  const { listens } = deps.registry;
  if (listens.length === 0) return NOTHING;
  const member = await memberBehind(deps.accounts, interaction.sender, interaction.route);
  if (!member) return NOTHING;
  const directory = await deps.directory();
  return perform(deps, { interaction, member, directory, verb: 'message' }, async (context) => {
    const asked = ofSeverity(heard.findings, 'confirm');
    if (heard.verdict !== 'clean' || asked.length === 0) return ask(deps, context, heard);
    return askFirst(deps, context, heard, asked);
  });
}

/** What may be a colleague's name is taken in on its author's word. Until then it is as if it had been refused. */
async function askFirst(
  deps: BotDeps,
  context: Context,
  heard: Heard,
  findings: readonly GuardFinding[],
): Promise<Reply> {
  const isOurs = await ask(deps, context, { ...heard, text: '', verdict: 'asked' });
  if (isOurs.kind === 'nothing') return NOTHING;
  for (const { kind } of findings) deps.tally?.('asked', kind);
  await writeAudit(context.tx, context.now, {
    who: context.member.id,
    verb: 'message',
    from: fromOf(heard.message),
    outcome: 'refused',
    code: 'text-asked',
  });
  const stopped = { message: heard.message, member: context.member, findings };
  const buttons = [
    ...(await restButton(deps, context.tx, stopped)),
    ...keepButton(deps, stopped, heard.text),
  ];
  return { kind: 'notice', view: askedView(findings, buttons) };
}

async function ask({ registry }: BotDeps, context: Context, heard: Heard): Promise<Reply> {
  for (const { hear: listener } of registry.listens) {
    const reply = await listener(context, heard);
    if (heard.verdict !== 'refused' && reply.kind !== 'nothing') return reply;
  }
  return NOTHING;
}
