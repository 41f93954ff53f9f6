import { formatAddCheckpoint, type AddCheckpoint } from '@countersign/tlog';

/** Why a witness did not cosign. `retry` of an answer is ours to judge; `not-extension` and `ahead` mean that the two of us know different logs. */
export type WitnessFailure =
  | 'unreachable'
  | 'timeout'
  | 'bad-request'
  | 'not-trusted'
  | 'unknown-log'
  | 'not-extension'
  | 'ahead'
  | 'busy'
  | 'bad-answer'
  | 'bad-cosignature';

/** What a witness answered: cosignature lines not yet verified, the size it knows, or why not. */
export type WitnessAnswer =
  | { kind: 'cosigned'; lines: string }
  | { kind: 'conflict'; size: number }
  | { kind: 'failed'; code: WitnessFailure; detail: string };

const patienceMs = 10_000;
const mostBody = 64 * 1024;

const refusals: Record<number, WitnessFailure> = {
  400: 'bad-request',
  403: 'not-trusted',
  404: 'unknown-log',
  422: 'not-extension',
  429: 'busy',
};

const failed = (code: WitnessFailure, detail: string): WitnessAnswer => ({ kind: 'failed', code, detail });

/** Hands a checkpoint to a witness (C2SP tlog-witness, `add-checkpoint`) and tells its answers apart. Never throws. */
export async function askWitness(prefix: string, request: AddCheckpoint, limitMs = patienceMs): Promise<WitnessAnswer> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(`${prefix.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint(request),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal,
    });
    const body = await readBody(response);
    if (body === null) return failed('bad-answer', `more than ${mostBody} bytes`);
    if (response.status === 200) return { kind: 'cosigned', lines: body };
    if (response.status === 409) return conflictOf(body);
    const code = refusals[response.status] ?? (response.status >= 500 ? 'busy' : 'bad-answer');
    return failed(code, `status ${response.status}: ${excerpt(body)}`);
  } catch (error) {
    return signal.aborted ? failed('timeout', `no answer in ${limitMs} ms`) : failed('unreachable', reasonOf(error));
  }
}

function conflictOf(body: string): WitnessAnswer {
  const [, digits] = /^(0|[1-9]\d{0,15})\n?$/.exec(body) ?? [];
  const size = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(size)) return failed('bad-answer', `status 409: ${excerpt(body)}`);
  return { kind: 'conflict', size };
}

async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What a stranger wrote, cut short and without control characters. */
function excerpt(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return excerpt(cause instanceof Error ? `${error.message}: ${cause.message || cause.name}` : error.message);
}
