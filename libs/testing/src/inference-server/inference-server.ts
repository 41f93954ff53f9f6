import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour, Flavour } from './behaviour.js';
import { misbehave } from './misbehave.js';
import {
  chatCompletion,
  embeddingList,
  errorBody,
  moderationList,
  pictureFault,
  type OpenaiRequest,
} from './openai-wire.js';
import type { SimulatedGpu } from './simulated-gpu.js';
import { teiInfo, teiPredictions, teiRanks, teiVectors, type TeiRequest } from './tei-wire.js';

/** One request as it arrived. */
export interface SeenRequest {
  path: string;
  authorization: string | undefined;
  body: OpenaiRequest & TeiRequest;
}

interface ServerOptions {
  flavour?: Flavour;
  behaviour?: Behaviour;
  gpu?: SimulatedGpu;
}

async function readBody(request: IncomingMessage): Promise<OpenaiRequest & TeiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as OpenaiRequest & TeiRequest);
}

/** Items that one request asks for. */
function itemsOf({ inputs, texts, input }: OpenaiRequest & TeiRequest): number {
  const list = inputs ?? texts ?? input;
  return Array.isArray(list) ? list.length : 1;
}

/** A local server that speaks the protocols of OpenAI, vLLM, llama.cpp and text-embeddings-inference, well or badly. */
export class InferenceServer {
  behaviour: Behaviour;
  flavour: Flavour;
  /** What a chat answers instead of the plainest value that fits its schema; null for that. */
  answer: unknown = null;
  readonly seen: SeenRequest[] = [];
  private readonly server: Server;

  private constructor(private readonly options: ServerOptions) {
    this.behaviour = options.behaviour ?? 'fine';
    this.flavour = options.flavour ?? 'openai';
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
    this.server.keepAliveTimeout = 30_000;
  }

  /** Starts on a free port of this machine; 0 where a port is not asked for. */
  static async start(options: ServerOptions = {}, port = 0): Promise<InferenceServer> {
    const started = new InferenceServer(options);
    await new Promise<void>((resolve, reject) => {
      started.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return started;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Address for models.yaml: with `/v1` for OpenAI's protocol. */
  get address(): string {
    return `http://127.0.0.1:${this.port}${this.flavour === 'tei' ? '' : '/v1'}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = request.url ?? '/';
    if (path !== '/info') this.seen.push({ path, authorization: request.headers.authorization, body });
    await this.options.gpu?.compute(itemsOf(body));
    if (this.behaviour === 'slow') await new Promise((resolve) => setTimeout(resolve, 50));
    const fault = path === '/v1/chat/completions' ? pictureFault(body) : null;
    if (fault !== null) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(errorBody(400, fault, this.flavour)));
      return;
    }
    const answer = JSON.stringify(this.answerTo(path, body));
    if (path !== '/info' && misbehave(this.behaviour, this.flavour, answer, response)) return;
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(answer ?? '{}');
  }

  private answerTo(path: string, body: OpenaiRequest & TeiRequest): unknown {
    const { behaviour, flavour } = this;
    switch (path) {
      case '/v1/chat/completions':
        return chatCompletion(body, behaviour, flavour, this.answer);
      case '/v1/embeddings':
        return embeddingList(body, behaviour);
      case '/v1/moderations':
        return moderationList(body, behaviour);
      case '/info':
        return teiInfo();
      case '/predict':
        return teiPredictions(body, behaviour);
      case '/rerank':
        return teiRanks(body, behaviour);
      case '/embed':
        return teiVectors(body, behaviour);
      default:
        return undefined;
    }
  }
}
