/** Signs of writing from right to left, and those that turn the direction. */
const turning = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value that would turn what is written around it stands for itself (Unicode's first strong isolate); others stay as they are. */
export function isolated(value: string): string {
  return turning.test(value) ? `\u2068${value}\u2069` : value;
}
