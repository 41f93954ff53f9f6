import { parseArgs } from 'node:util';
import { seededRandom } from '@countersign/checks';
import {
  bottlenecks,
  buildScheduleModel,
  checkReasons,
  explainSchedule,
  keyFigures,
  operationSlack,
  recheckSchedule,
  type Schedule,
} from '@countersign/scheduling';
import { printScheduleSpeed, type ScheduleSpeedRow } from './tables.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,2000,5000,10000,20000,50000,100000' },
    rounds: { type: 'string', default: '3' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);

const start = Date.parse('2026-01-05T00:00:00Z');
const text = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Operations that one machine does in the schedule, however many there are. */
const eachMachine = 200;

/**
 * A schedule of so many operations, ten a job, as a planner's system makes them: two shifts, a person a machine, families
 * with changeovers, material, releases, due dates; some jobs late, some operations broken. Times of day may fall outside hours.
 */
function scheduleOf(size: number): Schedule {
  const random = seededRandom(size);
  const pick = (bound: number): number => Math.floor(random() * bound);
  const machines = Array.from({ length: Math.max(10, Math.ceil(size / eachMachine)) }, (_, at) => `M${at}`);
  const machineFree = new Map(machines.map((id) => [id, 0]));
  const schedule: Schedule = {
    timeZone: 'Europe/Berlin',
    start: text(0),
    calendars: [{ id: 'day', shifts: [{ days: [...everyDay], from: '06:00', to: '22:00' }] }],
    machines: machines.map((id, at) => ({ id, ...(at % 2 === 0 ? { calendar: 'day' } : {}) })),
    people: machines.map((id) => ({ id: `P-${id}`, skills: ['run'], calendar: 'day' })),
    materials: [{ id: 'steel', onHand: size, arrivals: [] }],
    changeovers: machines.flatMap((machine) => [
      { machine, from: 'red', to: 'blue', minutes: 10 },
      { machine, from: 'blue', to: 'red', minutes: 15 },
    ]),
    jobs: [],
    assignments: [],
    reasons: [],
  };
  for (let job = 0; job < size / 10; job += 1) {
    let free = pick(1000);
    const operations = Array.from({ length: 10 }, (_, at) => {
      const machine = machines[pick(machines.length)] ?? '';
      const minutes = 5 + pick(55);
      const begin = Math.max(free, machineFree.get(machine) ?? 0) + 15;
      free = begin + minutes;
      machineFree.set(machine, free);
      const id = `J${job}-${at}`;
      schedule.assignments.push({
        operation: id,
        machine,
        person: `P-${machine}`,
        start: text(begin),
        end: text(free),
      });
      schedule.reasons?.push({ operation: id, text: 'It is due earliest.' });
      return {
        id,
        eligible: [{ machine, minutes }],
        ...(at === 0 ? {} : { after: [`J${job}-${at - 1}`] }),
        family: ['red', 'blue'][pick(2)],
        skills: ['run'],
        materials: [{ material: 'steel', quantity: 1 }],
      };
    });
    schedule.jobs.push({ id: `J${job}`, customer: `C${job % 7}`, dueAt: text(free - 200 + pick(400)), operations });
  }
  return schedule;
}

/** CPU time of this process so far, so that a busy machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Everything that the checks compute of a schedule; answers how much was found, so that nothing is left out. */
function checkAndExplain(schedule: Schedule): { checkMs: number; explainMs: number; found: number } {
  const begun = cpuMs();
  const model = buildScheduleModel(schedule);
  const violations = recheckSchedule(model);
  const figures = keyFigures(model);
  const checked = cpuMs();
  const { lateJobs, chainTo, criticalPath, forest } = explainSchedule(model);
  const chains = lateJobs.map(({ operation }) => chainTo(operation)?.steps.length ?? 0);
  const reasons = checkReasons(model, forest.bindings);
  const slack = operationSlack(model);
  const machines = bottlenecks(model, forest);
  const explained = cpuMs();
  const found = violations.length + figures.lateJobs + chains.length + criticalPath.steps.length;
  return {
    checkMs: checked - begun,
    explainMs: explained - checked,
    found: found + reasons.length + slack.length + machines.length,
  };
}

function measure(size: number): ScheduleSpeedRow {
  const schedule = scheduleOf(size);
  const runs = Array.from({ length: rounds }, () => checkAndExplain(schedule));
  const [best = { checkMs: 0, explainMs: 0, found: 0 }] = runs.toSorted(
    (a, b) => a.checkMs + a.explainMs - b.checkMs - b.explainMs,
  );
  return { operations: size, ...best };
}

// The first run of all compiles.
checkAndExplain(scheduleOf(1000));
printScheduleSpeed(`schedules fully checked and explained, CPU time, best of ${rounds}`, sizes.map(measure));
