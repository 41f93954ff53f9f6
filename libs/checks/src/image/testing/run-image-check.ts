import { createHash } from 'node:crypto';
import { withoutModels } from '../../inference.js';
import { checkResult, type CheckResult, type Disclosure, type Generator } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import type { Check } from '../../check.js';
import { shippedLimits } from './shipped-limits.js';

/** One image of a test: its bytes and what is said of it. */
export interface TestImage {
  bytes: Buffer | Promise<Buffer>;
  altText?: string;
  declared?: NonNullable<ImageContent['images'][number]['declared']>;
}

/** Runs a check on images held in memory; the result is parsed by its contract. */
export async function runImageCheck(
  check: Check<ImageContent>,
  images: readonly TestImage[],
  {
    generator = {},
    disclosure = null,
    trustedSigners = null,
    publicInterest = false,
    receivedAt,
    readBlob,
  }: {
    generator?: Partial<Generator>;
    disclosure?: Disclosure | null;
    trustedSigners?: string | null;
    publicInterest?: boolean;
    receivedAt?: string;
    readBlob?: (digest: string) => Promise<Buffer>;
  } = {},
): Promise<CheckResult> {
  const bytes = await Promise.all(images.map(async (image) => await image.bytes));
  const digests = bytes.map((one) => `sha256:${createHash('sha256').update(one).digest('hex')}`);
  const result = await check.run(
    {
      title: 'Test',
      content: {
        images: images.map(({ altText, declared }, index) => ({ digest: digests[index] ?? '', altText, declared })),
      },
      generator: { provider: 'example', model: 'example-image-1', ...generator },
      sources: [],
      rationale: null,
      affected: null,
      publicInterest,
      disclosure,
    },
    {
      signal: new AbortController().signal,
      inference: withoutModels,
      trustedSigners,
      images: await shippedLimits(),
      ...(receivedAt === undefined ? {} : { receivedAt }),
      readBlob: readBlob ?? ((digest) => Promise.resolve(bytes[digests.indexOf(digest)] ?? Buffer.alloc(0))),
    },
  );
  return checkResult.parse(result);
}

/** Sentences of a result that do not stand in both languages as they should: Han with full-width punctuation, English with a full stop. */
export function badSentences(result: CheckResult): string[] {
  const sentences = [result.summary, ...result.findings.flatMap(({ message, explanation }) => [message, explanation])];
  return sentences.flatMap(({ en, 'zh-TW': zhTW }) => {
    const faults: string[] = [];
    if (!/[.?]$/.test(en) || /[\u4e00-\u9fff]/.test(en.replaceAll(/"[^"]*"/g, ''))) faults.push(en);
    const ownWords = zhTW.replaceAll(/「[^」]*」/g, '');
    if (
      !/[。？]$/.test(zhTW) ||
      !/[\u4e00-\u9fff]/.test(ownWords) ||
      /[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff][A-Za-z0-9]|NaN|undefined/.test(ownWords)
    ) {
      faults.push(zhTW);
    }
    return faults;
  });
}

/** Code and severity of each finding, as `severity code`. */
export const codesOf = (result: CheckResult): string[] =>
  result.findings.map(({ code, severity }) => `${severity} ${code}`);
