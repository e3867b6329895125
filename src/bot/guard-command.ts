import { problem } from '../../cards/words.ts';
import type { Button } from '../../cards/words.ts';
import { mayEver, NotAllowed } from './access.ts';
import { adviceOn, withAdvice } from './advice.ts';
import { writeAudit } from './audit.ts';
import type { CommandVerb, Values } from './command.ts';
import type { Context } from './context.ts';
import { startDraft } from './drafts.ts';
import { BotError } from './errors.ts';
import { guardTexts, kindsOf, messagesOf, ofSeverity, refuseFindings, type GuardFinding } from './guard.ts';
import { whatStands } from './guard-message.ts';
import type { Interaction, PressInteraction } from './interaction.ts';
import { fromOf, type PerformDeps } from './perform.ts';
import type { Reply } from './reply.ts';

/** A command with its values, as far as it was understood. */
export interface Line {
  readonly command: string;
  readonly verb: string;
  readonly values: Values;
  /** Nothing is missing or wrong, so that it can run as it is. */
  readonly whole: boolean;
  readonly subject?: string;
}

const LINE = 'line:';

/** The draft of a line that its author may still use in other words. */
export function lineForm({ command, verb }: Pick<Line, 'command' | 'verb'>): string {
  return `${LINE}${command}.${verb}`;
}

/** What the guard says of a command's free texts. */
export function guardLine(
  deps: PerformDeps,
  context: Context,
  handler: CommandVerb,
  values: Values,
): readonly GuardFinding[] {
  return guardTexts(textsOf(handler, values), context, { about: handler.about, screen: deps.screen });
}

function textsOf(handler: CommandVerb, values: Values): { field: string; text: string }[] {
  return Object.entries(values)
    .filter(([name]) => handler.arguments[name]?.kind === 'text')
    .map(([field, text]) => ({ field, text }));
}

/**
 * The answer to a line that the guard stops: refused with a rewrite to use in one press, or asked about. Undefined when it
 * may go on. What was refused is kept nowhere; what is asked about waits in memory alone.
 */
export async function stopLine(
  deps: PerformDeps,
  context: Context,
  interaction: Interaction,
  handler: CommandVerb,
  line: Line,
  findings: readonly GuardFinding[],
): Promise<Reply | undefined> {
  const refused = ofSeverity(findings, 'refuse');
  const asked = ofSeverity(findings, 'confirm');
  const stopped = refused.length > 0 ? refused : asked;
  if (stopped.length === 0) return undefined;
  for (const { kind } of stopped) deps.tally?.(refused.length > 0 ? 'refused' : 'asked', kind);
  const rewrite = rewritten(line.values, [...refused, ...asked]);
  if (!rewrite && refused.length > 0) refuseFindings(refused, whatStands(interaction));
  const buttons = rewrite ? [await useButton(context, handler, { ...line, values: rewrite })].flat() : [];
  if (refused.length === 0 && line.whole && deps.held) {
    const { command, verb, values } = line;
    const held = deps.held.hold({ member: context.member.id, command, verb, values, kinds: kindsOf(asked) });
    buttons.push({ title: 'Not a child’s detail: keep it', data: { verb: 'guard.keep', args: { held } } });
  }
  await writeAudit(context.tx, context.now, {
    who: context.member.id,
    verb: `${line.command}.${line.verb}`,
    from: fromOf(interaction),
    outcome: 'refused',
    code: refused.length > 0 ? 'text-refused' : 'text-asked',
    ...(line.subject ? { subject: line.subject } : {}),
  });
  const words = Object.entries(rewrite ?? {}).filter(([name, text]) => text !== line.values[name]);
  return {
    kind: 'notice',
    view: problem({
      title: refused.length > 0 ? 'I cannot keep that' : 'Before I keep that',
      problems: [...messagesOf(stopped), ...words.map(([, text]) => `In neutral words: ${text}`)],
      hint:
        refused.length > 0
          ? whatStands(interaction)
          : 'Nothing was saved yet. If it is no child’s or family’s detail, say so below within ten minutes.',
      buttons,
    }),
  };
}

/** The values in neutral words; undefined when one of them cannot be said in any. */
function rewritten(values: Values, findings: readonly GuardFinding[]): Values | undefined {
  if (findings.some(({ rewrite }) => rewrite === undefined)) return undefined;
  const changed: Record<string, string> = { ...values };
  for (const { field, rewrite } of findings) if (rewrite !== undefined) changed[field] = rewrite;
  return changed;
}

/** Only the neutral words are put in the draft. */
async function useButton(context: Context, handler: CommandVerb, line: Line): Promise<Button[]> {
  const filled = { values: line.values, ...(line.subject ? { subject: line.subject } : {}) };
  if (line.whole) {
    const { id } = await startDraft(context, lineForm(line), filled);
    return [{ title: 'Use this instead', data: { verb: 'guard.use', args: { draft: id } } }];
  }
  if (!handler.form) return [];
  const { id } = await startDraft(context, handler.form, filled);
  return [{ title: 'Use this instead', data: { verb: 'form.open', opens: 'form', args: { draft: id } } }];
}

/** "Use this instead": runs the command with the neutral words, read once more. */
export async function useRewrite(
  deps: PerformDeps,
  context: Context,
  press: PressInteraction,
): Promise<Reply> {
  const draft = await context.tx.get('drafts', press.args['draft'] ?? '');
  if (!draft?.form.startsWith(LINE) || draft.member !== context.member.id)
    throw new BotError(
      'line-gone',
      'That was done already, or it is too old. Please type the command again.',
    );
  await context.tx.remove('drafts', draft.id);
  const [command = '', verb = ''] = draft.form.slice(LINE.length).split('.');
  return runLine(deps, context, { command, verb, values: draft.values }, ['refuse', 'confirm']);
}

/** "Not a child's detail": runs the line as it was. The word is written down by kind, and by whom. */
export async function keepLine(deps: PerformDeps, context: Context, press: PressInteraction): Promise<Reply> {
  const line = deps.held?.take(press.args['held'] ?? '', context.member.id);
  if (!line)
    throw new BotError(
      'line-gone',
      'I do not have that line any more, and kept nothing of it. Please send it again.',
    );
  await writeAudit(context.tx, context.now, {
    who: context.member.id,
    verb: 'guard.confirm',
    from: fromOf(press),
    outcome: 'done',
    code: line.kinds,
  });
  return runLine(deps, context, line, ['refuse']);
}

async function runLine(
  deps: PerformDeps,
  context: Context,
  line: Pick<Line, 'command' | 'verb' | 'values'>,
  stops: readonly ('refuse' | 'confirm')[],
): Promise<Reply> {
  const handler = deps.registry.verb(line.command, line.verb);
  if (!handler)
    throw new BotError('unknown-command', 'That command is not available any more. Nothing was saved.');
  if (!mayEver(context.member, handler.access))
    throw new NotAllowed('Your role does not include this. Nothing was changed.');
  const findings = guardLine(deps, context, handler, line.values);
  for (const severity of stops) refuseFindings(ofSeverity(findings, severity));
  const texts = textsOf(handler, line.values).map(({ text }) => text);
  return withAdvice(await handler.run(context, line.values), adviceOn(findings, texts));
}
