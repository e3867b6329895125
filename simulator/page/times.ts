const zone = { timeZone: 'Europe/London' } as const;
const clock = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { ...zone, weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'full', timeStyle: 'short' });
const short = new Intl.DateTimeFormat('en-GB', { ...zone, day: 'numeric', month: 'short' });

const valid = (iso: string) => !Number.isNaN(Date.parse(iso));

/** `14:05`, in the partnership's own time zone. */
export const timeOf = (iso: string) => (valid(iso) ? clock.format(new Date(iso)) : '');
/** `Saturday, 22 November`. */
export const dayOf = (iso: string) => (valid(iso) ? day.format(new Date(iso)) : '');
/** The whole moment, for tooltips and screen readers. */
export const momentOf = (iso: string) => (valid(iso) ? full.format(new Date(iso)) : '');
/** `12 Dec`: a date that many days from now, as a person would type it. */
export const daysAhead = (days: number) => short.format(new Date(Date.now() + days * 86_400_000));
