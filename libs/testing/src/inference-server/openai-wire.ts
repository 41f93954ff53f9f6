import { answerBySchema } from './answer-by-schema.js';
import type { Behaviour, Flavour } from './behaviour.js';

/** Body of a request as far as the server looks at it. */
export interface OpenaiRequest {
  model?: string;
  input?: string | string[];
  logprobs?: boolean;
  dimensions?: number;
  messages?: { role: string; content: unknown }[];
  response_format?: { type: string; json_schema?: { schema?: Record<string, unknown> } };
}

const tokens = (text: string): string[] => text.match(/\s*[\p{L}\p{N}_]+|\s*[^\s\p{L}\p{N}_]/gu) ?? [];
/** Every token of an answer is this probable. */
export const tokenProbability = 0.9;

function contentOf({ response_format: format }: OpenaiRequest, behaviour: Behaviour, answer: unknown): string {
  if (behaviour === 'lying') return '{"surprise":true}';
  if (behaviour === 'empty') return '';
  if (!format || format.type === 'text') return 'Hello from the test server.';
  const text = JSON.stringify(answer ?? answerBySchema(format.json_schema?.schema ?? { type: 'object' }));
  return behaviour === 'cut-off' ? text.slice(0, -2) : text;
}

/** The text of a message; of one in parts, of those that are text. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content);
  return content.map((part: { text?: string }) => part.text ?? '').join(' ');
}

/** What a server says of a message with a picture that it cannot show to its model; null where there is none such. */
export function pictureFault({ messages = [] }: OpenaiRequest): string | null {
  const parts = messages.flatMap(({ content }): { type?: string; image_url?: { url?: unknown } }[] =>
    Array.isArray(content) ? (content as { type?: string }[]) : [],
  );
  const pictures = parts.filter(({ type }) => type === 'image_url');
  const url = /^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/;
  return pictures.every(({ image_url: image }) => typeof image?.url === 'string' && url.test(image.url))
    ? null
    : 'The picture is no data URL of a known type.';
}

/** A chat completion as the flavour sends it; `answer` instead of the plainest value that fits the schema, where it is not null. */
export function chatCompletion(
  body: OpenaiRequest,
  behaviour: Behaviour,
  flavour: Flavour,
  answer: unknown = null,
): unknown {
  const refusal = behaviour === 'refusing' ? 'I cannot help with that.' : null;
  const content = refusal === null ? contentOf(body, behaviour, answer) : null;
  const logprobs = tokens(content ?? '').map((token) => ({
    token,
    logprob: Math.log(tokenProbability),
    bytes: [...Buffer.from(token)],
    top_logprobs: [],
  }));
  const finish = behaviour === 'cut-off' ? 'length' : behaviour === 'filtered' ? 'content_filter' : 'stop';
  // llama.cpp leaves out `refusal`, and log-probabilities that were not asked for.
  const message = flavour === 'llama.cpp' ? { role: 'assistant', content } : { role: 'assistant', content, refusal };
  const choice = {
    index: 0,
    message: flavour === 'vllm' ? { ...message, reasoning_content: null, tool_calls: [] } : message,
    finish_reason: finish,
    ...(flavour === 'llama.cpp' && !body.logprobs ? {} : { logprobs: body.logprobs ? { content: logprobs } : null }),
  };
  const prompt = tokens((body.messages ?? []).map(({ content: said }) => textOf(said)).join(' ')).length;
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: body.model,
    choices: behaviour === 'wrong-count' ? [] : [choice],
    usage: { prompt_tokens: prompt, completion_tokens: logprobs.length, total_tokens: prompt + logprobs.length },
  };
}

const listOf = (input: string | string[] = []): string[] => (typeof input === 'string' ? [input] : input);

/** A vector of the text: its letters counted, so that equal texts have equal vectors. */
export function vectorOf(text: string, size: number): number[] {
  const vector = Array.from({ length: size }, () => 0);
  for (const letter of text) {
    const at = (letter.codePointAt(0) ?? 0) % size;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}

export function embeddingList(body: OpenaiRequest, behaviour: Behaviour): unknown {
  const size = body.dimensions ?? 8;
  const list = listOf(body.input).map((text, index) => ({
    object: 'embedding',
    index,
    embedding: behaviour === 'lying' ? 'not a vector' : vectorOf(text, behaviour === 'wrong-size' ? size + 1 : size),
  }));
  return {
    object: 'list',
    model: body.model,
    // Servers promise an index, not an order.
    data: behaviour === 'wrong-count' ? list.slice(1) : list.reverse(),
    usage: { prompt_tokens: listOf(body.input).join(' ').length, total_tokens: 0 },
  };
}

export function moderationList(body: OpenaiRequest, behaviour: Behaviour): unknown {
  const score = behaviour === 'lying' ? 17 : 0.25;
  const results = listOf(body.input).map(() => ({
    flagged: false,
    categories: { hate: false, harassment: false },
    category_scores: { hate: score, harassment: 0.125 },
    category_applied_input_types: { hate: ['text'], harassment: ['text'] },
  }));
  return { id: 'modr-1', model: body.model, results: behaviour === 'wrong-count' ? results.slice(1) : results };
}

/** An error body as the flavour writes it. */
export function errorBody(status: number, message: string, flavour: Flavour): unknown {
  if (flavour === 'tei') {
    const kind = { 413: 'validation', 422: 'tokenizer', 424: 'backend', 429: 'overloaded' }[status] ?? 'backend';
    return { error: message, error_type: kind };
  }
  if (flavour === 'vllm') return { object: 'error', message, type: 'BadRequestError', param: null, code: status };
  if (flavour === 'llama.cpp') return { error: { code: status, message, type: 'server_error' } };
  return { error: { message, type: 'invalid_request_error', param: null, code: null } };
}
