import type { Bar, GanttModel } from './gantt-model.js';

/** Columns of the table, each of which can order it. */
export const tableColumns = ['start', 'end', 'machine', 'operation', 'job', 'person', 'lateness', 'findings'] as const;
export type TableColumn = (typeof tableColumns)[number];

export interface TableOrder {
  by: TableColumn;
  down: boolean;
}

const valueOf: Record<TableColumn, (bar: Bar) => number | string> = {
  start: ({ from }) => from,
  end: ({ to }) => to,
  machine: ({ machine }) => machine,
  operation: ({ operation }) => operation,
  job: ({ orderId }) => orderId ?? '',
  person: ({ person }) => person ?? '',
  lateness: ({ lateMinutes }) => lateMinutes,
  // Those with findings come first when it ascends.
  findings: ({ findings, violated }) => findings[0]?.number ?? (violated ? 1e6 : 1e7),
};

const inOrder = new Intl.Collator('en', { numeric: true });

/** Operations in an order, equal ones by start; those with findings or broken rules only where wanted. */
export function sortedBars({ bars }: GanttModel, { by, down }: TableOrder, found: boolean): Bar[] {
  const value = valueOf[by];
  return bars
    .filter(({ findings, violated }) => !found || violated || findings.length > 0)
    .sort((a, b) => {
      const [one, other] = [value(a), value(b)];
      const order = typeof one === 'number' ? one - Number(other) : inOrder.compare(one, String(other));
      return (down ? -order : order) || a.from - b.from;
    });
}
