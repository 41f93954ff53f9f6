/** Where a command writes: results to `out`, progress and troubles to `err`. */
export interface CommandOutput {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Milliseconds of a clock, to keep progress rare. */
  clock: () => number;
}
