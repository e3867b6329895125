import { problem } from '../../cards/words.ts';
import type { InHandFile } from '../../storage/in-hand-file.ts';
import type { Store, Transaction } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import { replyLater } from './deliver-later.ts';
import type { CommandInteraction } from './interaction.ts';
import type { Log } from './log.ts';
import type { CardView, Reply } from './reply.ts';
import { sayWhen } from './text.ts';

type Mark = Awaited<ReturnType<InHandFile['left']>>['marks'][number];

/**
 * Tells people about commands that were acknowledged and then interrupted, because a process ended: whose effect is stored gets its answer
 * now; the others are asked to look, and their command will not be done any more, should it arrive once more. Once for each, however
 * often this is called.
 */
export async function tellInterrupted(
  store: Store,
  file: InHandFile,
  now: () => Date,
  log: Log,
): Promise<number> {
  const left = await file.left();
  const { marks } = left;
  const at = now();
  for (const mark of marks) await store.transact((tx) => tell(tx, mark, at));
  if (marks.length > 0)
    log.warn({ kind: 'in-hand', count: marks.length }, 'commands were interrupted: their senders are told');
  await left.forget();
  return marks.length;
}

async function tell(tx: Transaction, mark: Mark, now: Date): Promise<void> {
  const told = `${mark.delivery}|told`;
  if (await tx.get('deliveries', told)) return;
  const done = await tx.get('deliveries', mark.delivery);
  const reply: Reply = done ? (done.reply as Reply) : { kind: 'notice', view: interrupted(mark, now) };
  const claim = { at: now.toISOString(), reply: { kind: 'nothing' } };
  await tx.put('deliveries', { id: told, ...claim });
  if (!done) {
    await tx.put('deliveries', { id: mark.delivery, ...claim });
    await writeAudit(tx, now, {
      verb: 'command',
      from: mark.platform,
      outcome: 'refused',
      code: 'interrupted',
    });
  }
  // To their own chat: where it was typed is not written down.
  await replyLater(tx, asInteraction(mark), reply, now);
}

function interrupted({ command, at }: Mark, now: Date): CardView {
  return problem({
    title: `Your command ${sayWhen(at, now).replace(/^at /, 'of ')} may not have been done`,
    problems: [
      `I was interrupted while I was working on ${command === undefined ? 'it' : `your /${command}`}, and have started again since.`,
    ],
    hint: 'Please look whether it was done, and send it again if it was not. I am sorry for the trouble.',
  });
}

function asInteraction({ delivery, platform, tenant, user }: Mark): CommandInteraction {
  return {
    kind: 'command',
    door: 'slash',
    delivery,
    sender: { platform, tenant, user },
    answer: 'later',
    spoken: [],
  };
}
