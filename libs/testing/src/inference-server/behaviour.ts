/** How the test server answers; each is something that real servers and the networks before them do. */
export const behaviours = [
  'fine',
  /** After 50 ms. */
  'slow',
  /** 429 with Retry-After: 2. */
  'overloaded',
  /** 503, as while a model is loaded. */
  'starting',
  /** 500 with an error body. */
  'failing',
  /** 424 of text-embeddings-inference, 502 of a proxy elsewhere. */
  'backend-gone',
  'unauthorised',
  'unknown-model',
  /** The text has more tokens than the model takes. */
  'too-long',
  'redirecting',
  /** The connection is reset before anything is answered. */
  'reset',
  /** 200 with JSON that ends in the middle. */
  'truncated-json',
  /** 200 whose body stops before its announced length. */
  'truncated-body',
  /** Headers, the beginning of a body, and then nothing. */
  'stalled-body',
  /** Nothing at all. */
  'hanging',
  /** 200 with a page of a proxy. */
  'html',
  /** 200 with an error in the body, as some gateways do. */
  'error-in-success',
  /** 200 with a stream of events that nobody asked for, ending in an error. */
  'event-stream',
  'refusing',
  'filtered',
  /** Cut off by the limit of tokens. */
  'cut-off',
  /** Numbers that are no probabilities, or an answer outside of the schema. */
  'lying',
  /** NaN, which is no JSON but is sent by servers that forgot so. */
  'nan',
  'wrong-count',
  'wrong-size',
  'empty',
] as const;
export type Behaviour = (typeof behaviours)[number];

/** Whose ways the server has where they differ. */
export type Flavour = 'openai' | 'vllm' | 'llama.cpp' | 'tei';
