import { newId } from '@countersign/database';
import type { RunningProduct } from '@countersign/testing';

const bins = [0.1, 0.5, 0.9].map((promised) => ({
  from: promised - 0.1,
  to: promised + 0.1,
  count: 20,
  promised,
  seen: promised * promised,
}));
const reliability = (expectedError: number) => JSON.stringify({ count: 60, bins, expectedError, brier: 0.1 });

/** Puts a calibration of text-factuality for every AI system, as the worker does once there are labels enough. */
export async function addCalibration({ test: { db } }: RunningProduct): Promise<void> {
  await db.transaction((tx) =>
    tx.execute(
      `insert into calibration (id, system_id, check_name, check_version, target, map, labels, positive, before, after, fitted_at, entry_id)
       select $1, id, 'text-factuality', '1.0.0', 'output', '{"method":"platt"}', 60, 30, $2, $3, now(), $4 from ai_system`,
      [newId(), reliability(0.2), reliability(0.05), newId()],
    ),
  );
}
