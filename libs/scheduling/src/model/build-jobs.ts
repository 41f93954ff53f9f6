import type { Schedule } from '../content/schedule-content.js';
import { minute } from '../time/zone-clock.js';
import type { Job, Operation } from './schedule-model.js';
import type { UndeclaredNames } from './undeclared-names.js';

type WireOperation = Schedule['jobs'][number]['operations'][number];

/** The jobs of a schedule with their operations, not linked yet; customers that the master list does not hold are noted. */
export function buildJobs(source: Schedule, names: UndeclaredNames): Job[] {
  const customers =
    source.customers && new Map(source.customers.map((customer) => [customer.id, customer.class ?? null]));
  let index = 0;
  return source.jobs.map((wire, at) => {
    const { id, customer } = wire;
    const operationIds = wire.operations.map((operation) => operation.id);
    if (customer !== undefined && customers?.has(customer) === false)
      names.note('customer', customer, ['jobs', at, 'customer'], operationIds);
    const job: Job = {
      id,
      customer: customer ?? null,
      class: wire.class ?? null,
      customerClass: customers?.get(customer ?? '') ?? null,
      quantity: wire.quantity ?? null,
      priority: wire.priority ?? null,
      releaseAt: wire.releaseAt === undefined ? null : Date.parse(wire.releaseAt),
      dueAt: wire.dueAt === undefined ? null : Date.parse(wire.dueAt),
      operations: [],
    };
    job.operations = wire.operations.map((operation) => buildOperation(operation, job, index++));
    return job;
  });
}

function buildOperation(
  { id, eligible, family, skills, lotSize, locked }: WireOperation,
  job: Job,
  index: number,
): Operation {
  return {
    id,
    index,
    job,
    family: family ?? null,
    skills: skills ?? [],
    eligible: new Map(eligible.map(({ machine, minutes }) => [machine, Math.round(minutes * minute)])),
    after: [],
    materials: [],
    tools: [],
    lotSize: lotSize
      ? {
          minimum: lotSize.minimum ?? 0,
          maximum: lotSize.maximum ?? Infinity,
          multipleOf: lotSize.multipleOf ?? null,
        }
      : null,
    lock: locked
      ? { machine: locked.machine ?? null, person: locked.person ?? null, start: Date.parse(locked.start) }
      : null,
    frozen: null,
    placement: null,
    assignments: 0,
  };
}
