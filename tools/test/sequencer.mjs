import Sequencer from '@jest/test-sequencer';
import { statSync } from 'node:fs';

/** Kinds of tests that take long first: else one of them begins when all others are done, and one core waits for the other. */
const KINDS = ['browser', 'faults', 'journeys', 'conformance', 'http', 'database', 'unit'];

const kindOf = ({ context }) => KINDS.indexOf(context.config.displayName?.name);

/** Runs files in the order of their kinds, the larger first, and one of the faults before all: two of them side by side would kill and start servers at once. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));
    const sorted = [...tests].toSorted((a, b) => kindOf(a) - kindOf(b) || sizes.get(b) - sizes.get(a));
    const longest = sorted.find((test) => KINDS[kindOf(test)] === 'faults');
    return longest ? [longest, ...sorted.filter((test) => test !== longest)] : sorted;
  }
}
