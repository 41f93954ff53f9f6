import type { z } from 'zod';
import { openaiConfig } from '../openai/openai-config.js';

/** What a model that is asked through LangChain may have in `config` of models.yaml. */
export const langchainConfig = openaiConfig.pick({
  model: true,
  apiKeyVariable: true,
  logprobs: true,
  temperature: true,
  seed: true,
  maxTokens: true,
});
export type LangchainConfig = z.infer<typeof langchainConfig>;
