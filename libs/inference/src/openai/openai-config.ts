import { z } from 'zod';

/** What a model of an OpenAI-compatible server may have in `config` of models.yaml. */
export const openaiConfig = z.strictObject({
  /** The server's own name of the model. */
  model: z.string().min(1),
  /** Environment variable with the key; none for a server that asks for none. */
  apiKeyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be the name of an environment variable, never the key itself' })
    .optional(),
  /** How the answer is bound to its schema; `json-object` for servers that know no schemas. */
  answerFormat: z.enum(['json-schema', 'json-object']).default('json-schema'),
  /** Ask for log-probabilities, from which a certainty is read. */
  logprobs: z.boolean().default(true),
  /** null leaves them out, for models that refuse them. */
  temperature: z.number().min(0).max(2).nullable().default(0),
  seed: z.number().int().nullable().default(1),
  maxTokens: z.number().int().min(1).default(1024),
  /** Where a server wants the limit; newer models of OpenAI want `max_completion_tokens`. */
  maxTokensName: z.enum(['max_tokens', 'max_completion_tokens']).default('max_tokens'),
  /** Length that embeddings must have. */
  dimensions: z.number().int().min(1).optional(),
  /** Further members of the body of a chat call, such as `chat_template_kwargs` of vLLM. */
  extra: z.record(z.string(), z.json()).default({}),
});
export type OpenaiConfig = z.infer<typeof openaiConfig>;

/** The key that a variable holds; throws a sentence when it holds none. */
export function keyFrom(variable: string | undefined, secret: (name: string) => string | undefined): string | null {
  if (variable === undefined) return null;
  const key = secret(variable);
  if (key === undefined) throw new Error(`the environment variable ${variable} holds no key: set it for the worker.`);
  return key;
}
