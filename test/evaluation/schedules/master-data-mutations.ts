import type { DataFaultKind, Schedule } from '@countersign/scheduling';

/** Draws a whole number below a bound. */
export type Draw = (bound: number) => number;

/** One way to spoil the master data of a schedule: gives the name that a finding has to hold, null where the schedule has nothing to spoil. */
export interface MasterDataMutation {
  kind: DataFaultKind;
  how: string;
  spoil(content: Schedule, draw: Draw): string | null;
}

const pick = <Item>(list: readonly Item[] | undefined, draw: Draw): Item | null => list?.[draw(list.length)] ?? null;

function anyOperation({ jobs }: Schedule, draw: Draw) {
  return pick(pick(jobs, draw)?.operations, draw);
}

function scaled(factor: number) {
  return (content: Schedule, draw: Draw): string | null => {
    const operation = anyOperation(content, draw);
    const choice = pick(operation?.eligible, draw);
    if (!operation || !choice || choice.minutes === 0) return null;
    choice.minutes *= factor;
    return operation.id;
  };
}

/** Ways in which master data go wrong between systems and by hand. */
export const masterDataMutations: readonly MasterDataMutation[] = [
  { kind: 'unit-suspect', how: 'seconds for minutes in one operation', spoil: scaled(60) },
  { kind: 'unit-suspect', how: 'hours for minutes in one operation', spoil: scaled(1 / 60) },
  {
    kind: 'unit-suspect',
    how: 'a thousand times the material',
    spoil(content, draw) {
      const operation = anyOperation(content, draw);
      const need = pick(operation?.materials, draw);
      if (!operation || !need) return null;
      need.quantity *= 1000;
      return operation.id;
    },
  },
  {
    kind: 'near-duplicate',
    how: 'a machine under a second name',
    spoil(content, draw) {
      const machine = pick(content.machines, draw);
      if (!machine) return null;
      const twin = machine.id.toLowerCase().replace(/(\d)/, '-0$1');
      content.machines.push({ ...machine, id: twin });
      return twin;
    },
  },
  {
    kind: 'untidy-name',
    how: 'a space after an order number',
    spoil(content, draw) {
      const job = pick(content.jobs, draw);
      if (!job) return null;
      job.id = `${job.id} `;
      return job.id;
    },
  },
  {
    kind: 'contradicting-records',
    how: 'a second time for the same machine',
    spoil(content, draw) {
      const operation = anyOperation(content, draw);
      const choice = pick(operation?.eligible, draw);
      if (!operation || !choice) return null;
      operation.eligible.push({ machine: choice.machine, minutes: choice.minutes + 5 });
      return operation.id;
    },
  },
  {
    kind: 'missing-field',
    how: 'an order without its customer',
    spoil(content, draw) {
      const job = pick(content.jobs, draw);
      if (!job) return null;
      delete job.customer;
      return job.id;
    },
  },
  {
    kind: 'odd-date',
    how: 'a due date two years off',
    spoil(content, draw) {
      const job = pick(content.jobs, draw);
      if (job?.dueAt === undefined) return null;
      job.dueAt = job.dueAt.replace('2026', '2028');
      return job.id;
    },
  },
  {
    kind: 'reversed-dates',
    how: 'due before it is released',
    spoil(content, draw) {
      const job = pick(content.jobs, draw);
      if (job?.releaseAt === undefined) return null;
      job.dueAt = new Date(Date.parse(job.releaseAt) - 3_600_000).toISOString();
      return job.id;
    },
  },
  {
    kind: 'mixed-offsets',
    how: 'one due date with the offset of another zone',
    spoil(content, draw) {
      const job = pick(content.jobs, draw);
      if (job?.dueAt === undefined) return null;
      job.dueAt = job.dueAt.replace('Z', '+08:00');
      return job.operations[0]?.id ?? null;
    },
  },
];
