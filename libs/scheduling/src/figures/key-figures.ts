import type { Job, Machine, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { jobOutcome } from './job-outcome.js';
import type { PersonLoad } from './person-load.js';
import { personLoads } from './person-load.js';

/** A job's end against its due date; instants RFC 3339 in the zone of the schedule. */
export interface JobFigures {
  job: string;
  customer: string | null;
  endsAt: string | null;
  dueAt: string | null;
  /** False when an operation is not placed; `endsAt` is then only a lower bound. */
  complete: boolean;
  /** End minus due date, negative when early. */
  latenessMinutes: number | null;
}

/** Working minutes within open hours, from the start of the schedule to its last end; `share` is null when never open. */
export interface MachineFigures {
  machine: string;
  busyMinutes: number;
  openMinutes: number;
  share: number | null;
}

/** Sums over the jobs of a customer that have a due date. */
export interface CustomerFigures {
  customer: string;
  jobs: number;
  lateJobs: number;
  tardinessMinutes: number;
}

/** The key figures of a schedule, all computed from its assignments. */
export interface KeyFigures {
  /** From the start of the schedule to the last end. */
  makespanMinutes: number;
  lateJobs: number;
  totalTardinessMinutes: number;
  maxTardinessMinutes: number;
  jobs: JobFigures[];
  machines: MachineFigures[];
  customers: CustomerFigures[];
  people: PersonLoad[];
}

/** Computes all key figures; in the order in which jobs, machines and people are declared, customers by name. */
export function keyFigures(model: ScheduleModel, night?: { from: string; to: string }): KeyFigures {
  const tardiness = model.jobs.map((job) => jobOutcome(job).tardiness / minute);
  return {
    makespanMinutes: (model.lastEnd - model.start) / minute,
    lateJobs: tardiness.filter((minutes) => minutes > 0).length,
    totalTardinessMinutes: tardiness.reduce((sum, minutes) => sum + minutes, 0),
    maxTardinessMinutes: tardiness.reduce((most, minutes) => Math.max(most, minutes), 0),
    jobs: model.jobs.map((job) => jobFigures(model, job)),
    machines: [...model.machines.values()].map((machine) => machineFigures(model, machine)),
    customers: customerFigures(model.jobs),
    people: personLoads(model, night),
  };
}

function jobFigures(model: ScheduleModel, job: Job): JobFigures {
  const { last, complete, lateness } = jobOutcome(job);
  return {
    job: job.id,
    customer: job.customer,
    endsAt: last === null ? null : model.clock.toText(last.end),
    dueAt: job.dueAt === null ? null : model.clock.toText(job.dueAt),
    complete,
    latenessMinutes: lateness === null ? null : lateness / minute,
  };
}

/** Counts an instant once, also where operations overlap. */
export function machineFigures(model: ScheduleModel, machine: Machine): MachineFigures {
  let busy = 0;
  let to = model.start;
  for (const { start, end } of machine.queue) {
    busy += machine.hours.openBetween(Math.max(to, start), end);
    to = Math.max(to, end);
  }
  const open = machine.hours.openBetween(model.start, model.lastEnd);
  return {
    machine: machine.id,
    busyMinutes: busy / minute,
    openMinutes: open / minute,
    share: open === 0 ? null : busy / open,
  };
}

function customerFigures(jobs: readonly Job[]): CustomerFigures[] {
  const sums = new Map<string, CustomerFigures>();
  for (const job of jobs) {
    const { lateness, tardiness } = jobOutcome(job);
    if (job.customer === null || lateness === null) continue;
    const sum = sums.get(job.customer) ?? { customer: job.customer, jobs: 0, lateJobs: 0, tardinessMinutes: 0 };
    sum.jobs += 1;
    sum.lateJobs += tardiness > 0 ? 1 : 0;
    sum.tardinessMinutes += tardiness / minute;
    sums.set(job.customer, sum);
  }
  return [...sums.values()].sort((a, b) => (a.customer < b.customer ? -1 : 1));
}
