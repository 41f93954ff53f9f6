import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '../content/schedule-content.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { bottlenecks } from './bottlenecks.js';
import { bindPlacements } from './bind-placements.js';
import { explainSchedule } from './explain-schedule.js';
import { lessUrgentFirst } from './less-urgent-first.js';
import { operationSlack } from './operation-slack.js';

/** C1 on M3, always open, is the only work beside A and B. */
function withC1(source: Schedule, job: object, operation: object, [start, end]: [number, number]): void {
  const minutes = end - start;
  source.jobs.push({
    id: 'C',
    operations: [{ id: 'C1', eligible: [{ machine: 'M3', minutes }], ...operation }],
    ...job,
  });
  source.assignments.push({ operation: 'C1', machine: 'M3', start: at(start), end: at(end) });
}
const bindingOf = (id: string, change: (source: Schedule) => void) => {
  const { binding } = bindPlacements(smallModel(change)).find(({ placement }) => placement.operation.id === id) ?? {};
  return { ...binding, by: binding?.by?.operation.id, tool: binding?.tool?.id, mate: binding?.mate?.operation.id };
};

describe('bindPlacements', () => {
  it('names the tool and who held it longest', () => {
    // Two pieces: A2 (to 120) and B1 (to 150) have them, C1 needs one.
    const change = (source: Schedule) => {
      source.tools = [{ id: 'T', count: 2 }];
      for (const step of source.jobs.flatMap((job) => job.operations).slice(1)) step.tools = [{ tool: 'T' }];
      withC1(source, {}, { tools: [{ tool: 'T' }] }, [120, 130]);
    };
    expect(bindingOf('C1', change)).toMatchObject({ cause: 'tool', tool: 'T', by: 'A2' });
  });

  it('names what runs with it in a batch and had to wait', () => {
    const change = (source: Schedule) => {
      source.machines[2] = { id: 'M3', batch: { capacity: 9 } };
      withC1(source, {}, { after: ['A2'] }, [120, 150]);
      source.jobs.push({ id: 'D', operations: [{ id: 'D1', eligible: [{ machine: 'M3', minutes: 20 }] }] });
      source.assignments.push({ operation: 'D1', machine: 'M3', start: at(120), end: at(150) });
    };
    expect(bindingOf('D1', change)).toMatchObject({ cause: 'batch', through: 'predecessor', mate: 'C1', by: 'A2' });
    expect(bindingOf('C1', change)).toMatchObject({ cause: 'predecessor', by: 'A2' });
  });

  it('blames an oven for what waits for its batch before, not the batch', () => {
    const change = (source: Schedule) => {
      source.machines[2] = { id: 'M3', batch: { capacity: 9 } };
      for (const [nth, id] of ['C', 'D', 'E', 'F'].entries()) {
        source.jobs.push({ id, operations: [{ id: `${id}1`, eligible: [{ machine: 'M3', minutes: 30 }] }] });
        const begins = nth < 2 ? 0 : 30;
        source.assignments.push({ operation: `${id}1`, machine: 'M3', start: at(begins), end: at(begins + 30) });
      }
    };
    expect(bindingOf('F1', change)).toMatchObject({ cause: 'machine', by: 'D1' });
    const model = smallModel(change);
    // E1 and F1 waited 30 minutes each.
    expect(bottlenecks(model, explainSchedule(model).forest)).toContainEqual(
      expect.objectContaining({ machine: 'M3', heldMinutes: 60 }),
    );
  });

  it('names lock and frozen horizon', () => {
    const locked = (source: Schedule) => withC1(source, {}, { locked: { start: at(70) } }, [70, 80]);
    expect(bindingOf('C1', locked)).toMatchObject({ cause: 'lock', by: undefined });
    const frozen = (source: Schedule) => {
      withC1(source, {}, {}, [70, 80]);
      source.frozen = { until: at(70), assignments: [] };
    };
    expect(bindingOf('C1', frozen)).toMatchObject({ cause: 'frozen' });
  });

  it('counts the time before a lock as held by it', () => {
    const model = smallModel((source) => withC1(source, { dueAt: at(75) }, { locked: { start: at(70) } }, [70, 80]));
    expect(explainSchedule(model).lateJobs).toMatchObject([
      { job: 'C', mainCause: 'lock', minutes: { lock: 70, ownWork: 10, idle: 0 }, root: { cause: 'lock' } },
    ]);
  });
});

describe('operationSlack', () => {
  const slackOf = (change: (source: Schedule) => void) =>
    Object.fromEntries(
      operationSlack(smallModel(change, at(600))).map(({ operation, minutes }) => [operation, minutes]),
    );

  it('leaves none to what is locked or frozen, and to what must be out of its way', () => {
    expect(
      slackOf((source) => withC1(source, { dueAt: at(300) }, { locked: { start: at(70) } }, [70, 80])),
    ).toMatchObject({ C1: 0 });
    const frozen = (source: Schedule) => {
      source.frozen = {
        until: at(100),
        assignments: [{ ...source.assignments[2], operation: 'B1', machine: 'M1', start: at(90), end: at(150) }],
      };
    };
    expect(slackOf(frozen)).toMatchObject({ B1: 0 });
  });

  it('keeps a tool for whoever has it next, and a batch together', () => {
    const tool = (source: Schedule) => {
      source.tools = [{ id: 'T' }];
      withC1(source, { dueAt: at(300) }, { tools: [{ tool: 'T' }] }, [10, 40]);
      Object.assign(source.jobs[0]?.operations[1] ?? {}, { tools: [{ tool: 'T' }] });
    };
    // A2, due when it ends, takes the tool at 60.
    expect(slackOf(tool)).toMatchObject({ C1: 20, A2: 0 });
    const batch = (source: Schedule) => {
      source.machines[2] = { id: 'M3', batch: { capacity: 9 } };
      withC1(source, { dueAt: at(300) }, {}, [10, 40]);
      source.jobs.push({
        id: 'D',
        dueAt: at(55),
        operations: [{ id: 'D1', eligible: [{ machine: 'M3', minutes: 20 }] }],
      });
      source.assignments.push({ operation: 'D1', machine: 'M3', start: at(10), end: at(40) });
    };
    expect(slackOf(batch)).toMatchObject({ C1: 15, D1: 15 });
  });
});

describe('lessUrgentFirst', () => {
  const found = (change: (source: Schedule) => void) => {
    const model = smallModel((source) => {
      source.materials = [{ id: 'steel', onHand: 10 }];
      Object.assign(source.jobs[0] ?? {}, { priority: 3 });
      Object.assign(source.jobs[1] ?? {}, { priority: 1, dueAt: at(100) });
      change(source);
    });
    return lessUrgentFirst(model, bindPlacements(model));
  };

  it('names the late, urgent operation and what ran before it', () => {
    expect(found(() => undefined)).toEqual([
      {
        machine: 'M1',
        operation: 'B1',
        job: 'B',
        priority: 1,
        tardinessMinutes: 50,
        first: [{ operation: 'A1', priority: 3 }],
        minutes: 60,
      },
    ]);
  });

  it.each<[string, (source: Schedule) => void]>([
    ['the job is on time', (source) => Object.assign(source.jobs[1] ?? {}, { dueAt: at(150) })],
    ['the other is as urgent', (source) => Object.assign(source.jobs[0] ?? {}, { priority: 1 })],
    ['it was not ready', (source) => Object.assign(source.jobs[1] ?? {}, { releaseAt: at(30) })],
    [
      'the other is locked',
      (source) => Object.assign(source.jobs[0]?.operations[0] ?? {}, { locked: { start: at(0) } }),
    ],
  ])('says nothing where %s', (_, change) => {
    expect(found(change)).toEqual([]);
  });
});
