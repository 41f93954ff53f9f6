import type { Digest, ScheduleMapping, ScheduleMappingView } from '@countersign/contracts';

/** A row of `schedule_mapping`. */
export interface ScheduleMappingRow {
  signature: Digest;
  mapping: ScheduleMapping;
  remembered_at: Date;
}

/** The row for people and programs. */
export function scheduleMappingViewOf({ signature, mapping, remembered_at }: ScheduleMappingRow): ScheduleMappingView {
  return { signature, mapping, rememberedAt: remembered_at.toISOString() };
}
