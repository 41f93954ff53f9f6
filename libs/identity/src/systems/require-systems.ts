import type { Tx } from '@countersign/database';
import { unacceptable } from '../unacceptable.js';
import { systemsBySlug } from './find-systems.js';

/** A slug named by an input, and the JSON pointer to where it stands. */
export interface NamedSystem {
  slug: string;
  pointer: string;
}

/** Ids of the named AI systems by slug; `invalid-body` with a fault for each that does not exist. */
export async function requireSystems(tx: Tx, named: readonly NamedSystem[]): Promise<Map<string, string>> {
  const known = await systemsBySlug(tx, [...new Set(named.map(({ slug }) => slug))]);
  const faults = named
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, pointer }) => ({
      pointer,
      code: 'unknown-system',
      detail: { en: `There is no AI system "${slug}".`, 'zh-TW': `沒有名為「${slug}」的 AI 系統。` },
    }));
  if (faults.length > 0) {
    throw unacceptable(
      'An AI system that is named here does not exist. Register it first, or correct its slug.',
      '此處指定的 AI 系統不存在。請先登錄該系統，或更正其代稱。',
      faults,
    );
  }
  return new Map([...known].map(([slug, { id }]) => [slug, id]));
}
