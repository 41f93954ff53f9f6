import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallModel } from '../testing/small-schedule.js';
import { precedenceOrder } from './precedence-order.js';
import type { Operation } from './schedule-model.js';

/** Operations 0..n-1 with the given links; [a, b] means that b comes after a. */
function linked(count: number, links: readonly (readonly [number, number])[]): Operation[] {
  const [job] = smallModel().jobs;
  if (job === undefined) throw new Error('the small schedule has jobs');
  const operations = Array.from({ length: count }, (_, index): Operation => ({
    id: String(index),
    index,
    job,
    eligible: new Map(),
    after: [],
    family: null,
    materials: [],
    skills: [],
    tools: [],
    lotSize: null,
    lock: null,
    frozen: null,
    placement: null,
    assignments: 0,
  }));
  for (const [from, to] of links) {
    const before = operations[from];
    if (before !== undefined) operations[to]?.after.push(before);
  }
  return operations;
}

const graph = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const node = fc.integer({ min: 0, max: count - 1 });
  const links = fc.uniqueArray(fc.tuple(node, node), { maxLength: 14, selector: ([a, b]) => `${a}-${b}` });
  return fc.tuple(fc.constant(count), links);
});

/** Whether `from` is reached by walking back from `to` over at least one link. */
function follows(to: Operation, from: Operation, seen = new Set<Operation>()): boolean {
  return to.after.some((before) => {
    if (before === from) return true;
    if (seen.has(before)) return false;
    seen.add(before);
    return follows(before, from, seen);
  });
}

describe('precedenceOrder', () => {
  it('places every operation once, after those it follows unless a ring is in the way', () => {
    fc.assert(
      fc.property(graph, ([count, links]) => {
        const operations = linked(count, links);
        const { position } = precedenceOrder(operations);
        expect(new Set(position).size).toBe(count);
        const behindRing = (it: Operation) =>
          operations.some((ring) => follows(ring, ring) && (ring === it || follows(it, ring)));
        for (const operation of operations.filter((it) => !behindRing(it))) {
          for (const before of operation.after) {
            expect(position[before.index]).toBeLessThan(position[operation.index] ?? -1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of declaration where that is an order of precedence', () => {
    fc.assert(
      fc.property(graph, ([count, links]) => {
        const forward = links.filter(([from, to]) => from < to);
        expect(precedenceOrder(linked(count, forward)).position).toEqual(Array.from({ length: count }, (_, it) => it));
      }),
    );
  });

  it('names a ring of every tangle and no operation twice', () => {
    fc.assert(
      fc.property(graph, ([count, links]) => {
        const operations = linked(count, links);
        const named = precedenceOrder(operations).cycles.flat();
        expect(new Set(named).size).toBe(named.length);
        for (const stuck of operations.filter((it) => follows(it, it))) {
          const tangle = operations.filter((it) => follows(it, stuck) && follows(stuck, it));
          expect(tangle.some((it) => named.includes(it))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names real rings, and one whenever there is any', () => {
    fc.assert(
      fc.property(graph, ([count, links]) => {
        const operations = linked(count, links);
        const { cycles } = precedenceOrder(operations);
        expect(cycles.length > 0).toBe(operations.some((it) => follows(it, it)));
        for (const cycle of cycles) {
          cycle.forEach((operation, index) => expect(operation.after).toContain(cycle.at(index - 1)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
