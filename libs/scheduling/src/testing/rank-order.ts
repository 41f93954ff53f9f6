import type { ScheduleModel } from '../model/schedule-model.js';

/** The placed operations by rank, each batch where its first is. */
export function rankOrder({ placements }: ScheduleModel): string[] {
  return placements.flatMap((placement) => {
    const members = placement.batch?.members ?? [placement];
    return members[0] === placement ? members.map(({ operation }) => operation.id) : [];
  });
}
