/** Small choices kept for this browser tab (who one is, which room is open). A browser that blocks storage forgets them. */
export function recall(key: string): string | undefined {
  try {
    return sessionStorage.getItem(`partnership:${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    sessionStorage.setItem(`partnership:${key}`, value);
  } catch {
    // Storage is blocked or full: the page works without it.
  }
}
