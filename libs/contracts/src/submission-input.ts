import { z } from 'zod';
import { instant, metadata, slug } from './ids.js';
import { modality } from './states.js';
import { excerptOf, wordedIssue } from './wording.js';

/** Most characters (UTF-16 code units) of a text output, a prompt or a source: 1 MB of ASCII. */
export const maxTextLength = 1_048_576;

export const generator = z.strictObject({
  provider: z.string().min(1).max(200),
  model: z.string().min(1).max(200),
  version: z.string().max(200).optional(),
  parameters: z.record(z.string(), z.json()).optional(),
  seed: z.int().optional(),
  prompt: z.string().max(maxTextLength).optional(),
  samples: z.array(z.string().max(maxTextLength)).max(20).optional(),
});
export type Generator = z.infer<typeof generator>;

/** A text that the output should be grounded in. */
export const source = z.strictObject({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(500).optional(),
  text: z.string().min(1).max(maxTextLength),
  uri: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
export type Source = z.infer<typeof source>;

export const declaredGroup = z.strictObject({
  attribute: z.string().min(1).max(100),
  value: z.string().min(1).max(200),
});
export type DeclaredGroup = z.infer<typeof declaredGroup>;

export const affected = z.strictObject({
  persons: z.int().min(0).optional(),
  groups: z.array(declaredGroup).max(100).optional(),
});
export type Affected = z.infer<typeof affected>;

/** How people and machines are told that the output was made by AI. */
export const disclosure = z.strictObject({
  visible: z.string().max(500).optional(),
  machineReadable: z.boolean().optional(),
});
export type Disclosure = z.infer<typeof disclosure>;

/** What a client hands in. `content` is parsed by the schema of its modality (libs/modalities). */
export const submissionInput = z
  .strictObject({
    system: slug,
    modality,
    title: z.string().trim().min(1).max(300),
    content: z.record(z.string(), z.unknown()),
    generator,
    sources: z
      .array(source)
      .max(200)
      .default([])
      .superRefine((sources, context) => {
        const seen = new Set<string>();
        sources.forEach((item, index) => {
          if (seen.has(item.id)) {
            const quoted = excerptOf(item.id);
            const en = `the source id "${quoted}" occurs twice: give each source an id of its own`;
            context.addIssue(
              wordedIssue({ en, 'zh-TW': `來源識別碼「${quoted}」重複，請使用不同的識別碼` }, [index, 'id']),
            );
          }
          seen.add(item.id);
        });
      }),
    rationale: z.string().max(20_000).optional(),
    affected: affected.optional(),
    publicInterest: z.boolean().default(false),
    disclosure: disclosure.optional(),
    dueAt: instant.optional(),
    metadata: metadata.optional(),
  })
  .meta({ id: 'SubmissionInput' });
export type SubmissionInput = z.infer<typeof submissionInput>;
