import { isObject, parsedJson, textOf, type JsonObject } from '../json.ts';
import { refused, type ApiRefusal } from './api-answer.ts';
import { blockProblems, MOST_TEXT_IN_BLOCKS, textLength } from './block-rules.ts';
import { withIds } from './elements.ts';

/** What a message says, once Slack has accepted it. */
export interface Content {
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly metadata?: JsonObject;
}

export const MOST_TEXT = 40_000;

/** Reads text, blocks and metadata from call arguments, and refuses what Slack refuses. */
export function contentOf(args: JsonObject, mostText = MOST_TEXT): Content | ApiRefusal {
  const text = textOf(args['text']) ?? '';
  const blocks = jsonArgument(args['blocks']);
  if (blocks !== undefined && !Array.isArray(blocks)) return refused('invalid_blocks_format');
  if (text === '' && (blocks === undefined || blocks.length === 0)) return refused('no_text');
  if (text.length > mostText) return refused('msg_too_long');
  const problems = blockProblems(blocks ?? [], 'message');
  if (problems.length > 0) return refused('invalid_blocks', problems);
  if (textLength(blocks) > MOST_TEXT_IN_BLOCKS) return refused('msg_blocks_too_long');

  const metadata = jsonArgument(args['metadata']);
  if (metadata !== undefined) {
    const fine =
      isObject(metadata) && typeof metadata['event_type'] === 'string' && isObject(metadata['event_payload']);
    if (!fine) return refused('invalid_metadata_format');
  }
  return {
    text,
    ...(blocks === undefined || blocks.length === 0 ? {} : { blocks: withIds(blocks) }),
    ...(isObject(metadata) ? { metadata } : {}),
  };
}

export function isRefusal(value: object): value is ApiRefusal {
  return 'ok' in value && value.ok === false;
}

/** An argument that form-encoded calls carry as JSON text. */
export function jsonArgument(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  return value === '' ? undefined : (parsedJson(value) ?? value);
}
