import { authorize, isAllowed, type Actor } from '@countersign/access';
import type { Calibration } from '@countersign/checks';
import type { CalibrationTarget, CalibrationView, ReliabilityView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

interface CalibrationRow {
  id: string;
  system: string;
  check_name: string;
  check_version: string;
  target: CalibrationTarget;
  map: Calibration;
  labels: number;
  positive: number;
  before: ReliabilityView;
  after: ReliabilityView;
  fitted_at: Date;
  entry_id: string;
}

/** The newest calibration of every check of every AI system; the set of them is small, as it grows with the systems alone. */
const newest = `
select distinct on (k.system_id, k.check_name, k.target) k.*, a.slug as system
from calibration k join ai_system a on a.id = k.system_id
order by k.system_id, k.check_name, k.target, k.fitted_at desc`;

/** How scores turn into probabilities, for each AI system that the actor may see check runs of. */
export async function listCalibrations(tx: Tx, actor: Actor): Promise<CalibrationView[]> {
  authorize(actor, 'read', 'CheckRun');
  const rows = await tx.query<CalibrationRow>(newest);
  return rows
    .filter(({ system }) => isAllowed(actor, 'read', 'CheckRun', system))
    .map((row) => ({
      id: row.id,
      system: row.system,
      check: row.check_name,
      checkVersion: row.check_version,
      target: row.target,
      method: row.map.method,
      labels: row.labels,
      positive: row.positive,
      before: row.before,
      after: row.after,
      fittedAt: row.fitted_at.toISOString(),
      entry: row.entry_id,
    }));
}

/** A calibration as a worker applies it. */
export interface AppliedCalibration {
  map: Calibration;
  labels: number;
}

/** By target, AI system, check and version, each parted by a blank. */
export type AppliedCalibrations = ReadonlyMap<string, AppliedCalibration>;

/** Key of a calibration among those that a worker applies. */
export const calibrationKey = (target: CalibrationTarget, system: string, check: string, version: string): string =>
  `${target} ${system} ${check} ${version}`;

/** The newest calibrations of all AI systems. */
export async function readCalibrations(tx: Tx): Promise<AppliedCalibrations> {
  const rows = await tx.query<CalibrationRow>(newest);
  return new Map(
    rows.map((row) => [
      calibrationKey(row.target, row.system, row.check_name, row.check_version),
      { map: row.map, labels: row.labels },
    ]),
  );
}
