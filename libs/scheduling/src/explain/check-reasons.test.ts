import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { dispatch } from '../testing/dispatch.js';
import { randomProblem, seeded } from '../testing/random-schedule.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { bindPlacements } from './bind-placements.js';
import { checkReasons } from './check-reasons.js';
import { firstWaiting } from './first-waiting.js';
import type { ReasonKind } from './reason-kinds.js';
import { readReason, reasonKinds } from './reason-kinds.js';

const wordings: [string, ReasonKind[]][] = [
  ['first because its material is on hand', ['material-on-hand']],
  ['Materials for this job are available', ['material-on-hand']],
  ['物料已備妥', ['material-on-hand']],
  ['It has the earliest due date.', ['earliest-due']],
  ['交期最早，優先順序最高', ['earliest-due', 'highest-priority']],
  ['top priority customer', ['highest-priority']],
  ['shortest processing time on M1', ['shortest']],
  ['加工時間最短', ['shortest']],
  ['same family as the one before', ['same-family']],
  ['no changeover needed here', ['same-family']],
  ['避免換線', ['same-family']],
  ['M2 is the only eligible machine', ['only-machine']],
  ['唯一可用的機台', ['only-machine']],
  ['waits for its predecessor', ['waits-predecessor']],
  ['waiting for the machine to be free', ['waits-machine']],
  ['等待機台空出', ['waits-machine']],
  ['must wait until its material arrives', ['waits-material']],
  ['等待原料到貨', ['waits-material']],
  ['waits for its release', ['waits-release']],
  ['等待前一道工序完成', ['waits-predecessor']],
  ['waits for the fixture to come back', ['waits-tool']],
  ['等待治具空出', ['waits-tool']],
  ['because the fixture was free', ['tool-free']],
  ['the mould is available', ['tool-free']],
  ['模具可用', ['tool-free']],
  ['locked by the planner', ['locked']],
  ['it lies in the frozen horizon', ['locked']],
  ['計畫人員已鎖定', ['locked']],
  ['same batch as A2', ['same-batch']],
  ['與前一工單同爐', ['same-batch']],
  ['key customer', ['customer-class']],
  ['customer class A', ['customer-class']],
  ['客戶等級 A', ['customer-class']],
  ['VIP客戶，優先順序最高', ['customer-class', 'highest-priority']],
  ['the fixture was not free', []],
  ['its material is not on hand', []],
  ['物料尚未備妥', []],
  ['although its material is not on hand', []],
  ['交期並非最早', []],
  ['because the planner likes it', []],
  ['earliest due date, but the shortest was moved', []],
];

describe('readReason', () => {
  it.each(wordings)('reads "%s" as %j', (text, kinds) => {
    expect([...readReason(text)].sort()).toEqual([...kinds].sort());
  });

  it('has an example of every kind', () => {
    expect(new Set(wordings.flatMap(([, kinds]) => kinds))).toEqual(new Set(reasonKinds));
  });
});

const asIs = () => undefined;

describe('checkReasons', () => {
  const verdict = (operation: string, text: string, change: (source: Schedule) => void) => {
    const model = smallModel((source) => {
      change(source);
      source.reasons = [{ operation, text }];
    });
    return checkReasons(model, bindPlacements(model));
  };

  it.each<[string, string, string, string[], (source: Schedule) => void]>([
    ['A1', 'material is on hand', 'holds', [], asIs],
    ['A2', 'material is on hand', 'contradicted', [], asIs],
    ['B1', 'material is on hand', 'contradicted', [], (source) => (source.materials = [{ id: 'steel', onHand: 9 }])],
    // B1 waits for its material until minute 80, so that nothing competes with A1.
    ['A1', 'earliest due date', 'holds', [], asIs],
    ['A1', 'earliest due date', 'contradicted', ['B1'], (source) => rival(source, { dueAt: at(110) })],
    ['A1', 'highest priority', 'undecided', [], (source) => rival(source, { priority: 1 })],
    [
      'A1',
      'highest priority',
      'contradicted',
      ['B1'],
      (source) => {
        rival(source, { priority: 1 });
        Object.assign(source.jobs[0] ?? {}, { priority: 2 });
      },
    ],
    ['A1', 'shortest', 'holds', [], (source) => rival(source, {})],
    ['B1', 'same family', 'contradicted', ['A1'], asIs],
    ['B1', 'no changeover', 'holds', [], (source) => (source.changeovers = [])],
    ['A1', 'same family', 'undecided', [], asIs],
    ['A2', 'the only eligible machine', 'holds', [], asIs],
    ['A2', 'waits for its predecessor', 'holds', [], asIs],
    ['B1', 'waits for the machine', 'holds', [], asIs],
    ['B1', 'waits until its material arrives', 'contradicted', ['A1'], asIs],
    ['A2', 'waits for its release', 'contradicted', ['A1'], asIs],
    ['A1', 'because', 'undecided', [], asIs],
    ['Z', 'earliest due date', 'undecided', [], asIs],
  ])('%s "%s": %s %j', (operation, text, expected, against, change) => {
    expect(verdict(operation, text, change)).toEqual([
      expect.objectContaining({ operation, verdict: expected, against, pointer: '/schedule/reasons/0/text' }),
    ]);
  });
});

describe('checkReasons of tools, locks, batches and customers', () => {
  const rules = (source: Schedule) => {
    source.tools = [{ id: 'T' }];
    for (const step of source.jobs.flatMap((job) => job.operations).slice(0, 2)) step.tools = [{ tool: 'T' }];
    source.customers = [
      { id: 'ACME', class: 'gold' },
      { id: 'Birch', class: 'silver' },
    ];
    Object.assign(source.jobs[0]?.operations[0] ?? {}, { locked: { start: at(0) } });
  };
  it.each<[string, string, string, string[]]>([
    ['A2', 'waits for the fixture', 'holds', []],
    ['A1', 'the fixture was free', 'holds', []],
    ['B1', 'the fixture was free', 'contradicted', []],
    ['A1', 'locked by the planner', 'holds', []],
    ['A2', 'locked by the planner', 'contradicted', []],
    ['A1', 'same batch', 'contradicted', []],
    ['A1', 'a gold tier customer', 'holds', []],
    ['B1', 'customer class gold', 'contradicted', []],
    ['B1', 'key customer', 'undecided', []],
  ])('%s "%s": %s %j', (id, text, expected, against) => {
    const model = smallModel((source) => {
      rules(source);
      source.reasons = [{ operation: id, text }];
    });
    expect(checkReasons(model, bindPlacements(model))).toEqual([
      expect.objectContaining({ operation: id, verdict: expected, against }),
    ]);
  });

  it('takes a tool for lacking that another holds', () => {
    const model = smallModel((source) => {
      rules(source);
      Object.assign(source.jobs[1]?.operations[0] ?? {}, { tools: [{ tool: 'T' }] });
      source.reasons = [{ operation: 'B1', text: 'because the tool was free' }];
    });
    expect(checkReasons(model, bindPlacements(model))).toMatchObject([{ verdict: 'contradicted', against: ['A2'] }]);
  });
});

describe('checkReasons of a job', () => {
  const verdict = (text: string, change: (source: Schedule) => void = asIs) => {
    const model = smallModel((source) => {
      change(source);
      source.reasons = [{ job: 'A', text }];
    });
    return checkReasons(model, bindPlacements(model));
  };

  it.each<[string, string, string[], (source: Schedule) => void]>([
    // A2 waits for A1, and A1 for nothing.
    ['waits for its predecessor', 'holds', [], asIs],
    ['waits until its material arrives', 'contradicted', ['A1'], asIs],
    ['earliest due date', 'contradicted', ['B1'], (source) => rival(source, { dueAt: at(110) })],
    ['earliest due date', 'holds', [], asIs],
    ['top priority', 'undecided', [], asIs],
  ])('"%s": %s %j', (text, expected, against, change) => {
    expect(verdict(text, change)).toEqual([
      expect.objectContaining({ operation: null, job: 'A', verdict: expected, against }),
    ]);
  });
});

/** Gives job B values and material from the start, so that B1 competes with A1. */
function rival(source: Schedule, values: object): void {
  source.materials = [{ id: 'steel', onHand: 10 }];
  Object.assign(source.jobs[1] ?? {}, values);
}

describe('firstWaiting', () => {
  it('finds the lowest value among those that waited, as trying all does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const source = dispatch(randomProblem(pick, 8), pick);
        fc.pre(source !== null);
        const model = buildScheduleModel(schedule.parse(source));
        const bindings = bindPlacements(model);
        for (const { queue } of model.machines.values()) {
          const found = firstWaiting(queue, bindings, ({ needed }) => needed);
          queue.forEach((placement, index) => {
            const waiting = queue
              .slice(index + 1)
              .filter(({ rank }) => (bindings[rank]?.available ?? Infinity) <= placement.start);
            const lowest = Math.min(...waiting.map(({ needed }) => needed ?? Infinity));
            expect(found.get(placement)?.needed ?? Infinity).toBe(lowest);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
