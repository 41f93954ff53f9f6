import type { Tx } from '@countersign/database';

/** Upper bounds of the groups in which times to sealed are counted, in seconds: closest around the 150 ms of the sequencer. */
export const sealLagBounds = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, Infinity] as const;

/** How many entries were sealed within a bound and not within the one before it, and the sum of their times. */
export interface SealLagSum {
  upTo: number;
  entries: number;
  seconds: number;
}

/** Times to sealed that this process saw, until they are told to the database. */
export class SealLags {
  #sums = new Map<number, SealLagSum>();

  add(waitsMs: readonly number[]): void {
    for (const waited of waitsMs) {
      const seconds = Math.max(0, waited / 1000);
      this.#merge({ upTo: sealLagBounds.find((bound) => seconds <= bound) ?? Infinity, entries: 1, seconds });
    }
  }

  /** Hands the sums over and begins anew; `restore` takes them back when they could not be told. */
  take(): SealLagSum[] {
    const taken = [...this.#sums.values()];
    this.#sums = new Map();
    return taken;
  }

  restore(taken: readonly SealLagSum[]): void {
    for (const sum of taken) this.#merge(sum);
  }

  #merge({ upTo, entries, seconds }: SealLagSum): void {
    const own = this.#sums.get(upTo) ?? { upTo, entries: 0, seconds: 0 };
    this.#sums.set(upTo, { upTo, entries: own.entries + entries, seconds: own.seconds + seconds });
  }
}

// JSON has no infinity.
const add = `
insert into log_seal_lag (up_to, entries, seconds)
select coalesce("upTo", 'infinity'), entries, seconds
from jsonb_to_recordset($1::jsonb) as item("upTo" float8, entries bigint, seconds float8) order by 1
on conflict (up_to) do update set entries = log_seal_lag.entries + excluded.entries, seconds = log_seal_lag.seconds + excluded.seconds`;

/** Adds what a worker sealed since it last told; figures of machines, so no audit entry. */
export async function addSealLags(tx: Tx, sums: readonly SealLagSum[]): Promise<void> {
  if (sums.length > 0) await tx.execute(add, [JSON.stringify(sums)]);
}

/** The times to sealed of all entries that workers told of, in ascending groups; all bounds are there, also without entries. */
export async function readSealLags(tx: Tx): Promise<SealLagSum[]> {
  const rows = await tx.query<SealLagSum>(
    'select up_to as "upTo", entries::float8 as entries, seconds from log_seal_lag',
  );
  const known = new Map(rows.map((row) => [row.upTo, row]));
  const bounds = new Set([...sealLagBounds, ...known.keys()]);
  return [...bounds].toSorted((a, b) => a - b).map((upTo) => known.get(upTo) ?? { upTo, entries: 0, seconds: 0 });
}
