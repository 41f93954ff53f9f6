import type { ModelTask } from '@countersign/policy';
import type OpenAI from 'openai';
import { answerCertainty } from '../answer-certainty.js';
import type { Backend, ItemAnswer, Limits } from '../backend.js';
import { classificationAnswer, isClassified } from '../chat-classification.js';
import { readChatAnswer, readJudgement, type ChatAnswer } from '../openai/chat-answer.js';
import { chatQuestion, type ChatQuestion } from '../openai/chat-messages.js';
import { embed, moderate } from '../openai/list-calls.js';
import { callOptions, openaiFailure, openClient } from '../openai/open-client.js';
import { keyFrom, openaiConfig, type OpenaiConfig } from '../openai/openai-config.js';

const unknownUsage = { inputTokens: null, outputTokens: null };

/** One chat call; servers batch concurrent ones themselves. */
async function chat(client: OpenAI, question: ChatQuestion, task: ModelTask, limits: Limits): Promise<ItemAnswer> {
  let answer: unknown = null;
  let usage: ChatAnswer['usage'] = unknownUsage;
  try {
    answer = await client.chat.completions.create(question.body, callOptions(limits));
    const read = readChatAnswer(answer);
    ({ usage } = read);
    return { output: outputOf(task, question, read), usage, call: { request: question.shown, answer } };
  } catch (error) {
    return { error: openaiFailure(error, limits), usage, call: { request: question.shown, answer } };
  }
}

function outputOf(task: ModelTask, { judged, body }: ChatQuestion, read: ChatAnswer): unknown {
  if (judged) {
    const answer = readJudgement(read);
    const certainty = answerCertainty(judged.schema, read.content, read.logprobs);
    return isClassified(task) ? classificationAnswer(task, answer, certainty) : { answer, certainty };
  }
  // An object was asked for: what is none, or was cut off, is no answer.
  if (task === 'vision' && body.response_format) readJudgement(read);
  return task === 'generate' ? { text: read.content, finishReason: read.finishReason } : { text: read.content };
}

/** Any server that speaks OpenAI's protocol: vLLM, llama.cpp, Ollama, TGI, LM Studio, or a hosted service. */
export const openai: Backend<OpenaiConfig> = {
  name: 'openai',
  tasks: ['judge', 'generate', 'entailment', 'stereotype', 'toxicity', 'embedding', 'vision', 'ocr'],
  needs: 'address',
  config: openaiConfig,
  open({ task, address, config, batch }, { secret }) {
    const client = openClient(address ?? '', keyFrom(config.apiKeyVariable, secret));
    const run = (items: readonly unknown[], limits: Limits): Promise<readonly ItemAnswer[]> => {
      if (task === 'embedding') return embed(client, config, items, limits);
      if (task === 'toxicity') return moderate(client, config, items, limits);
      return Promise.all(items.map((item) => chat(client, chatQuestion(task, item, config), task, limits)));
    };
    const maxBatch = task === 'embedding' || task === 'toxicity' ? batch.items : 1;
    return Promise.resolve({ maxBatch, usesCuda: false, notices: [], run, close: () => Promise.resolve() });
  },
};
