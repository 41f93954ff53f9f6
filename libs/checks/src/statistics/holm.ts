/** Holm's correction (1979): the probabilities as they stand among all that were looked at; null where nothing was. */
export function holm(probabilities: readonly (number | null)[]): (number | null)[] {
  const order = probabilities.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((one, other) => one.p - other.p);
  const corrected: (number | null)[] = probabilities.map(() => null);
  let floor = 0;
  order.forEach(({ p, at }, rank) => {
    floor = Math.max(floor, Math.min(1, p * (order.length - rank)));
    corrected[at] = floor;
  });
  return corrected;
}
