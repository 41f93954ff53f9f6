import { ProductError } from '@countersign/contracts';
import type { GroupResult } from '@countersign/submissions';
import { isOutage } from './outage.js';

interface Waiting<Request, Answer> {
  request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface CoalescerOptions {
  /** Most requests served together. */
  most?: number;
  /** Groups under way at once. */
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
 * Serves the concurrent requests of this process together: one transaction, or one statement, for many. No timer: a group
 * grows while the one before it is under way, so an idle system answers at once. When a group fails as a whole, each of
 * its requests is tried alone, so that only the one at fault fails.
 */
export class Coalescer<Request, Answer> {
  private readonly queue: Waiting<Request, Answer>[] = [];
  private running = 0;
  private readonly most: number;
  private readonly lanes: number;
  private readonly limit: number;

  constructor(
    private readonly run: (requests: readonly Request[]) => Promise<GroupResult<Answer>[]>,
    { most = 256, lanes = 2, waiting = 8192 }: CoalescerOptions = {},
  ) {
    this.most = most;
    this.lanes = lanes;
    this.limit = waiting;
  }

  /** The answer to one request, after its group was served (and committed, where it changes anything). */
  submit(request: Request): Promise<Answer> {
    if (this.queue.length >= this.limit) return Promise.reject(overloaded());
    return new Promise<Answer>((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.lanes || this.queue.length === 0) return;
    this.running += 1;
    const group = this.queue.splice(0, this.most);
    void this.serve(group).finally(() => {
      this.running -= 1;
      this.next();
    });
  }

  private async serve(group: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const results = await this.run(group.map(({ request }) => request));
      group.forEach((waiting, index) => settle(waiting, results[index]));
    } catch (error) {
      const [only] = group;
      // After an outage nobody knows whether the group was committed: trying again could do it twice.
      if (isOutage(error)) for (const waiting of group) waiting.reject(error);
      else if (group.length === 1 && only) only.reject(error);
      else for (const waiting of group) await this.serve([waiting]);
    }
  }
}

function settle<Request, Answer>(waiting: Waiting<Request, Answer>, result: GroupResult<Answer> | undefined): void {
  if (!result) waiting.reject(new Error('A verb gave no result for one of its requests.'));
  else if ('refusal' in result) waiting.reject(result.refusal);
  else waiting.resolve(result.answer);
}
