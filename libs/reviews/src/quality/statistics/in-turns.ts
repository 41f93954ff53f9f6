import { setImmediate } from 'node:timers/promises';

/** A few milliseconds of what is done here. */
const stepsATurn = 20;

/** Takes a step for each number below `count`, and lets others in between every so many: what is reckoned for long holds up no request. */
export async function inTurns(count: number, step: (nth: number) => void): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    if (nth % stepsATurn === 0) await setImmediate();
    step(nth);
  }
}
