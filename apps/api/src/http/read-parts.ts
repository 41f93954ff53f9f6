import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { badParts } from './bad-parts.js';

/** Codes of the parser's own refusals of names; its others have a status that says what they are. */
const namesRefused = new Set(['FST_PROTO_VIOLATION']);

/** The parser's refusals have a code and a status; what it throws without is a form that ends early or has no boundary. */
function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code !== null && !namesRefused.has(code)) return error;
  if (code !== null) return badParts('A part has a name that is not taken.', '有一個部分的名稱不被接受。');
  return badParts(
    'The form cannot be read: its boundary is missing from Content-Type, or it ends before its last boundary. Let your HTTP library set Content-Type with the boundary, and send the form whole.',
    '無法讀取表單：Content-Type 缺少 boundary，或表單在最後的 boundary 之前就結束。請讓 HTTP 函式庫自行設定含 boundary 的 Content-Type，並完整傳送表單。',
  );
}

/** Hands each part of a `multipart/form-data` body to `take`, in order. A form that cannot be read to its end is refused with `invalid-body`. */
export async function readParts(request: FastifyRequest, take: (part: Multipart) => Promise<void>): Promise<void> {
  let isTaking = false;
  let isFileCut = false;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') part.file.once('error', () => (isFileCut = true));
      isTaking = true;
      await take(part);
      isTaking = false;
    }
  } catch (error) {
    throw isTaking && !isFileCut ? error : refusalOf(error);
  }
}
