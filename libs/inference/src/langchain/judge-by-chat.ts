import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { answerCertainty } from '../answer-certainty.js';
import type { ItemAnswer, Limits, ModelEntry } from '../backend.js';
import { judgePrompt } from '../judge-prompt.js';
import { readChatAnswer, readJudgement } from '../openai/chat-answer.js';
import { callOptions } from '../openai/open-client.js';
import { langchainFailure } from './langchain-failure.js';
import type { LangchainConfig } from './langchain-config.js';
import { SilentTracer } from './silent-tracer.js';
import { tasks } from '../tasks.js';

/** A chat model of LangChain that tells nobody else what it is asked. */
export function openChat({ address, config: its }: ModelEntry<LangchainConfig>, key: string | null): ChatOpenAI {
  return new ChatOpenAI({
    model: its.model,
    // A server that asks for no key takes any.
    apiKey: key ?? 'none',
    ...(its.temperature === null ? {} : { temperature: its.temperature }),
    maxTokens: its.maxTokens,
    logprobs: its.logprobs,
    modelKwargs: its.seed === null ? {} : { seed: its.seed },
    // The hub retries.
    maxRetries: 0,
    useResponsesApi: false,
    __includeRawResponse: true,
    callbacks: [new SilentTracer()],
    configuration: {
      baseURL: address,
      organization: null,
      project: null,
      logLevel: 'off',
      fetchOptions: { redirect: 'manual' },
    },
  });
}

/** The completion as the server sent it, so that both judges read one form; LangChain's own leaves refusals out. */
const rawMessage = z.object({ additional_kwargs: z.object({ __raw_response: z.unknown() }) });

/** Puts one question to it, bound to the question's schema. */
export async function judgeByChat(chat: ChatOpenAI, item: unknown, limits: Limits): Promise<ItemAnswer> {
  const question = tasks.judge.input.parse(item);
  const { system, user } = judgePrompt(question);
  const request = { system, user, schema: question.schema };
  let completion: unknown = null;
  try {
    const bound = chat.withStructuredOutput(question.schema, {
      name: 'answer',
      method: 'jsonSchema',
      strict: true,
      includeRaw: true,
    });
    const messages: [string, string][] = [
      ['system', system],
      ['human', user],
    ];
    const { signal, timeout } = callOptions(limits);
    const { raw } = await bound.invoke(messages, { signal, timeout, callbacks: [new SilentTracer()] });
    completion = rawMessage.safeParse(raw).data?.additional_kwargs.__raw_response ?? null;
    const read = readChatAnswer(completion);
    const certainty = answerCertainty(question.schema, read.content, read.logprobs);
    const output = { answer: readJudgement(read), certainty };
    return { output, usage: read.usage, call: { request, answer: completion } };
  } catch (error) {
    const usage = { inputTokens: null, outputTokens: null };
    return { error: langchainFailure(error, limits), usage, call: { request, answer: completion } };
  }
}
