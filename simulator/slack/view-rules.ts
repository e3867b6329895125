import { isObject, listOf } from '../json.ts';
import { blockProblems } from './block-rules.ts';
import { Findings } from './rule-checks.ts';

const MODAL = [
  'type',
  'title',
  'blocks',
  'close',
  'submit',
  'private_metadata',
  'callback_id',
  'clear_on_close',
  'notify_on_close',
  'external_id',
  'submit_disabled',
];
const HOME = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
/** A view may weigh 250 KB. */
const MOST_BYTES = 250 * 1024;

/** What Slack would refuse about a modal or Home tab; empty when it is fine. */
export function viewProblems(value: unknown, expected: 'modal' | 'home'): readonly string[] {
  const findings = new Findings();
  const view = findings.object(value, '/view');
  if (view === undefined) return findings.messages;
  if (view['type'] !== expected) findings.add('/view/type', `must be ${expected}`);
  findings.onlyKnown(view, '/view', expected === 'modal' ? MODAL : HOME);
  findings.optionalString(view['private_metadata'], '/view/private_metadata', 3000);
  findings.optionalString(view['callback_id'], '/view/callback_id', 255);
  findings.optionalString(view['external_id'], '/view/external_id', 255);
  if (expected === 'modal') {
    findings.text(view['title'], '/view/title', 'plain_text', 24);
    findings.optionalText(view['submit'], '/view/submit', 'plain_text', 24);
    findings.optionalText(view['close'], '/view/close', 'plain_text', 24);
    const inputs = listOf(view['blocks']).some((block) => isObject(block) && block['type'] === 'input');
    if (inputs && view['submit'] === undefined) {
      findings.add('/view/submit', 'must provide a submit when the view has input blocks');
    }
  }
  return [...findings.messages, ...blockProblems(view['blocks'], expected, '/view/blocks')];
}

export function viewTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view) ?? '') > MOST_BYTES;
}
