import { createHmac, randomBytes } from 'node:crypto';
import { writeAudit } from './audit.ts';
import type { FormHandler, Values } from './command.ts';
import type { Context } from './context.ts';
import { changeDraft, type Draft } from './drafts.ts';
import { guardTexts, kindsOf, ofSeverity, type GuardFinding } from './guard.ts';
import type { SubmitInteraction } from './interaction.ts';
import { fromOf, type PerformDeps } from './perform.ts';

/** What the guard says of a form that was sent. */
export interface GuardedForm {
  /** What stands in the way, by input id. */
  readonly stopped: Readonly<Record<string, string>>;
  readonly findings: readonly GuardFinding[];
}

/** Where a draft remembers that its author was asked. Never an input of a form. */
const ASKED = 'guard-asked';

/** Of this process alone, so that what is kept with a draft cannot be tried out against guesses. */
const key = randomBytes(32);

/**
 * Reads all free texts of a form together, with those of its earlier screens. What is asked about stops it once: sent again
 * with the same words it goes through, and that is written down by kind. Until then none of the words is kept, only a
 * keyed mark of them.
 * @throws GuardFailed
 */
export async function guardForm(
  deps: PerformDeps,
  context: Context,
  form: FormHandler,
  draft: Draft,
  interaction: SubmitInteraction,
  typed: Values,
): Promise<GuardedForm> {
  const all: Values = { ...draft.values, ...typed };
  const texts = form.texts.map((field) => ({ field, text: all[field] ?? '' }));
  const findings = guardTexts(texts, context, { about: form.about, screen: deps.screen });
  const refused = ofSeverity(findings, 'refuse');
  for (const { kind } of refused) deps.tally?.('refused', kind);
  if (refused.length > 0) return { stopped: byField(refused), findings };
  const asked = ofSeverity(findings, 'confirm');
  if (asked.length === 0) return { stopped: {}, findings };
  const mark = createHmac('sha256', key).update(JSON.stringify(texts)).digest('hex');
  if (draft.values[ASKED] !== mark) {
    for (const { kind } of asked) deps.tally?.('asked', kind);
    await changeDraft(context, draft, { [ASKED]: mark });
    return { stopped: byField(asked), findings };
  }
  await writeAudit(context.tx, context.now, {
    who: context.member.id,
    verb: 'guard.confirm',
    from: fromOf(interaction),
    outcome: 'done',
    code: kindsOf(asked),
  });
  return { stopped: {}, findings };
}

/**
 * What may be kept of what was typed. A forged form can hold any text in any input, so every input is read; a choice or a
 * member's own name is only dropped when it is refused.
 */
export function keepable(
  deps: PerformDeps,
  context: Context,
  form: FormHandler,
  typed: Values,
  stopped: Values,
): Values {
  const mayStay = (field: string, text: string): boolean => {
    const findings = guardTexts([{ field, text }], context, { about: form.about, screen: deps.screen });
    const stops = form.texts.includes(field) ? ['refuse', 'confirm'] : ['refuse'];
    return findings.every(({ severity }) => !stops.includes(severity));
  };
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([field, text]) => !(field in stopped) && field !== ASKED && mayStay(field, text),
    ),
  );
}

/** The values of a draft as a form takes them in. */
export function valuesOf(draft: Draft): Values {
  return Object.fromEntries(Object.entries(draft.values).filter(([field]) => field !== ASKED));
}

function byField(findings: readonly GuardFinding[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { field, message, severity, rewrite } of findings) {
    const hint = rewrite === undefined ? '' : ` In neutral words: ${rewrite}`;
    const again =
      severity === 'confirm' ? ' If it is no child’s or family’s detail, send the form again as it is.' : '';
    said[field] ??= `${message}${again}${hint}`;
  }
  return said;
}
