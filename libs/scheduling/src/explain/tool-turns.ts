import type { Placement, ScheduleModel, Tool } from '../model/schedule-model.js';

/** Latest starts of what takes a tool after others, asked for and noted from the last placement to the first. */
export interface ToolTurns {
  /** By when a placement has to give back its tools, Infinity without any that are ever short. */
  latestEnd(placement: Placement): number;
  note(placement: Placement, latestStart: number): void;
}

/**
 * Keeps those apart that have a tool one after the other: what does not overlap now never will, so never more pieces are held
 * at once. Tools of which there are enough for all at once bind nobody.
 */
export function toolTurns({ tools }: ScheduleModel): ToolTurns {
  const starts = new Map<Tool, LeastFrom>();
  const places = new Map<Tool, Map<Placement, number>>();
  for (const tool of tools.values()) {
    if (tool.queue.reduce((sum, { count }) => sum + count, 0) <= tool.count) continue;
    starts.set(tool, new LeastFrom(tool.queue.length));
    places.set(tool, new Map(tool.queue.map(({ placement }, at) => [placement, at])));
  }
  return {
    latestEnd: ({ operation, end }) =>
      operation.tools.reduce(
        (bound, { tool }) => Math.min(bound, starts.get(tool)?.from(firstFrom(tool, end)) ?? bound),
        Infinity,
      ),
    note: (placement, latestStart) => {
      for (const { tool } of placement.operation.tools)
        starts.get(tool)?.lower(places.get(tool)?.get(placement) ?? 0, latestStart);
    },
  };
}

/** Values by place, at first Infinity, that only get lower, and the least from a place on: a Fenwick tree from the end. */
class LeastFrom {
  private readonly nodes: Float64Array;

  constructor(size: number) {
    this.nodes = new Float64Array(size + 1).fill(Infinity);
  }

  lower(place: number, value: number): void {
    const { nodes } = this;
    for (let at = nodes.length - 1 - place; at < nodes.length; at += at & -at)
      nodes[at] = Math.min(nodes[at] ?? value, value);
  }

  from(place: number): number {
    let least = Infinity;
    for (let at = this.nodes.length - 1 - place; at > 0; at -= at & -at)
      least = Math.min(least, this.nodes[at] ?? least);
    return least;
  }
}

/** Place in the queue of a tool from which on nothing starts before an instant. */
function firstFrom({ queue }: Tool, instant: number): number {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((queue[middle]?.placement.start ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
