import type { FormErrors, FormHandler } from './command.ts';
import type { FormView } from './reply.ts';

type Steps = Pick<FormHandler, 'steps'>;

/** The screen a form came back from, from 0. What a forged one claims counts only as far as there are screens. */
export function stepOf({ steps = [] }: Steps, claimed = 0): number {
  return Math.min(Math.max(claimed, 0), Math.max(steps.length - 1, 0));
}

/** The screen behind this one; undefined on the last. */
export function stepAfter({ steps = [] }: Steps, step: number): number | undefined {
  return step + 1 < steps.length ? step + 1 : undefined;
}

/** The first screen with something wrong on it. */
export function stepWith({ steps }: Steps, errors: FormErrors, otherwise: number): number {
  const found = steps?.findIndex((inputs) => inputs.some((input) => input in errors)) ?? -1;
  return found < 0 ? otherwise : found;
}

/** Says on the form which of its screens this is. */
export function atStep({ steps = [] }: Steps, view: FormView, step: number): FormView {
  return steps.length > 1 ? { ...view, step: { at: step, of: steps.length } } : view;
}
