import { createHash, randomBytes } from 'node:crypto';
import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';
import type { HolidayCalendar } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { DOCX_TYPE } from './printed-docx.ts';

export type FileLink = RecordOf<'links'>;

/** What a file is made from, as things are when it is fetched. */
export interface FileReader {
  readonly store: StoreView;
  /** Whose link it is: the file holds what this member may see, and nothing else. */
  readonly member: Member;
  readonly directory: Directory;
  readonly partnership: Partnership;
  readonly calendar: HolidayCalendar;
  readonly now: Date;
  /** ISO date in London. */
  readonly today: string;
}

export interface DrawnFile {
  /** Without anything about its content that somebody typed: `actions-2026-11-23.csv`. */
  readonly filename: string;
  readonly type:
    | 'text/csv'
    | 'text/calendar'
    | 'text/html'
    | 'text/plain'
    | 'image/svg+xml'
    | 'image/png'
    | typeof DOCX_TYPE;
  readonly body: string | Uint8Array;
  /** Opened in the browser and not saved. Scripts never run in it. */
  readonly shown?: true;
}

/** One kind of file that can be fetched. Undefined when there is nothing (any more) that this member may see. */
export interface FileKind {
  /** `actions`: part of stored links, so never change it. */
  readonly name: string;
  draw(params: Readonly<Record<string, string>>, reader: FileReader): Promise<DrawnFile | undefined>;
}

export interface LinkWanted {
  readonly file: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Minutes until it no longer works; absent for a calendar that somebody subscribes to. */
  readonly minutes?: number;
}

/** Long enough to open it on another device, short enough that a link in a chat history is worth nothing. */
export const FILE_MINUTES = 15;

interface LinkMaker {
  readonly tx: Transaction;
  readonly member: Member;
  readonly now: Date;
  /** Where this process is reached from outside, without a slash at its end. */
  readonly address?: string;
}

/**
 * An address under which this member can fetch the file. Nothing of the file is kept: it is drawn when it is fetched, with what
 * the member may see then. Undefined when nobody has said where the bot is reached (`PUBLIC_URL`).
 */
export async function linkTo(
  { tx, member, now, address }: LinkMaker,
  { file, params = {}, minutes }: LinkWanted,
): Promise<string | undefined> {
  if (!address) return undefined;
  const secret = randomBytes(24).toString('base64url');
  await tx.insert('links', {
    id: idOf(secret),
    member: member.id,
    file,
    params,
    at: now.toISOString(),
    ...(minutes === undefined ? {} : { until: new Date(now.getTime() + minutes * 60_000).toISOString() }),
  });
  return `${address}/files/${secret}`;
}

/** The link somebody came with. Undefined when it was never given out, is over, or its member has left. */
export async function linkOf(
  view: StoreView,
  secret: string,
  now: Date,
): Promise<{ readonly link: FileLink; readonly owner: string } | undefined> {
  const link = await view.get('links', idOf(secret));
  if (!link || (link.until !== undefined && link.until < now.toISOString())) return undefined;
  return { link, owner: link.member };
}

/** The store holds no secret that opens anything. */
function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A calendar somebody subscribed to ends when they leave. */
export async function linksThatEnd(view: StoreView): Promise<readonly FileLink[]> {
  const gone = new Map((await view.all('leavings')).map(({ id, since }) => [id, since]));
  return (await view.all('links'))
    .map((link) => {
      const until = link.until ?? gone.get(link.member);
      return until === undefined ? link : { ...link, until };
    })
    .filter(({ until }) => until !== undefined);
}
