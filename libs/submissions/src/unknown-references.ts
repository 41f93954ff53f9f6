import { ProductError, type LocalizedFault } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { ParsedSubmission } from './parse-submission.js';

// Locked until the reference is committed, so that none is removed as unreferred to meanwhile. Of one that is being removed the bytes may be gone.
const lockBlobs =
  'select digest from blob where digest = any($1) and removing_since is null order by digest for key share';

/** Which of these images were not uploaded, or are being removed and have to be sent again; the others stay as long as the transaction lasts. */
export async function missingBlobs(tx: Tx, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = new Set(digests);
  if (missing.size === 0) return missing;
  for (const { digest } of await tx.query<{ digest: string }>(lockBlobs, [[...missing]])) missing.delete(digest);
  return missing;
}

const unknownSystem = (slug: string): LocalizedFault => ({
  pointer: '/system',
  code: 'unknown-system',
  detail: {
    en: `There is no AI system "${slug}". Ask an administrator to register it, or correct "system".`,
    'zh-TW': `沒有名為「${slug}」的 AI 系統。請管理員註冊，或修正 "system"。`,
  },
});

const unknownBlob = (digest: string, index: number): LocalizedFault => ({
  pointer: `/content/images/${index}/digest`,
  code: 'unknown-blob',
  detail: {
    en: `The image ${digest} was not uploaded. Send its bytes with PUT /api/v1/blobs first.`,
    'zh-TW': `尚未上傳圖片 ${digest}。請先以 PUT /api/v1/blobs 傳送檔案內容。`,
  },
});

/** The refusal of an output that names an AI system or images that are not there, with every fault; null where all are known. */
export function unknownReferences(
  { input, blobs }: ParsedSubmission,
  isSystemKnown: boolean,
  missing: ReadonlySet<string>,
): ProductError | null {
  const errors = [
    ...(isSystemKnown ? [] : [unknownSystem(input.system)]),
    ...blobs.flatMap((digest, index) => (missing.has(digest) ? [unknownBlob(digest, index)] : [])),
  ];
  const [first] = errors;
  if (!first) return null;
  const more = {
    en: `${errors.length} things that this output names are not known; each is listed under "errors".`,
    'zh-TW': `此產出提及的 ${errors.length} 項內容不存在，各項列於 "errors"。`,
  };
  return new ProductError('invalid-body', errors.length === 1 ? first.detail : more, { errors });
}
