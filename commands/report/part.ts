import type { AccessVerb } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import type { FileReader } from '../../src/bot/files.ts';
import type { PrintedDocument } from '../../src/bot/printed.ts';
import type { Period } from '../../src/domain/period.ts';

export interface ReportSheet {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One part of the partnership's reports. It leaves the business unit, so it hides small numbers itself. */
export interface ReportPart {
  /** What is typed after `/report`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  /** One line, plain English, starting with a verb. */
  readonly summary: string;
  readonly access: AccessVerb;
  /** Paragraphs to copy into a paper. Never free text that somebody typed about a case. */
  write(context: Context, period: Period): Promise<readonly string[]>;
  /** What stands below it, where the usual word about small numbers does not fit. */
  readonly note?: string;
  /** The whole report for paper, as a page and as a Word file. */
  print?(reader: FileReader, period: Period): Promise<PrintedDocument>;
  /** Its numbers for a spreadsheet. */
  sheet?(reader: FileReader, period: Period): Promise<ReportSheet>;
}
