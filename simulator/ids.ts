import { createHash } from 'node:crypto';

/**
 * Ids that stay the same from one start to the next, so that a bot with a store on disk still knows everybody after
 * the simulator was restarted.
 */
export function stableId(prefix: string, seed: string, length = 9): string {
  const digits = BigInt(`0x${createHash('sha256').update(`${prefix}:${seed}`).digest('hex')}`)
    .toString(36)
    .toUpperCase();
  return prefix + digits.slice(0, length);
}

/** A UUID (version 5 layout) derived from `seed`. */
export function stableUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Lower-case words joined by hyphens, as channel names are written. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
