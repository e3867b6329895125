/**
 * A short fingerprint of any JSON value (FNV-1a over its text), used to tell whether a card or a message's blocks
 * changed: as long as it stays the same, what somebody half typed into it stays too.
 */
export function contentHash(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36) + text.length.toString(36);
}
