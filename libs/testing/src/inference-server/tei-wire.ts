import type { Behaviour } from './behaviour.js';
import { vectorOf } from './openai-wire.js';

/** Body of a request as far as the server looks at it. */
export interface TeiRequest {
  inputs?: string | (string | string[])[];
  query?: string;
  texts?: string[];
}

/** What the server says that it runs. */
export const teiRevision = 'fca14538aa9956a46526bd1d0d11d69e19b5a101';

export function teiInfo(): unknown {
  return {
    model_id: 'test/classifier',
    model_sha: teiRevision,
    model_dtype: 'float16',
    model_type: { classifier: { id2label: { 0: 'ENTAILMENT', 1: 'NEUTRAL', 2: 'CONTRADICTION' } } },
    max_concurrent_requests: 512,
    max_input_length: 512,
    max_batch_tokens: 16_384,
    max_client_batch_size: 32,
    tokenization_workers: 1,
    version: '1.7.1',
  };
}

/** Says that a pair entails when its first text holds its second. */
export function teiPredictions({ inputs = [] }: TeiRequest, behaviour: Behaviour): unknown {
  const list = typeof inputs === 'string' ? [inputs] : inputs;
  const predictions = list.map((item) => {
    const [premise = '', hypothesis = ''] = typeof item === 'string' ? [item] : item;
    const holds = premise.includes(hypothesis) ? 0.9 : 0.1;
    return [
      { score: behaviour === 'lying' ? 4.2 : holds, label: 'ENTAILMENT' },
      { score: (1 - holds) / 2, label: 'CONTRADICTION' },
      { score: (1 - holds) / 2, label: 'NEUTRAL' },
    ];
  });
  return behaviour === 'wrong-count' ? predictions.slice(1) : predictions;
}

/** Ranks best first, as the server does; a text that holds the query is best. */
export function teiRanks({ query = '', texts = [] }: TeiRequest, behaviour: Behaviour): unknown {
  const ranks = texts.map((text, index) => ({
    index,
    score: behaviour === 'lying' ? 12 : text.includes(query) ? 0.95 : 0.05,
  }));
  ranks.sort((one, other) => other.score - one.score);
  return behaviour === 'wrong-count' ? ranks.slice(1) : ranks;
}

export function teiVectors({ inputs = [] }: TeiRequest, behaviour: Behaviour): unknown {
  const list = (typeof inputs === 'string' ? [inputs] : inputs).map(String);
  if (behaviour === 'lying') return list.map(() => ['a', 'b']);
  const vectors = list.map((text) => vectorOf(text, behaviour === 'wrong-size' ? 9 : 8));
  return behaviour === 'wrong-count' ? vectors.slice(1) : vectors;
}
