import type { Partnership } from './schema.ts';
import { sayPath, type Path } from './yaml-places.ts';

/** Every set of facts in the partnership that is marked `assumed: true`, by its path in words, in order of the file. */
export function assumedFacts(partnership: Partnership): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (typeof value === 'object' && value !== null) {
      if ('assumed' in value && value.assumed === true)
        found.push(sayPath(partnership, path) + noteOf(value));
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    }
  };
  visit(partnership, []);
  return found;
}

function noteOf(value: object): string {
  return 'note' in value && typeof value.note === 'string' ? `: ${value.note}` : '';
}
