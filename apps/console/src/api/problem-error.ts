import { problem as problemSchema, type Problem } from '@countersign/contracts';

/** A refusal of the API (RFC 9457), or a failure to reach it (`status` 0, code `unreachable`). */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(
    readonly problem: Pick<Problem, 'title' | 'status' | 'detail' | 'code'> & Partial<Problem>,
    /** Seconds after which the server says that trying again makes sense. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
  }

  /** Field errors in the shape that react-admin's forms show, keyed by field name; null when there are none. */
  get body(): { errors: Record<string, string> } | null {
    const errors = this.problem.errors ?? [];
    if (errors.length === 0) return null;
    return {
      errors: Object.fromEntries(errors.map((fault) => [fault.pointer.slice(1).replaceAll('/', '.'), fault.detail])),
    };
  }
}

/** Reads the problem of a refused answer; anything that is not a problem document becomes one. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const seconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const body: unknown = await response.json().catch(() => null);
  const parsed = problemSchema.loose().safeParse(body);
  if (parsed.success) return new ProblemError(parsed.data, seconds);
  return new ProblemError(
    { title: response.statusText, status: response.status, detail: '', code: 'unexpected-answer' },
    seconds,
  );
}

/** The failure when no answer came at all. */
export function unreachable(cause: unknown): ProblemError {
  const error = new ProblemError({ title: '', status: 0, detail: '', code: 'unreachable' });
  error.cause = cause;
  return error;
}
