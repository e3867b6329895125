import { resolve } from 'node:path';
import { writeAudit } from '../src/bot/audit.ts';
import { BotError } from '../src/bot/errors.ts';
import { subjectOf } from '../src/bot/outbox.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { StoreInUse } from '../storage/errors.ts';
import { placeOf, withRecords } from './audit-place.ts';
import { gatherExport, type ExportOrder } from './export-gather.ts';
import { MARKING, writeExport } from './export-write.ts';

export interface ExportRequest extends Omit<ExportOrder, 'about'> {
  /** A member's id. */
  readonly about?: string;
  /** Who decided it, a member's id: goes into the audit trail. */
  readonly by?: string;
  readonly out: string;
}

/** Makes an export and writes down that it was made. Returns the exit code. */
export async function runExport(
  { about, by, out, ...order }: ExportRequest,
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  try {
    const partnership = loadPartnership(resolve(root, readSettings(environment).partnershipFile));
    await withRecords(placeOf(undefined, environment), async (store) => {
      const exported = await store.read(async (view) => {
        const member = about === undefined ? undefined : await view.get('members', about);
        if (about !== undefined && !member) throw unknown(about);
        if (by !== undefined && !(await view.get('members', by))) throw unknown(by);
        return gatherExport(view, partnership, { ...order, ...(member ? { about: member } : {}) });
      });
      const directory = resolve(out);
      const files = await writeExport(directory, exported);
      await store.transact((tx) =>
        writeAudit(tx, order.now, {
          ...(by ? { who: by } : {}),
          verb: about ? 'export.member' : 'export.period',
          subject: about
            ? subjectOf('member', about)
            : `period:${order.period?.from ?? ''}..${order.period?.to ?? ''}`,
          from: 'command line',
          outcome: 'seen',
        }),
      );
      for (const { holds, records } of exported.parts) print(`${records.length}  ${holds}`);
      print(`${MARKING}: ${files.join(', ')} in ${directory}.`);
      for (const note of exported.notes) print(note);
      print('The audit trail says that it was made. Delete the files when they have been handed over.');
    });
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof StoreInUse)
      print('Stop the bot first, or restore a backup elsewhere and export that.');
    print('Nothing was exported.');
    return 1;
  }
}

function unknown(member: string): BotError {
  return new BotError(
    'export-member',
    `Nobody on record has the id ${member}. Ids are in the file that npm run members:export makes.`,
  );
}
