import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@countersign/access';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { readParts } from '../http/read-parts.js';
import { textOfPart } from '../http/text-of-part.js';
import { ScheduleFileReader } from '../schedule-files/schedule-file-reader.js';
import { jsonPart, ScheduleParts } from '../schedule-files/schedule-parts.js';
import { badParts } from '../http/bad-parts.js';
import { BlobIntake } from './blob-intake.js';

interface Parts {
  submission: unknown;
  digests: string[];
  schedule: ScheduleParts;
}

interface ReadBody {
  body: unknown;
  /** Digests of the images that came with it. */
  images: readonly string[];
}

/**
 * Reads the body of a submission: JSON as it is, or `multipart/form-data` with a part `submission` (JSON) and files: parts
 * `image`, or parts `schedule` with `format` and `mapping` where they are needed.
 */
@Injectable()
export class BodyReader {
  constructor(
    private readonly blobs: BlobIntake,
    private readonly schedules: ScheduleFileReader,
  ) {}

  /**
   * The submission as an object, uploaded images referred to by digest, schedule files read; and the images of this very
   * request. Without `store`, those are only looked at.
   */
  async read(request: FastifyRequest, actor: Actor, { store }: { store: boolean }): Promise<ReadBody> {
    if (!request.isMultipart()) return { body: request.body, images: [] };
    const parts: Parts = { submission: undefined, digests: [], schedule: new ScheduleParts() };
    await readParts(request, async (part) => {
      if (part.type === 'file' && part.fieldname === 'image') {
        parts.digests.push(await this.digestOf(actor, part, store));
      } else if (part.type === 'file' && part.fieldname === 'schedule') {
        authorize(actor, 'submit', 'Submission');
        parts.schedule.addFile(part.filename, await part.toBuffer());
      } else {
        addText(parts, part.fieldname, await textOfPart(part));
      }
    });
    const { submission, digests, schedule } = parts;
    if (submission === undefined) throw badParts('The part "submission" is missing.', '缺少 "submission" 部分。');
    if (schedule.files.length === 0) return { body: withImages(submission, digests), images: digests };
    if (typeof submission !== 'object' || submission === null) return { body: submission, images: [] };
    const system = 'system' in submission && typeof submission.system === 'string' ? submission.system : null;
    return {
      body: { ...submission, content: await this.schedules.contentOf(actor, schedule.toRead(), system) },
      images: [],
    };
  }

  private async digestOf(actor: Actor, part: MultipartFile, store: boolean): Promise<string> {
    const { digest } = await (store ? this.blobs.store(actor, part.file) : this.blobs.judge(actor, part.file));
    return digest;
  }
}

function addText(parts: Parts, name: string, text: string): void {
  if (name === 'submission') parts.submission = jsonPart(name, text);
  else if (!parts.schedule.addField(name, text)) {
    throw badParts(
      `The part "${name}" is not known; send "submission" (JSON), "image" (a file), or "schedule" (a file) with "format" and "mapping".`,
      `無法識別「${name}」；請傳送 "submission"（JSON）、"image"（檔案），或 "schedule"（檔案）與 "format"、"mapping"。`,
    );
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
