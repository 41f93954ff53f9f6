import { Injectable } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import { sha256Digest } from '@countersign/modalities';
import { imageInfo } from '@countersign/storage';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { BlobIntake } from './blob-intake.js';

const badParts = (en: string, zhTW: string): ProductError =>
  new ProductError(
    'invalid-body',
    { en, 'zh-TW': zhTW },
    { errors: [{ pointer: '', code: 'wrong-parts', detail: { en, 'zh-TW': zhTW } }] },
  );

/** Reads the body of a submission: JSON as it is, or `multipart/form-data` with a part `submission` (JSON) and parts `image`. */
@Injectable()
export class BodyReader {
  constructor(private readonly blobs: BlobIntake) {}

  /** The submission as an object, uploaded images referred to by digest. Without `store`, images are only looked at. */
  async read(request: FastifyRequest, actor: Actor, { store }: { store: boolean }): Promise<unknown> {
    if (!request.isMultipart()) return request.body;
    let submission: unknown;
    const digests: string[] = [];
    for await (const part of request.parts()) {
      if (part.type === 'file' && part.fieldname === 'image') {
        const bytes = await part.toBuffer();
        if (!store) imageInfo(bytes);
        digests.push(store ? (await this.blobs.store(actor, bytes)).digest : sha256Digest(bytes));
      } else if (part.fieldname === 'submission') {
        const text = part.type === 'file' ? (await part.toBuffer()).toString('utf8') : String(part.value);
        submission = parseJson(text);
      } else {
        throw badParts(
          `The part "${part.fieldname}" is not known; send "submission" (JSON) and "image" (a file).`,
          `無法識別「${part.fieldname}」；請傳送 "submission"（JSON）與 "image"（檔案）。`,
        );
      }
    }
    if (submission === undefined) throw badParts('The part "submission" is missing.', '缺少 "submission" 部分。');
    return withImages(submission, digests);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badParts('The part "submission" is not JSON.', '"submission" 部分不是 JSON。');
  }
}

/** Fills in the digests of the uploaded images, in order; what the submission says of them is kept. */
function withImages(submission: unknown, digests: readonly string[]): unknown {
  if (digests.length === 0 || typeof submission !== 'object' || submission === null) return submission;
  const { content } = submission as { content?: { images?: unknown } };
  const described = Array.isArray(content?.images) ? (content.images as unknown[]) : [];
  const images = digests.map((digest, index) => ({ ...(described[index] as object | undefined), digest }));
  return { ...submission, content: { ...content, images: [...images, ...described.slice(digests.length)] } };
}
