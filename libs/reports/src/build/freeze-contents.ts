import type { CoverageView } from '@countersign/contracts';
import { allowLongStatements, type Database, type Tx } from '@countersign/database';
import type { RequirementPack } from '@countersign/requirements';
import type { FrozenBeside } from '../content/frozen-beside.js';
import { namesOf } from '../content/read-decisions.js';
import { coverageBySystem } from '../coverage/coverage-by-system.js';
import type { Grounds } from '../counts/scope.js';
import { systemsInScope } from '../counts/systems-in-scope.js';
import type { ReportRow } from '../report-row.js';
import { rangeOf, type FrozenReport } from './freeze-report.js';

/** What was computed of a report when it was frozen, and what was noted of things that may change. */
export interface FrozenContents {
  coverage: CoverageView[];
  beside: FrozenBeside;
}

interface FreezeContext extends Grounds {
  /** The day whose law counts. */
  lawDay: string;
  packs: readonly RequirementPack[];
}

const kept = 'select coverage, beside from report where id = $1';
const keep = 'update report set coverage = $2, beside = $3 where id = $1';

/** The frozen contents of a report as an earlier build noted them, or as they are now, in one snapshot, noted for a later build. */
export async function freezeContents(
  db: Database,
  tx: Tx,
  row: ReportRow,
  { snapshot, again }: FrozenReport,
  { lawDay, packs, ...grounds }: FreezeContext,
): Promise<FrozenContents> {
  const [noted] = again
    ? await tx.query<{ [K in keyof FrozenContents]: FrozenContents[K] | null }>(kept, [row.id])
    : [];
  if (noted?.coverage && noted.beside) return { coverage: noted.coverage, beside: noted.beside };
  const range = rangeOf(row, snapshot);
  const { systems, from, to } = range;
  const asked = { systems, at: to, from, lawDay, language: row.input.language };
  const contents = await db.snapshot(async (own) => {
    await allowLongStatements(own);
    return {
      coverage: noted?.coverage ?? (await coverageBySystem(own, asked, packs, grounds)),
      beside: noted?.beside ?? {
        systems: (await systemsInScope(own, systems, range)).value,
        people: await namesOf(own, range),
      },
    };
  });
  const values = [contents.coverage, contents.beside].map((value) => JSON.stringify(value));
  await db.transaction((own) => own.execute(keep, [row.id, ...values]));
  return contents;
}
