import type { Actor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { GroupRequest, GroupResult } from '@countersign/submissions';
import { isOutage } from './outage.js';

interface Waiting<Input, Answer> extends GroupRequest<Input> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface GroupCommitOptions {
  /** Most requests in one transaction. */
  most?: number;
  /** Transactions under way at once. */
  lanes?: number;
  /** Requests that may wait; beyond, they are refused at once. */
  waiting?: number;
}

const overloaded = (): ProductError =>
  new ProductError(
    'overloaded',
    {
      en: 'More requests wait than can be served soon. Nothing was stored; send this one again after a second.',
      'zh-TW': '等待中的請求過多。未儲存任何內容，請於一秒後重新傳送。',
    },
    { retryAfter: 1 },
  );

/**
 * Hands the concurrent requests of this process to a verb together. No timer: a batch grows while the one before it
 * commits, so an idle system answers after one commit. When a batch fails as a whole, each of its requests is tried alone,
 * so that only the one at fault fails.
 */
export class GroupCommit<Input, Answer> {
  private readonly queue: Waiting<Input, Answer>[] = [];
  private running = 0;
  private readonly most: number;
  private readonly lanes: number;
  private readonly limit: number;

  constructor(
    private readonly run: (requests: readonly GroupRequest<Input>[]) => Promise<GroupResult<Answer>[]>,
    { most = 256, lanes = 2, waiting = 8192 }: GroupCommitOptions = {},
  ) {
    this.most = most;
    this.lanes = lanes;
    this.limit = waiting;
  }

  /** The answer to one request, after its transaction is committed. */
  submit(actor: Actor, input: Input): Promise<Answer> {
    if (this.queue.length >= this.limit) return Promise.reject(overloaded());
    return new Promise<Answer>((resolve, reject) => {
      this.queue.push({ actor, input, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.lanes || this.queue.length === 0) return;
    this.running += 1;
    const batch = this.queue.splice(0, this.most);
    void this.serve(batch).finally(() => {
      this.running -= 1;
      this.next();
    });
  }

  private async serve(batch: readonly Waiting<Input, Answer>[]): Promise<void> {
    try {
      const results = await this.run(batch.map(({ actor, input }) => ({ actor, input })));
      batch.forEach((request, index) => settle(request, results[index]));
    } catch (error) {
      const [only] = batch;
      // After an outage nobody knows whether the batch was committed: trying again could do it twice.
      if (isOutage(error)) for (const request of batch) request.reject(error);
      else if (batch.length === 1 && only) only.reject(error);
      else for (const request of batch) await this.serve([request]);
    }
  }
}

function settle<Input, Answer>(request: Waiting<Input, Answer>, result: GroupResult<Answer> | undefined): void {
  if (!result) request.reject(new Error('A verb gave no result for one of its requests.'));
  else if ('refusal' in result) request.reject(result.refusal);
  else request.resolve(result.answer);
}
