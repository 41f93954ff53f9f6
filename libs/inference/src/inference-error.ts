import type { LocalizedText } from '@countersign/contracts';

export const failureKinds = [
  'overloaded',
  'timed-out',
  'malformed',
  'refused',
  'unauthorised',
  'unavailable',
  'cancelled',
  'unsupported',
] as const;
export type FailureKind = (typeof failureKinds)[number];

interface FailureRule {
  /** How often the same model is asked again at most. */
  retries: number;
  /** The next model of the chain is asked. */
  movesOn: boolean;
  /** Counts against the model: `at-once` opens its circuit breaker, `counts` does so when it repeats. */
  opens: 'never' | 'counts' | 'at-once';
  text: LocalizedText;
}

/** What follows from each kind of failure, and its sentence for people. */
export const failureRules: Readonly<Record<FailureKind, FailureRule>> = {
  overloaded: {
    retries: 2,
    movesOn: true,
    opens: 'counts',
    text: { en: 'The model had too much to do.', 'zh-TW': '模型負載過高。' },
  },
  'timed-out': {
    retries: 0,
    movesOn: true,
    opens: 'counts',
    text: { en: 'The model did not answer in time.', 'zh-TW': '模型未在時限內回覆。' },
  },
  malformed: {
    retries: 1,
    movesOn: true,
    opens: 'counts',
    text: { en: 'The model’s answer had the wrong form.', 'zh-TW': '模型的回覆格式不正確。' },
  },
  refused: {
    retries: 0,
    movesOn: true,
    opens: 'never',
    text: { en: 'The model declined to answer.', 'zh-TW': '模型拒絕回答。' },
  },
  unauthorised: {
    retries: 0,
    movesOn: true,
    opens: 'at-once',
    text: { en: 'The model’s server did not accept our key.', 'zh-TW': '模型伺服器不接受目前的金鑰。' },
  },
  unavailable: {
    retries: 2,
    movesOn: true,
    opens: 'counts',
    text: { en: 'The model could not be reached.', 'zh-TW': '無法連線至模型。' },
  },
  cancelled: {
    retries: 0,
    movesOn: false,
    opens: 'never',
    text: { en: 'The question was withdrawn.', 'zh-TW': '請求已取消。' },
  },
  unsupported: {
    retries: 0,
    movesOn: true,
    opens: 'never',
    text: { en: 'No model here can answer this.', 'zh-TW': '目前沒有可處理此請求的模型。' },
  },
};

interface FailureDetails {
  /** How long the server asks to be left alone. */
  retryAfterMs?: number | undefined;
  /** HTTP status, where there was one. */
  status?: number | undefined;
  cause?: unknown;
}

/** A model did not answer; `kind` says what follows (see `failureRules`), the message what an operator does about it. */
export class InferenceError extends Error {
  override name = 'InferenceError';
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;

  constructor(
    readonly kind: FailureKind,
    message: string,
    { retryAfterMs, status, cause }: FailureDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }
}
