import { z } from 'zod';
import type { Usage } from '../backend.js';
import { InferenceError } from '../inference-error.js';

const count = z.number().int().min(0);

/** The parts of a chat completion that are used; servers differ in what else they send, and some leave out `refusal`, `usage` and `logprobs`. */
const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        logprobs: z
          .object({ content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() })
          .nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count.optional() }).nullish(),
});

/** Some gateways answer 200 and an error in the body. */
const errorInBody = z.union([
  z.object({ error: z.record(z.string(), z.unknown()) }),
  z.object({ object: z.literal('error'), message: z.string() }),
]);

export interface ChatAnswer {
  content: string;
  finishReason: string;
  logprobs: { token: string; logprob: number }[] | null;
  usage: Usage;
}

/** Reads a chat completion; throws `malformed` for another form and `refused` when the model declined. */
export function readChatAnswer(body: unknown): ChatAnswer {
  const failed = errorInBody.safeParse(body);
  if (failed.success) {
    throw new InferenceError(
      'unavailable',
      `The server answered with an error (${JSON.stringify(failed.data).slice(0, 200)}): look at its logs.`,
    );
  }
  const parsed = chatCompletion.safeParse(body);
  const [choice] = parsed.data?.choices ?? [];
  if (!parsed.success || !choice) {
    throw new InferenceError('malformed', 'The answer is no chat completion: look at "address" in models.yaml.');
  }
  const { message, finish_reason: finishReason, logprobs } = choice;
  if (message.refusal || finishReason === 'content_filter') {
    const said = message.refusal ? ` (${message.refusal.slice(0, 200)})` : '';
    throw new InferenceError('refused', `The model declined to answer${said}: another one may be asked.`);
  }
  const { usage } = parsed.data;
  return {
    // Models that think aloud put it before their answer where the server does not take it out.
    content: (message.content ?? '').replace(/^\s*<think>[\s\S]*?<\/think>\s*/, ''),
    finishReason: finishReason ?? 'stop',
    logprobs: logprobs?.content ?? null,
    usage: { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null },
  };
}

/** The object that a judge answered with; throws `malformed` when it was cut off or is no JSON. */
export function readJudgement({ content, finishReason }: ChatAnswer): unknown {
  if (finishReason === 'length') {
    throw new InferenceError('malformed', 'The answer was cut off: raise "maxTokens" in models.yaml.');
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new InferenceError(
      'malformed',
      `The answer is no JSON ("${content.slice(0, 80)}"): take a model or server that keeps to a schema.`,
    );
  }
}
