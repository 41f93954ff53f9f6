import type { LocalizedText } from './localized-text.js';
import { problems, type LocalizedFault, type ProblemCode } from './problem.js';
import type { SecondFactor } from './session.js';

interface Extras {
  errors?: LocalizedFault[];
  /** Members of a binding that changed, for `stale-binding`. */
  changed?: string[];
  /** For `second-factor-needed`: what goes with the second proof, and what that can be. */
  challenge?: string;
  factors?: SecondFactor[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
}

/** A refusal that a caller can act on: a code of the closed list, and a sentence that says what happened and what to do. */
export class ProductError extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: LocalizedText,
    readonly extras: Extras = {},
  ) {
    super(detail.en);
    this.name = 'ProductError';
    this.status = problems[code].status;
  }
}

/** `404 not-found` for a thing of that kind and id. */
export function notFound(what: LocalizedText, id: string): ProductError {
  return new ProductError('not-found', {
    en: `There is no ${what.en} ${id}, or you may not see it.`,
    'zh-TW': `找不到${what['zh-TW']} ${id}，或您沒有檢視權限。`,
  });
}

/** `409 conflict`: the change is not possible in the present state. */
export function conflict(en: string, zhTW: string): ProductError {
  return new ProductError('conflict', { en, 'zh-TW': zhTW });
}

/** The refusal of a request that is not well-formed, with every fault of it (the first 200). */
export function malformed(code: 'invalid-body' | 'invalid-query', errors: readonly LocalizedFault[]): ProductError {
  const count = errors.length;
  return new ProductError(
    code,
    {
      en: `The request has ${count} fault${count === 1 ? '' : 's'}; each is listed under "errors" with its place.`,
      'zh-TW': `請求有 ${count} 處錯誤，各錯誤與其位置列於 "errors"。`,
    },
    { errors: errors.slice(0, 200) },
  );
}
