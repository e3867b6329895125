import type { Values } from '../src/bot/command.ts';

/** Said in a form beside a field of which only the beginning is filled in. */
export const SHORTENED =
  'It was longer than this field takes, so only its beginning is here. Please say it in your own words.';

/** A text as what a field starts with, as much of it as the field takes; `shortened` when that is not all. */
export function startingWith(field: string, text: string, longest: number): Values {
  const fits = beginningOf(text.trim(), longest);
  if (fits === '') return {};
  return fits === text.trim() ? { [field]: fits } : { [field]: fits, shortened: 'true' };
}

/** Up to the end of a word where there is one. */
function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  const words = cut.replace(/\s+\S*$/, '');
  return `${words.length > longest / 2 ? words : cut}…`;
}
