import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Database } from '@countersign/database';
import { reportPath } from '../report-path.js';
import { consentWithdrawn } from './export-row.js';

/** How long files of an export are there: they hold outputs that may be erased meanwhile. */
const daysKept = 7;
const most = 100;

const over = `
select e.id, ${consentWithdrawn} as withdrawn from training_export e
where e.state = 'done' and e.files_removed_at is null
  and (e.finished_at < $1::timestamptz - make_interval(days => ${daysKept}) or ${consentWithdrawn})
order by e.finished_at limit ${most}`;

const mark = `
update training_export set files_removed_at = $2 where id = any($1) and files_removed_at is null returning id`;

/** Removes files of exports whose time is over, or of which an AI system consents no more, and records it; answers how many exports. */
export async function removeTrainingFiles(
  db: Database,
  actor: Actor,
  folder: string,
  now = new Date(),
): Promise<number> {
  authorize(actor, 'record', 'TrainingExport');
  const rows = await db.read((tx) => tx.query<{ id: string; withdrawn: boolean }>(over, [now]));
  if (rows.length === 0) return 0;
  for (const { id } of rows) await rm(reportPath(folder, id), { recursive: true, force: true });
  return db.transaction(async (tx) => {
    const marked = await tx.query<{ id: string }>(mark, [rows.map(({ id }) => id), now]);
    const ids = new Set(marked.map(({ id }) => id));
    const entries = rows
      .filter(({ id }) => ids.has(id))
      .map(({ id, withdrawn }): EntryDraft => ({
        action: 'training-export.removed',
        subject: id,
        payload: { export: id, because: withdrawn ? 'consent-withdrawn' : 'age' },
      }));
    await appendEntries(tx, actor, entries, now);
    return entries.length;
  });
}
