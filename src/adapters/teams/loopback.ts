/** Whether an address points at this very machine. Names other than `localhost` are not looked up. */
export function isLoopback(url: string): boolean {
  if (!isUrl(url)) return false;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

export function isUrl(text: string): boolean {
  return URL.canParse(text);
}
