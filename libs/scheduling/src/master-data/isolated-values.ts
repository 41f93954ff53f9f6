/** A value far from all others: its index, the median of the others, and how many they are. */
export interface Isolated {
  index: number;
  typical: number;
  among: number;
}

/** Gaps that set values apart: a unit mixed up is a factor of at least 24; upwards a smaller gap is already without reason. */
const gapAbove = 8;
const gapBelow = 30;
const farFromTypical = 20;
const mostShare = 0.1;
const fewest = 10;

/**
 * Values that a gap of the factor 8 (above) or 30 (below) sets apart from all others, at least 20 times off their
 * median; at most a tenth of all, of at least 10. Zeros and negative values are left out: they say nothing of a unit.
 */
export function isolatedValues(values: readonly number[]): Isolated[] {
  const sorted = values.map((value, index) => ({ value, index })).filter(({ value }) => value > 0);
  sorted.sort((a, b) => a.value - b.value);
  if (sorted.length < fewest) return [];
  const most = Math.floor(sorted.length * mostShare);
  const at = (place: number) => sorted[place]?.value ?? NaN;
  const median = at(Math.floor(sorted.length / 2));
  const found: Isolated[] = [];
  const take = (from: number, to: number) => {
    const others = [...sorted.slice(0, from), ...sorted.slice(to)].map(({ value }) => value);
    const middle = others.length / 2;
    const typical = ((others[Math.ceil(middle) - 1] ?? NaN) + (others[Math.floor(middle)] ?? NaN)) / 2;
    sorted.slice(from, to).forEach(({ index }) => found.push({ index, typical, among: others.length }));
  };
  for (let place = sorted.length - most; place < sorted.length; place += 1) {
    if (at(place) < gapAbove * at(place - 1) || at(place) < farFromTypical * median) continue;
    take(place, sorted.length);
    break;
  }
  for (let place = most; place > 0; place -= 1) {
    if (at(place) < gapBelow * at(place - 1) || at(place - 1) * farFromTypical > median) continue;
    take(0, place);
    break;
  }
  return found;
}
