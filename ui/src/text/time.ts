// How times and ages are said. Pure: the time now is given. Everything absolute is UTC.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n: number) => String(n).padStart(2, "0");

/** `14:05` */
export function clock(ms: number): string {
  const date = new Date(ms);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `24 Nov 2026, 14:05 UTC` */
export function stamp(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clock(ms)} UTC`;
}

/** `14:05 UTC`, with the date where that is another day. */
export const moment = (ms: number, now: number) =>
  dayOf(ms) === dayOf(now) ? `${clock(ms)} UTC` : stamp(ms);

/** `Today`, `Yesterday`, or `Sunday 22 Nov`; with the year where it is another. */
export function dayName(ms: number, now: number): string {
  const date = new Date(ms);
  const days = Math.floor(now / DAY) - Math.floor(ms / DAY);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const year = date.getUTCFullYear() === new Date(now).getUTCFullYear() ? "" : ` ${date.getUTCFullYear()}`;
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year}`;
}

/** The number of the UTC day, to group by. */
export const dayOf = (ms: number) => Math.floor(ms / DAY);

/** A length of time, growing by the second at first: `8 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < MINUTE) return `${Math.floor(left / SECOND)} s`;
  if (left < 10 * MINUTE) return `${Math.floor(left / MINUTE)} min ${Math.floor((left % MINUTE) / SECOND)} s`;
  if (left < HOUR) return `${Math.floor(left / MINUTE)} min`;
  if (left < DAY) return `${Math.floor(left / HOUR)} h ${Math.floor((left % HOUR) / MINUTE)} min`;
  return `${Math.floor(left / DAY)} d ${Math.floor((left % DAY) / HOUR)} h`;
}

/** How long ago: `now`, `5 min ago`, `3 h ago`, `2 d ago`; `in 5 min` where a clock is ahead. */
export function ago(ms: number, now: number): string {
  const past = now - ms;
  const far = Math.abs(past);
  if (far < MINUTE) return "now";
  const said =
    far < HOUR
      ? `${Math.floor(far / MINUTE)} min`
      : far < 2 * DAY
        ? `${Math.floor(far / HOUR)} h`
        : `${Math.floor(far / DAY)} d`;
  return past > 0 ? `${said} ago` : `in ${said}`;
}

export type Staleness = "none" | "fresh" | "late" | "old";

/** A server pings every 30 s: two and a half of those without a sign are late. */
const LATE = 75 * SECOND;
const OLD = 5 * MINUTE;

export function staleness(lastDataAtMs: number | null, now: number): Staleness {
  if (lastDataAtMs === null) return "none";
  const age = now - lastDataAtMs;
  return age >= OLD ? "old" : age >= LATE ? "late" : "fresh";
}

/** The age of the data, always said. */
export function ageOfData(lastDataAtMs: number | null, now: number): string {
  return lastDataAtMs === null ? "No data yet" : `Data ${span(now - lastDataAtMs)} old`;
}

/** `retrying in 12 s`, or `retrying now`. */
export function retry(retryAtMs: number, now: number): string {
  const left = Math.ceil((retryAtMs - now) / SECOND);
  return left > 0 ? `retrying in ${left} s` : "retrying now";
}
