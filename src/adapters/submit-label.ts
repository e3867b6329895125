import type { FormView } from '../bot/reply.ts';

/** What the button under a form says: on a screen that is not the last one, that another follows. */
export function submitLabel({ submit, step }: Pick<FormView, 'submit' | 'step'>): string {
  if (step && step.at + 1 < step.of) return 'Next';
  return submit.trim() === '' ? 'Send' : submit;
}
