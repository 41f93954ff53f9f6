import type { Problem } from '@countersign/contracts';

/** A refusal by the server: `status` and `code` to act on, `problem` with every fault of the body when it sent one. */
export class CountersignError extends Error {
  override readonly name = 'CountersignError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problem: Problem | null = null,
  ) {
    super(message);
  }
}
