/** Draws are reckoned in millionths, so that shares add up without rounding. */
const whole = 1_000_000;

/** How far the draws from one stratum have come. `carried`: millionths of a draw that lie over. */
export interface DrawState {
  carried: number;
  seen: number;
  chosen: number;
}

/** The state before the first draw; `lot`, from 0 (with) to 1 (without), is the random start. */
export const beforeDraws = (lot: number): DrawState => ({ carried: Math.floor(lot * whole), seen: 0, chosen: 0 });

/**
 * Draws the next unit of a stratum by systematic sampling with a random start: each adds its share, and the one that fills a whole is
 * chosen. Of any run of units as many are chosen as their shares add up to, up to less than one, and each with a probability of its share.
 * W. G. Madow: On the theory of systematic sampling, II. Annals of Mathematical Statistics 20 (1949), 333-354.
 */
export function drawNext(state: DrawState, share: number): { state: DrawState; isChosen: boolean } {
  const filled = state.carried + Math.round(share * whole);
  const isChosen = filled >= whole;
  const chosen = state.chosen + (isChosen ? 1 : 0);
  return { state: { carried: isChosen ? filled - whole : filled, seen: state.seen + 1, chosen }, isChosen };
}
