const z = 1.959_963_985;

/** A share with its interval of 95 % (Wilson 1927). `of` is not 0. */
export function wilsonInterval(hits: number, of: number): { value: number; from: number; to: number } {
  const share = hits / of;
  const center = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { value: share, from: Math.max(0, center - reach), to: Math.min(1, center + reach) };
}
