import type { LocalizedText } from '@countersign/contracts';
import { say } from '../image-finding.js';
import { messageOf } from './message-of.js';

/** A small model of an optional package, opened once per thread, or why there is none. */
export type SmallModel<T> = { model: T } | { missing: LocalizedText };

const notInstalled = /^(ERR_)?MODULE_NOT_FOUND$/;

function whyMissing(packages: string, error: unknown): LocalizedText {
  // An error of the module loader may come from another realm, where `instanceof` does not hold.
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (notInstalled.test(code)) {
    return say(
      `the optional packages ${packages} are not installed on the worker`,
      `工作程序未安裝選用套件 ${packages}`,
    );
  }
  const message = messageOf(error);
  return say(
    `the packages ${packages} could not be loaded ("${message}")`,
    `套件 ${packages} 無法載入（「${message}」）`,
  );
}

/**
 * Opens a model when it is first needed and keeps it. One that cannot be opened is an answer, the same for as long as the
 * thread lives: the check goes on without and says what it did not look at.
 */
export function smallModel<T>(packages: string, open: () => Promise<T>): () => Promise<SmallModel<T>> {
  let opened: Promise<SmallModel<T>> | null = null;
  return () =>
    (opened ??= open().then(
      (model) => ({ model }),
      (error: unknown) => ({ missing: whyMissing(packages, error) }),
    ));
}
