import type { ModelTask } from '@countersign/policy';
import { z } from 'zod';

const probability = z.number().min(0).max(1);
const text = z.string();

/** Three probabilities of which one must hold; rounding is forgiven. */
const entailment = z
  .strictObject({ entailment: probability, neutral: probability, contradiction: probability })
  .refine(({ entailment: yes, neutral, contradiction }) => Math.abs(yes + neutral + contradiction - 1) < 0.02, {
    error: 'must add up to 1',
  });

const image = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
});

/** A JSON schema of an object, or a zod schema of one, which becomes such a JSON schema. */
const objectSchema = z
  .union([
    z.instanceof(z.ZodType).transform((schema): Record<string, unknown> => ({ ...z.toJSONSchema(schema) })),
    z.record(z.string(), z.unknown()),
  ])
  .refine((schema) => schema.type === 'object', { error: 'must be the schema of an object' });

/**
 * A question about an image. `data`: texts to look at beside it, such as a prompt; they travel apart from the instruction, as a judge's
 * do. With a `schema` the answer is the text of a JSON object, which whoever asked holds to it.
 */
const read = {
  input: z
    .strictObject({
      image,
      instruction: text.min(1),
      data: z.record(z.string().min(1), text).optional(),
      schema: objectSchema.optional(),
    })
    .refine(({ data, schema }) => data === undefined || schema !== undefined, { error: '"data" needs a "schema"' }),
  output: z.strictObject({ text }),
};

/**
 * Form of question and answer of every task. An answer out of form is a failed call (`malformed`), whoever gave it:
 * probabilities lie from 0 to 1, vectors hold finite numbers.
 */
export const tasks = {
  entailment: { input: z.strictObject({ premise: text, hypothesis: text }), output: entailment },
  toxicity: {
    input: z.strictObject({ text }),
    output: z.strictObject({
      scores: z.record(z.string().min(1), probability).refine((it) => Object.keys(it).length > 0),
    }),
  },
  stereotype: {
    input: z.strictObject({ text }),
    output: z.strictObject({
      stereotype: probability,
      antiStereotype: probability.optional(),
      unrelated: probability.optional(),
    }),
  },
  embedding: { input: z.strictObject({ text }), output: z.strictObject({ vector: z.array(z.number()).min(1) }) },
  judge: {
    input: z.strictObject({ instruction: text.min(1), data: z.record(z.string().min(1), text), schema: objectSchema }),
    output: z.strictObject({ answer: z.unknown(), certainty: probability.nullable() }),
  },
  generate: {
    input: z.strictObject({
      prompt: text.min(1),
      system: text.optional(),
      temperature: z.number().min(0).max(2).optional(),
      seed: z.number().int().optional(),
      maxTokens: z.number().int().min(1).optional(),
    }),
    output: z.strictObject({ text, finishReason: z.string() }),
  },
  rerank: {
    input: z.strictObject({ query: text, passage: text }),
    output: z.strictObject({ relevance: probability }),
  },
  vision: read,
  ocr: read,
} as const satisfies Record<ModelTask, { input: z.ZodType; output: z.ZodType }>;

export type TaskInput<T extends ModelTask> = z.input<(typeof tasks)[T]['input']>;
/** A question after it was parsed, as backends see it. */
export type TaskQuestion<T extends ModelTask> = z.output<(typeof tasks)[T]['input']>;
export type TaskOutput<T extends ModelTask> = z.output<(typeof tasks)[T]['output']>;
