import type { LogFault } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { openNote, parseVerifierKey, TlogError } from '@countersign/tlog';
import type { CheckpointReader } from './checkpoint-reader.js';
import { logFaults } from './log-faults.js';
import { addCosignatures } from './serve-checkpoint.js';
import type { StoredCheckpoint } from './find-checkpoint.js';

/** How many checkpoints or cosignatures are read at once. */
const page = 2000;

const verifiedBy = { en: 'were verified before', 'zh-TW': '先前已驗證' };
const witnessedBy = { en: 'a witness cosigned', 'zh-TW': '見證者已副署' };

const largest = `
select (select max(v.size)::float8 from audit_verification v) as verified,
  (select max(c.size)::float8 from audit_cosignature c) as witnessed,
  (select max(w.size)::float8 from witness w) as known,
  (select max(c.size)::float8 from audit_checkpoint c where c.signed_at < clock_timestamp() - interval '1 minute') as settled`;

const counts = `
select (select count(*) from audit_entry) <> (select count(*) from audit_leaf) + (select count(*) from audit_pending) as differ`;

const unlogged = `
select count(*)::int as n, min(e.id::text) as first from audit_entry e
where not exists (select from audit_leaf l where l.entry_id = e.id)
  and not exists (select from audit_pending p where p.entry_id = e.id)`;

// A record names the entry that says the same. Payloads that were dropped say nothing.
const verifications = `
select coalesce(v.at, e.at) as at from audit_verification v
full join (select e.at, p.payload, e.id from audit_entry e left join audit_payload p on p.entry_id = e.id
  where e.action = 'log.verified' and (p.payload is null or p.payload ->> 'faults' is not null)) e on e.id = v.entry_id
where v.id is null and e.payload is not null
  or e.id is null
  or e.at <> v.at
  or e.payload is not null and (e.payload ->> 'kind' <> v.kind or (e.payload ->> 'size')::bigint <> v.size
    or (e.payload ->> 'ok')::boolean <> v.ok or (e.payload -> 'faults')::jsonb <> v.faults)
order by 1 limit 5`;

const keyRecords = `
select k.verifier_key from log_key k where not exists (
  select from audit_entry e join audit_payload p on p.entry_id = e.id
  where e.id = k.entry_id and e.action = 'log.key-added' and p.payload ->> 'key' = k.verifier_key
    and p.payload ->> 'previous' is not distinct from k.previous)
or k.retired_at is not null and not exists (
  select from audit_entry e join audit_payload p on p.entry_id = e.id
  where e.id = k.retired_entry_id and e.action = 'log.key-retired' and p.payload ->> 'key' = k.verifier_key)`;

interface Largest {
  verified: number | null;
  witnessed: number | null;
  known: number | null;
  settled: number | null;
}

/** What records beside the leaves say of the log. */
export interface RecordReading {
  /** What of them does not hold. */
  faults: LogFault[];
  /** The size of the largest tree that a witness cosigned; 0 without any. */
  witnessed: number;
  /** Whether that is all of the log but what was sealed in the last minute: witnesses are asked each second, and may be slow. */
  isWitnessed: boolean;
}

/** What does not hold of what is kept beside the leaves, and how far witnesses have cosigned the log. */
export async function recordFaults(
  db: Database,
  checkpoints: CheckpointReader,
  newest: StoredCheckpoint | null,
  isFull: boolean,
): Promise<RecordReading> {
  const faults: LogFault[] = [];
  const size = newest?.size ?? 0;
  const [seen] = await db.read((tx) => tx.query<Largest>(largest));
  const forged = await newestCosignatureFaults(db);
  // What nobody cosigned, whatever stands there, is not witnessed.
  const witnessed = forged.length > 0 ? 0 : (seen?.witnessed ?? 0);
  const known = Math.max(seen?.witnessed ?? 0, seen?.known ?? 0);
  if (known > size) faults.push(logFaults.shorter(size, known, witnessedBy));
  else if ((seen?.verified ?? 0) > size) faults.push(logFaults.shorter(size, seen?.verified ?? 0, verifiedBy));
  faults.push(...(await db.read(witnessFaults)));
  const fault = newest && (await checkpoints.faultOf(newest, true));
  if (fault) faults.push(fault);
  if (isFull) {
    faults.push(...(await checkpointFaults(db, checkpoints, size)));
    faults.push(...(await cosignatureFaults(db)));
    faults.push(...(await db.read(besideFaults)));
  } else faults.push(...forged);
  return { faults, witnessed, isWitnessed: witnessed > 0 && witnessed >= (seen?.settled ?? 0) };
}

/** The signatures of all checkpoints before the newest. */
async function checkpointFaults(db: Database, checkpoints: CheckpointReader, newest: number): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  for (let after = 0; ;) {
    const rows = await db.read((tx) =>
      tx.query<StoredCheckpoint>(
        `select c.size::float8 as size, c.root, c.note, c.signed_at from audit_checkpoint c
         where c.size > $1 and c.size < $2 order by c.size limit $3`,
        [after, newest, page],
      ),
    );
    for (const row of rows) {
      const fault = await checkpoints.faultOf(row, false);
      if (fault) faults.push(fault);
      after = row.size;
    }
    if (rows.length < page || faults.length > 0) return faults;
  }
}

interface CosignatureRow {
  size: number;
  verifier_key: string;
  line: string;
  note: string | null;
}

/** Cosignatures that do not match their checkpoint: one of the two was replaced. */
async function cosignatureFaults(db: Database): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  let [after, key] = [0, ''];
  for (;;) {
    const rows = await db.read((tx) =>
      tx.query<CosignatureRow>(
        `select s.size::float8 as size, s.verifier_key, s.line, c.note from audit_cosignature s
         left join audit_checkpoint c on c.size = s.size
         where (s.size, s.verifier_key) > ($1, $2) order by s.size, s.verifier_key limit $3`,
        [after, key, page],
      ),
    );
    for (const row of rows) [after, key] = [row.size, row.verifier_key];
    faults.push(...(await cosignatureFaultsOf(rows)));
    if (rows.length < page || faults.length > 0) return faults;
  }
}

const newestCosignatures = `
select s.size::float8 as size, s.verifier_key, s.line, c.note from audit_cosignature s
left join audit_checkpoint c on c.size = s.size
where s.size = (select max(n.size) from audit_cosignature n) order by s.verifier_key limit ${page}`;

/** Those of the cosignatures of the largest tree that do not hold: what is said to be witnessed rests on them. */
async function newestCosignatureFaults(db: Database): Promise<LogFault[]> {
  const rows = await db.read((tx) => tx.query<CosignatureRow>(newestCosignatures));
  return cosignatureFaultsOf(rows);
}

async function cosignatureFaultsOf(rows: readonly CosignatureRow[]): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  for (const row of rows) {
    if (!(await isCosigned(row))) faults.push(logFaults.cosignature(row.size, row.verifier_key.split('+')[0] ?? ''));
  }
  return faults;
}

/** Whether the witness's key made the line over this note; which key of the log signed it is looked at elsewhere. */
async function isCosigned({ note, line, verifier_key: vkey }: CosignatureRow): Promise<boolean> {
  if (note === null) return false;
  try {
    return (await openNote(addCosignatures(note, [line]), [parseVerifierKey(vkey)])).verified.length === 1;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}

/** What witnesses said that means another log than this one; others of their failures are no fault of the log. */
async function witnessFaults(tx: Tx): Promise<LogFault[]> {
  const rows = await tx.query<{ name: string; code: string; failure: string }>(
    'select w.name, w.diverged_code as code, w.diverged as failure from witness w where w.diverged_at is not null order by w.name',
  );
  return rows.map(({ name, code, failure }) => logFaults.forked(name, code === 'ahead', failure));
}

async function besideFaults(tx: Tx): Promise<LogFault[]> {
  // Counting is much cheaper than looking each entry up, and nearly always enough.
  const [counted] = await tx.query<{ differ: boolean }>(counts);
  const [[lost], wrong, keys] = [
    counted?.differ ? await tx.query<{ n: number; first: string }>(unlogged) : [],
    await tx.query<{ at: Date }>(verifications),
    await tx.query<{ verifier_key: string }>(keyRecords),
  ];
  return [
    ...(lost && lost.n > 0 ? [logFaults.unlogged(lost.n, lost.first)] : []),
    ...wrong.map(({ at }) => logFaults.verificationRecord(at.toISOString())),
    ...keys.map(({ verifier_key: key }) => logFaults.keyRecord(key)),
  ];
}
