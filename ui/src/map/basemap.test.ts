import { expect, test } from "vitest";
import { loadBasemap, unpack } from "./basemap";

test("steps in hundredths of a degree become points", () => {
  expect(unpack([100, -250, 1, 2])).toEqual([
    [1, -2.5],
    [1.01, -2.48],
  ]);
});

test("no line of the base map crosses the map, or runs along the antimeridian", async () => {
  const { lines } = await loadBasemap();
  const bad = lines.features
    .flatMap(({ geometry }) => (geometry.type === "MultiLineString" ? geometry.coordinates : []))
    .flatMap((line) => line.slice(1).map((point, at) => [line[at]?.[0] ?? 0, point[0] ?? 0] as const))
    .filter(([x1, x2]) => Math.abs(x2 - x1) > 90 || Math.min(Math.abs(x1), Math.abs(x2)) > 179.995);
  expect(bad).toEqual([]);
});

test("labels name those whose names are looked for", async () => {
  const { labels } = await loadBasemap();
  const names = labels.features.map((feature) => feature.properties?.name);
  expect(names).toEqual(expect.arrayContaining(["Ukraine", "Palestine", "Taiwan", "Kosovo", "Black Sea"]));
});
