import { expect, test } from "vitest";
import type { Row } from "./generated/Row";
import { mergeFirst } from "./merge";

const rows = (...keys: number[]) => keys.map((key) => ({ key }) as Row);
const keys = ({ rows }: { rows: Row[] }) => rows.map((row) => row.key);

test("new rows come before the ones that were there", () => {
  const merged = mergeFirst(rows(5, 4, 3, 2), [0, 2], { rows: rows(7, 6, 5, 4), next: [0, 4] });
  expect(keys(merged)).toEqual([7, 6, 5, 4, 3, 2]);
  expect(merged.next).toEqual([0, 2]);
});

test("where more came than a page holds, only the page is kept: what lies between is unknown", () => {
  const merged = mergeFirst(rows(2, 1), null, { rows: rows(9, 8, 7), next: [0, 7] });
  expect(keys(merged)).toEqual([9, 8, 7]);
  expect(merged.next).toEqual([0, 7]);
});

test("a page without a next one is everything", () => {
  expect(keys(mergeFirst(rows(3, 2, 1), [0, 1], { rows: rows(3, 1), next: null }))).toEqual([3, 1]);
});

test("a row that moved up is not listed twice", () => {
  const merged = mergeFirst(rows(4, 3, 2, 1), [0, 1], { rows: rows(1, 4), next: [0, 4] });
  expect(keys(merged)).toEqual([1, 4, 3, 2]);
});
