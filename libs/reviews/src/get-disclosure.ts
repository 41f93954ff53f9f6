import { authorize, type Actor } from '@countersign/access';
import type { DisclosureView, Language, LocalizedText } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from '@countersign/submissions';

interface RecordRow {
  submission: string;
  version: number;
  contentDigest: string;
  reviewer: string | null;
  responsible: string;
  at: Date;
  entry: string;
}

/** The newest editorial record on this version or on one that it supersedes. */
const newest = `
with recursive version as (
  select id, version, supersedes from submission where id = $1
  union all
  select s.id, s.version, s.supersedes from submission s join version v on s.id = v.supersedes
)
select v.id as submission, v.version, r.content_digest as "contentDigest", p.name as reviewer, r.responsible,
  r.recorded_at as at, r.entry_id as entry
from version v join editorial_record r on r.submission_id = v.id left join person p on p.id = r.reviewer_id
order by v.version desc limit 1`;

type Label = DisclosureView['label'];

/** Where the law says it, of pictures and of everything else. */
export interface DisclosureSources {
  image: string;
  text: string;
}

const reasons = {
  deepfake: {
    en: 'Label required: a picture made or altered by AI that may pass for real is disclosed, whoever reviewed it.',
    'zh-TW': '須標示：由 AI 產生或更動、可能使人信以為真的圖片，無論由誰審查，均須揭露。',
  },
  missing: {
    en: 'Label required: no editorial record says that a person reviewed the substance and that someone holds editorial responsibility.',
    'zh-TW': '須標示：沒有編輯紀錄載明已由人審查實質內容且有人承擔編輯責任。',
  },
  voided: {
    en: 'Label required: the editorial record is on an earlier version; a later change by AI voids it.',
    'zh-TW': '須標示：編輯紀錄屬於先前版本；其後由 AI 所為的更動使其失效。',
  },
  unreleased: {
    en: 'Label required: an editorial record was given, but this output is not approved, or no longer.',
    'zh-TW': '須標示：已有編輯紀錄，但此產出尚未核可，或已不再核可。',
  },
  recorded: {
    en: 'A person reviewed the substance and checked the facts of this very version, and someone holds editorial responsibility.',
    'zh-TW': '已由人就本版本審查實質內容並查核事實，且有人承擔編輯責任。',
  },
  private: {
    en: 'The submitter did not declare that this informs the public on matters of public interest.',
    'zh-TW': '送審者未申報此產出係就公共利益事項告知公眾。',
  },
} satisfies Record<string, LocalizedText>;

function judge(
  { modality, publicInterest, state }: { modality: string; publicInterest: boolean; state: string },
  record: { voided: boolean } | null,
): [Label, LocalizedText] {
  if (modality === 'image') return ['label-required', reasons.deepfake];
  if (!publicInterest) return ['not-of-public-interest', reasons.private];
  if (record === null) return ['label-required', reasons.missing];
  if (record.voided) return ['label-required', reasons.voided];
  return state === 'approved' ? ['editorial', reasons.recorded] : ['label-required', reasons.unreleased];
}

/**
 * What the law asks of whoever publishes an output, by what was recorded here: nothing lifts it for pictures,
 * and for a text of public interest only an editorial record on this very version does, once and as long as the output is approved.
 */
export async function getDisclosure(
  tx: Tx,
  actor: Actor,
  id: string,
  { language, sources }: { language: Language; sources: DisclosureSources },
): Promise<DisclosureView> {
  authorize(actor, 'read', 'Submission');
  const submission = await findSubmissionFor(tx, actor, id, 'read');
  const { modality, state } = submission;
  const [declared] = await tx.query<{ publicInterest: boolean }>(
    'select public_interest as "publicInterest" from submission where id = $1',
    [id],
  );
  const publicInterest = declared?.publicInterest === true;
  const [row] = await tx.query<RecordRow>(newest, [id]);
  const record = row
    ? {
        ...row,
        at: row.at.toISOString(),
        voided: row.submission !== id || row.contentDigest !== submission.content_digest,
      }
    : null;
  const [label, reason] = judge({ modality, publicInterest, state }, record);
  return { label, reason: reason[language], source: modality === 'image' ? sources.image : sources.text, record };
}
