import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LeastFirst } from './least-first.js';

it('takes out the least of what is in it, whenever it is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { maxLength: 60 }), (steps) => {
      const heap = new LeastFirst();
      const list: number[] = [];
      for (const step of steps) {
        if (step === null) {
          list.sort((a, b) => a - b);
          expect(heap.take()).toBe(list.shift());
        } else {
          heap.add(step);
          list.push(step);
        }
      }
      for (const value of list.sort((a, b) => a - b)) expect(heap.take()).toBe(value);
      expect(heap.take()).toBeUndefined();
    }),
  );
});
