import { problem, type Button } from '../../cards/words.ts';
import type { Transaction } from '../../storage/store.ts';
import { startDraft } from './drafts.ts';
import { lineForm } from './guard-command.ts';
import { kindsOf, messagesOf, type GuardFinding } from './guard.ts';
import type { MessageInteraction, Place } from './interaction.ts';
import type { PerformDeps } from './perform.ts';
import { placeId } from './places.ts';
import type { CardView } from './reply.ts';
import type { Member } from '../partnership/model.ts';

/** Names a message in a room for good: `slack|T1|C1|1700.1`. */
export function messageKey({ place, messageId }: Pick<MessageInteraction, 'place' | 'messageId'>): string {
  return place ? `${placeId(place)}|${messageId}` : messageId;
}

/** The room that a message stands in, from what names it. Undefined for anything else. */
export function roomOfMessage(key: string): Place | undefined {
  const [platform, tenant, conversation] = key.split('|');
  if ((platform !== 'slack' && platform !== 'teams') || tenant === undefined || conversation === undefined)
    return undefined;
  return { platform, tenant, conversation, kind: 'channel' };
}

/** Beside the message in a line that waits: it stays where it is, so that its own room needs no copy. */
export const STANDS = 'stands';

interface Stopped {
  readonly message: MessageInteraction;
  readonly member: Member | undefined;
  readonly findings: readonly GuardFinding[];
}

/** The rest of the message in neutral words, to be taken in with one press; none where nothing clean can be made of it. */
export async function restButton(
  { registry, now }: PerformDeps,
  tx: Transaction,
  { message, member, findings }: Stopped,
): Promise<Button[]> {
  const [line] = registry.listens;
  const rewrite = findings.every((each) => each.rewrite !== undefined) ? findings[0]?.rewrite : undefined;
  // Talk beside a thread was never meant for it.
  if (!line || !member || rewrite === undefined || message.files || !message.place?.thread) return [];
  const { id } = await startDraft(
    { tx, member, now: now(), ...(message.place ? { place: message.place } : {}) },
    lineForm(line),
    { values: valuesOf(line, message, rewrite) },
  );
  return [{ title: 'Use this instead', data: { verb: 'guard.use', args: { draft: id } } }];
}

/** The message as it stands, to be taken in with one press after its author was told whom to call. */
export async function laterButton(
  { registry, now }: PerformDeps,
  tx: Transaction,
  {
    message,
    member,
    text,
  }: { readonly message: MessageInteraction; readonly member: Member; readonly text: string },
): Promise<Button[]> {
  const [line] = registry.listens;
  if (!line) return [];
  const { id } = await startDraft(
    { tx, member, now: now(), ...(message.place ? { place: message.place } : {}) },
    lineForm(line),
    { values: { ...valuesOf(line, message, text), [STANDS]: 'true' } },
  );
  return [
    { title: 'The right people know. Read my update', data: { verb: 'guard.use', args: { draft: id } } },
  ];
}

/** What waits for a press and came from this message goes: it has been changed or deleted. */
export async function dropOffered(
  { registry }: Pick<PerformDeps, 'registry'>,
  tx: Transaction,
  message: MessageInteraction,
): Promise<void> {
  const [line] = registry.listens;
  if (!line) return;
  const key = messageKey(message);
  for (const { id, form, values } of await tx.all('drafts'))
    if (form === lineForm(line) && values[line.message] === key) await tx.remove('drafts', id);
}

/** The author's word that a name is a colleague's. The text waits in memory alone. */
export function keepButton(
  { registry, held }: PerformDeps,
  { message, member, findings }: Stopped,
  text: string,
): Button[] {
  const [line] = registry.listens;
  if (!line || !member || !held) return [];
  const id = held.hold({
    member: member.id,
    command: line.command,
    verb: line.verb,
    values: { ...valuesOf(line, message, text), [STANDS]: 'true' },
    kinds: kindsOf(findings),
  });
  return [{ title: 'Not a child’s detail: keep it', data: { verb: 'guard.keep', args: { held: id } } }];
}

/** What the author of a message is asked before it is taken in. */
export function askedView(asked: readonly GuardFinding[], buttons: readonly Button[]): CardView {
  const rewrite = asked.find((finding) => finding.rewrite !== undefined)?.rewrite;
  return problem({
    title: 'Before I take that in',
    problems: [...messagesOf(asked), ...(rewrite === undefined ? [] : [`In neutral words: ${rewrite}`])],
    hint: 'Nothing was kept yet. If it is no child’s or family’s detail, say so within ten minutes; else please delete your message.',
    buttons,
  });
}

function valuesOf(
  line: { readonly text: string; readonly message: string },
  message: MessageInteraction,
  text: string,
): Record<string, string> {
  return { [line.text]: text, [line.message]: messageKey(message) };
}
