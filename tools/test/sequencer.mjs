import Sequencer from '@jest/test-sequencer';
import { statSync } from 'node:fs';

/** Kinds of tests that take long first: else one of them begins when all others are done, and one core waits for the other. */
const FIRST = ['faults', 'browser', 'journeys', 'conformance', 'http', 'database', 'unit'];

const kindOf = ({ context }) => FIRST.indexOf(context.config.displayName?.name);

/** Runs files in the order of their kinds, the larger first; the same order on every machine. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));
    return [...tests].toSorted((a, b) => kindOf(a) - kindOf(b) || sizes.get(b) - sizes.get(a));
  }
}
