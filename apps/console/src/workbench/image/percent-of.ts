/** A scale in per cent, with a decimal place where it is small. */
export const percentOf = (scale: number): number =>
  scale < 0.1 ? Math.round(scale * 1000) / 10 : Math.round(scale * 100);
