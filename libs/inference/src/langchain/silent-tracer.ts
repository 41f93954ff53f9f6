import { BaseCallbackHandler } from '@langchain/core/callbacks/base';

/**
 * Stands in the place of LangChain's tracer, which would send prompts and answers to LangSmith as soon as somebody sets
 * LANGSMITH_TRACING: LangChain adds none where a handler of this name is there already.
 */
export class SilentTracer extends BaseCallbackHandler {
  name = 'langchain_tracer';

  /** LangChain asks its tracer for the run that it is in; there is none. */
  getRunTreeWithTracingConfig(): undefined {
    return undefined;
  }
}
