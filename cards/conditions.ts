import { Template } from 'adaptivecards-templating/lib/template-engine.js';

/**
 * Finds conditions (`$when`) that cannot be decided for this data. The templating library takes such a condition for
 * false and drops the element without a word, so a misspelt name would make content vanish.
 *
 * It works on a copy of the template that holds nothing but the conditions and the data they stand in.
 */
export class Conditions {
  private readonly probe: Template | undefined;

  constructor(template: unknown) {
    const skeleton = keepConditions(template);
    this.probe = skeleton === undefined ? undefined : new Template(skeleton);
  }

  /** @returns one sentence for each condition that is neither true nor false; elements that are dropped are not looked into. */
  undecided(data: unknown): string[] {
    if (this.probe === undefined) return [];
    const expanded: unknown = this.probe.expand({ $root: data });
    return undecidedIn(expanded);
  }
}

const CONDITION = 'condition';
const WRITTEN = 'written';

function keepConditions(node: unknown): unknown {
  if (Array.isArray(node)) {
    const kept = node.map(keepConditions).filter((entry) => entry !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof node !== 'object' || node === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === '$when') {
      // As part of a longer text the library replaces what cannot be worked out instead of giving up.
      kept[CONDITION] = `?${String(value)}`;
      kept[WRITTEN] = String(value).replaceAll('${', '{');
    } else if (key !== '$data') {
      const inside = keepConditions(value);
      if (inside !== undefined) kept[`_${key}`] = inside;
    }
  }
  if (Object.keys(kept).length === 0) return undefined;
  if ('$data' in node) kept.$data = node.$data;
  return kept;
}

function undecidedIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(undecidedIn);
  if (typeof node !== 'object' || node === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...node };
  const condition = fields[CONDITION];
  if (condition === '?false') return [];
  if (condition !== undefined && condition !== '?true') {
    return [`the condition ${String(fields[WRITTEN])} is neither true nor false for this data`];
  }
  return Object.values(fields).flatMap(undecidedIn);
}
