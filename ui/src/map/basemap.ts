// Unpacks the committed base map (see scripts/basemap.mjs for what is in it).
import type { Feature, FeatureCollection, Position } from "geojson";

export interface Packed {
  land: number[][][];
  coast: number[][];
  border: number[][];
  disputedLine: number[][];
  disputedArea: number[][][];
}

export interface Basemap {
  land: FeatureCollection;
  lines: FeatureCollection;
  disputed: FeatureCollection;
  labels: FeatureCollection;
}

/** Points from steps in hundredths of a degree. */
export function unpack(steps: readonly number[]): Position[] {
  const points: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    points.push([x / 100, y / 100]);
  }
  return points;
}

const all = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const polygons = (packed: number[][][]): Feature => ({
  type: "Feature",
  properties: {},
  geometry: { type: "MultiPolygon", coordinates: packed.map((rings) => rings.map(unpack)) },
});

const lines = (kind: string, packed: number[][]): Feature => ({
  type: "Feature",
  properties: { kind },
  geometry: { type: "MultiLineString", coordinates: packed.map(unpack) },
});

/** The base map; in a chunk of its own, so that the list doesn't wait for it. */
export async function loadBasemap(): Promise<Basemap> {
  const [world, labels] = await Promise.all([
    import("../../basemap/world.json"),
    import("../../basemap/labels.json"),
  ]);
  const packed: Packed = world.default;
  return {
    land: all(polygons(packed.land)),
    lines: all(
      lines("coast", packed.coast),
      lines("border", packed.border),
      lines("disputed", packed.disputedLine),
    ),
    disputed: all(polygons(packed.disputedArea)),
    labels: labels.default as FeatureCollection,
  };
}
