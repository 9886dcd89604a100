const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** 'in 3 hr', '5 min ago': rounded to the largest unit that fits. */
export function fromNow(at: string | Date, now: number = Date.now()): string {
  const distance = new Date(at).getTime() - now;
  const size = Math.abs(distance);
  if (size < 45_000) return 'now';
  if (size < hour) return relative.format(Math.round(distance / minute), 'minute');
  if (size < day) return relative.format(Math.round(distance / hour), 'hour');
  return relative.format(Math.round(distance / day), 'day');
}

/** How long ago: of what has happened, whatever a clock that is behind thinks of it. */
export function ago(at: string, now: number = Date.now()): string {
  return fromNow(new Date(Math.min(new Date(at).getTime(), now)), now);
}

/** Day and time in the reader's own zone. */
export function inFull(at: string | Date, locale?: string): string {
  return new Date(at).toLocaleString(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** The same, with the zone's name: for what people elsewhere must not misread. */
export function withZone(at: string | Date, locale?: string): string {
  return new Date(at).toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
}

export function bytes(count: number): string {
  return count < 1e6 ? `${Math.ceil(count / 1024)} KB` : `${(count / 1048576).toFixed(1)} MB`;
}
