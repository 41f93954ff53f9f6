import { concealedFields, type Actor } from '@countersign/access';
import { ProductError, type EvidenceOpened, type LocalizedFault } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { LockedReview } from '../../decision-checks.js';

/** How much was shown to who decided, and how much of it they opened. */
export interface OpenedCounts {
  findingsShown: number;
  findingsOpened: number;
  /** Findings that are more than a hint. */
  warningsShown: number;
  warningsOpened: number;
  sourcesShown: number;
  sourcesOpened: number;
}

interface Asked {
  submission: string;
  opened: EvidenceOpened;
}

interface ShownRow {
  nth: number;
  findings: number;
  warnings: number;
  warnings_opened: number;
  /** Those of the named findings that are of the submission. */
  known: string[];
  sources: number;
}

const shown = `
select item.nth, count(f.id)::int as findings, count(f.id) filter (where f.severity <> 'info')::int as warnings,
  count(f.id) filter (where f.severity <> 'info' and f.id = any(item.findings))::int as warnings_opened,
  coalesce(array_agg(f.id) filter (where f.id = any(item.findings)), '{}') as known,
  coalesce((select jsonb_array_length(p.payload -> 'sources') from submission_payload p
    where p.submission_id = item.submission), 0) as sources
from jsonb_to_recordset($1::jsonb) as item(nth int, submission uuid, findings uuid[])
left join finding f on f.submission_id = item.submission group by item.nth, item.submission, item.findings`;

const faultOf = (pointer: string, code: string, en: string, zh: string): LocalizedFault => ({
  pointer: `/evidenceOpened/${pointer}`,
  code,
  detail: { en, 'zh-TW': zh },
});

/** The counts of a decision; throws `invalid-body` where something is named that was not shown. */
function countsOf(opened: EvidenceOpened, row: ShownRow, sourcesShown: number): OpenedCounts {
  const known = new Set(row.known);
  const errors = [
    ...opened.findings.flatMap((id, nth) =>
      known.has(id)
        ? []
        : faultOf(
            `findings/${nth}`,
            'unknown-finding',
            'This finding does not belong to the submission.',
            '此檢核發現不屬於該送審項目。',
          ),
    ),
    ...opened.sources.flatMap((place, nth) =>
      place < sourcesShown
        ? []
        : faultOf(
            `sources/${nth}`,
            'unknown-source',
            'The submission shows no source at this place; they are counted from 0.',
            '該送審項目在此位置沒有可見的來源；位置從 0 起算。',
          ),
    ),
  ];
  if (errors.length > 0) {
    throw new ProductError(
      'invalid-body',
      {
        en: 'Something is named as opened that was not shown; each fault is listed under "errors". Nothing was decided. Leave "evidenceOpened" out if it is not known.',
        'zh-TW':
          '標示為已開啟的項目並未顯示，各錯誤列於 "errors"。尚未做出任何裁決。若無法得知，請省略 "evidenceOpened"。',
      },
      { errors },
    );
  }
  return {
    findingsShown: row.findings,
    findingsOpened: opened.findings.length,
    warningsShown: row.warnings,
    warningsOpened: row.warnings_opened,
    sourcesShown,
    sourcesOpened: opened.sources.length,
  };
}

/** Reads what was shown where deciders say what they opened; answers how much that is, undefined where nobody said it. */
export async function readEvidenceShown(tx: Tx, asked: readonly Asked[]) {
  const items = asked.map(({ submission, opened }, nth) => ({ nth, submission, findings: opened.findings }));
  const rows = items.length === 0 ? [] : await tx.query<ShownRow>(shown, [JSON.stringify(items)]);
  const rowOf = new Map(rows.map((row) => [asked[row.nth]?.opened, row]));
  return (actor: Actor, opened: EvidenceOpened | null | undefined, review: LockedReview): OpenedCounts | undefined => {
    const row = opened && rowOf.get(opened);
    if (!row) return undefined;
    const isConcealed = concealedFields(actor, review).includes('sources');
    return countsOf(opened, row, isConcealed ? 0 : row.sources);
  };
}
