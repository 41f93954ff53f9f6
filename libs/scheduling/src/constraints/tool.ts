import type { Placement, ScheduleModel, Tool } from '../model/schedule-model.js';
import { ToolHolders } from '../model/tool-holders.js';
import type { ToolViolation } from '../violation.js';

/** Most operations that are named as holding a tool. */
const mostNamed = 20;

/** At no instant are more pieces of a tool held than there are; what takes no time holds none. */
export function* checkTools(model: ScheduleModel): Generator<ToolViolation> {
  for (const tool of model.tools.values()) {
    if (tool.queue.reduce((sum, { count }) => sum + count, 0) > tool.count) yield* checkTool(model, tool);
  }
}

/** One sweep in order of start: what begins adds to what still runs. */
function* checkTool(model: ScheduleModel, tool: Tool): Generator<ToolViolation> {
  const holders = new ToolHolders<Placement>();
  for (const { placement, count } of tool.queue) {
    const { start, end, operation } = placement;
    if (end === start) continue;
    holders.releaseUpTo(start);
    const held = holders.pieces + count;
    if (held > tool.count) {
      yield {
        constraint: 'tool',
        operations: [...holders.longest(mostNamed).map((it) => it.operation.id), operation.id],
        tool: tool.id,
        at: model.clock.toText(start),
        count: tool.count,
        held,
        amount: held - tool.count,
        unit: 'pieces',
      };
    }
    holders.add({ by: placement, until: end, count });
  }
}
