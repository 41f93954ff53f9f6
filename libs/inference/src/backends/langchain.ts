import type { Backend } from '../backend.js';
import { langchainConfig, type LangchainConfig } from '../langchain/langchain-config.js';
import { keyFrom } from '../openai/openai-config.js';

/** LangChain's chat models as judges, bound to a schema by `withStructuredOutput`. */
export const langchain: Backend<LangchainConfig> = {
  name: 'langchain',
  tasks: ['judge'],
  needs: 'address',
  config: langchainConfig,
  async open(model, { secret }) {
    const { openChat, judgeByChat } = await import('../langchain/judge-by-chat.js');
    const chat = openChat(model, keyFrom(model.config.apiKeyVariable, secret));
    return {
      maxBatch: 1,
      usesCuda: false,
      notices: [],
      run: (items, limits) => Promise.all(items.map((item) => judgeByChat(chat, item, limits))),
      close: () => Promise.resolve(),
    };
  },
};
