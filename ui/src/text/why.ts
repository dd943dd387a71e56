// Cuts a title at the words that decided something. Offsets are Unicode code points, JavaScript counts
// UTF-16 units; offsets come from outside and may be anything.
import type { Why } from "../generated/Why";

export interface Piece {
  text: string;
  /** What the words decided; empty: nothing. */
  roles: string[];
}

export function pieces(title: string, why: readonly Why[]): Piece[] {
  const points = Array.from(title);
  const roles: string[][] = points.map(() => []);
  for (const { start, end, as } of why) {
    for (let at = Math.max(0, start); at < Math.min(end, points.length); at++) {
      const here = roles[at];
      if (here && !here.includes(as)) here.push(as);
    }
  }
  const out: Piece[] = [];
  points.forEach((point, at) => {
    const last = out.at(-1);
    const here = roles[at] ?? [];
    if (last && last.roles.join() === here.join()) last.text += point;
    else out.push({ text: point, roles: here });
  });
  return out;
}
