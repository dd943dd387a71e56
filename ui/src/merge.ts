// Joins a fresh first page with the rows that were there.
import type { Row } from "./generated/Row";
import type { TimelinePage } from "./generated/TimelinePage";

/**
 * The page, followed by the rows that came after its last one before; only the page where that row is new,
 * because then nobody knows what lies between.
 */
export function mergeFirst(
  rows: readonly Row[],
  next: [number, number] | null,
  page: TimelinePage,
): { rows: Row[]; next: [number, number] | null } {
  const last = page.rows.at(-1);
  const at = last ? rows.findIndex((row) => row.key === last.key) : -1;
  if (page.next === null || at < 0) return { rows: [...page.rows], next: page.next };
  const fresh = new Set(page.rows.map((row) => row.key));
  const older = rows.slice(at + 1).filter((row) => !fresh.has(row.key));
  return older.length > 0
    ? { rows: [...page.rows, ...older], next }
    : { rows: [...page.rows], next: page.next };
}
