import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { calibrationTarget } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { fitLabels } from './fit-labels.js';
import { readLabels, type LabelledCheck } from './read-labels.js';

/** Workers take turns for one AI system; who comes second finds nothing new, unless people decided in between. */
async function isFittedMeanwhile(tx: Tx, { systemId, check, version }: LabelledCheck): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('calibration ' || $1, 0))`, [systemId]);
  const [row] = await tx.query<{ fitted: boolean }>(
    `select exists (select from calibration where system_id = $1 and check_name = $2 and check_version = $3
       and fitted_at >= (
         select d.created_at from decision d join submission s on s.id = d.submission_id where s.system_id = $1 and s.purpose = 'review'
         order by d.created_at desc limit 1)) as fitted`,
    [systemId, check, version],
  );
  return row?.fitted ?? false;
}

/** Fits the calibrations of one check of an AI system anew from what people decided, and records them; answers how many there are labels enough for. */
export async function calibrateCheck(
  tx: Tx,
  actor: Actor,
  check: LabelledCheck,
  policy: Policy,
  now = new Date(),
): Promise<number> {
  authorize(actor, 'record', 'Submission');
  if (await isFittedMeanwhile(tx, check)) return 0;
  let fitted = 0;
  for (const target of calibrationTarget.options) {
    const labels = await readLabels(tx, target, check, policy);
    const fit = fitLabels(labels);
    if (fit === null) continue;
    const positive = labels.filter((label) => label.positive).length;
    const id = newId();
    const { id: entry } = await appendEntry(
      tx,
      actor,
      {
        action: 'calibration.fitted',
        subject: check.systemId,
        payload: {
          calibration: id,
          system: check.systemId,
          check: check.check,
          version: check.version,
          target,
          method: fit.map.method,
          labels: labels.length,
          positive,
          expectedError: fit.after.expectedError,
        },
      },
      now,
    );
    await tx.execute(
      `insert into calibration (id, system_id, check_name, check_version, target, map, labels, positive, before, after, fitted_at, entry_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        check.systemId,
        check.check,
        check.version,
        target,
        JSON.stringify(fit.map),
        labels.length,
        positive,
        JSON.stringify(fit.before),
        JSON.stringify(fit.after),
        now,
        entry,
      ],
    );
    fitted += 1;
  }
  return fitted;
}
