// Plane geometry on degrees, enough for a base map: rounding, cutting at the antimeridian, a point for a label.

const EDGE = 179.99;
const POLE = -89.5;

/** Rounded to hundredths of a degree, about a kilometre: as fine as 50m data is. */
export const round = (n, digits = 2) => Number(n.toFixed(digits));

/** Rounded, without the points that rounding made equal. */
export function rounded(points, digits) {
  const out = [];
  for (const [x, y] of points) {
    const point = [round(x, digits), round(y, digits)];
    const last = out.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) out.push(point);
  }
  return out;
}

/** Hundredths of a degree, each point as its distance from the one before: a third of the size. */
export function pack(points) {
  let [px, py] = [0, 0];
  return points.flatMap(([lon, lat]) => {
    const [x, y] = [Math.round(lon * 100), Math.round(lat * 100)];
    const step = [x - px, y - py];
    [px, py] = [x, y];
    return step;
  });
}

const onEdge = ([x, y]) => Math.abs(x) >= EDGE || y <= POLE;

/** Lines without the pieces that run along the antimeridian or the pole: nobody drew those. */
export function withoutEdges(lines) {
  const out = [];
  for (const line of lines) {
    let piece = [line[0]];
    for (let i = 1; i < line.length; i++) {
      const across = Math.abs(line[i][0] - line[i - 1][0]) > 180;
      if (across || (onEdge(line[i]) && onEdge(line[i - 1]))) {
        if (piece.length > 1) out.push(piece);
        piece = [];
      }
      piece.push(line[i]);
    }
    if (piece.length > 1) out.push(piece);
  }
  return out;
}

/** Square degrees, shrunk by latitude so that Greenland is not larger than it is. */
export function area(ring) {
  let sum = 0;
  let middle = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
    middle += ring[i][1];
  }
  return Math.abs(sum / 2) * Math.cos(((middle / ring.length) * Math.PI) / 180);
}

function inside([x, y], ring) {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) is = !is;
  }
  return is;
}

function toEdge([x, y], ring) {
  // A label is wide and low: distances to the side count for less.
  const wide = 0.6;
  let least = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = (ring[j][0] - x) * wide;
    const ay = ring[j][1] - y;
    const dx = (ring[i][0] - ring[j][0]) * wide;
    const dy = ring[i][1] - ring[j][1];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
    least = Math.min(least, (ax + t * dx) ** 2 + (ay + t * dy) ** 2);
  }
  return Math.sqrt(least);
}

/** About the point of a ring that is farthest from its edge. */
export function widest(ring) {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  let box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let best = { point: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], distance: -1 };
  for (let round = 0; round < 4; round++) {
    const steps = 16;
    const [dx, dy] = [(box[2] - box[0]) / steps, (box[3] - box[1]) / steps];
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const point = [box[0] + i * dx, box[1] + j * dy];
        if (!inside(point, ring)) continue;
        const distance = toEdge(point, ring);
        if (distance > best.distance) best = { point, distance };
      }
    }
    const [x, y] = best.point;
    box = [x - dx * 2, y - dy * 2, x + dx * 2, y + dy * 2];
  }
  return best.point;
}

/** Rings within ±180° of one that may cross the antimeridian. Uncut, its land would span the whole map. */
export function cut(ring) {
  const free = unwrapped(ring);
  const xs = free.map(([x]) => x);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  // Around a pole: its source closes it along the pole already.
  const goesAround = Math.abs(free.at(-1)[0] - free[0][0]) > 180;
  if ((west >= -180 && east <= 180) || goesAround) return [ring];
  const worlds = [-360, 0, 360].filter((shift) => east > shift - 180 && west < shift + 180);
  return worlds
    .map((shift) => clipped(clipped(free, shift - 180, 1), shift + 180, -1).map(([x, y]) => [x - shift, y]))
    .filter((part) => part.length > 3);
}

/** The same ring without jumps: longitudes may go beyond ±180. */
function unwrapped(ring) {
  let [shift, last] = [0, ring[0][0]];
  return ring.map(([x, y]) => {
    if (x - last > 180) shift -= 360;
    else if (last - x > 180) shift += 360;
    last = x;
    return [x + shift, y];
  });
}

/** What lies east (side 1) or west (side -1) of a meridian, after Sutherland and Hodgman. */
function clipped(ring, meridian, side) {
  const isIn = ([x]) => (x - meridian) * side >= 0;
  const out = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (isIn(a)) out.push(a);
    if (isIn(a) !== isIn(b)) {
      const part = (meridian - a[0]) / (b[0] - a[0]);
      out.push([meridian, a[1] + part * (b[1] - a[1])]);
    }
  }
  if (out.length > 0) out.push(out[0]);
  return out;
}
