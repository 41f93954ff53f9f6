import { readFileSync } from 'node:fs';

/** How a claim departs from its source, or `carried` where it does not. */
export const groundednessKinds = [
  'carried',
  'number',
  'date-or-unit',
  'name-or-code',
  'negation',
  'roles-swapped',
  'cause-reversed',
  'more-than-said',
  'not-mentioned',
] as const;
export type GroundednessKind = (typeof groundednessKinds)[number];

/** A passage in Taiwan's Chinese with five claims about it: two that it carries, three that it does not. */
export interface GroundednessPassage {
  id: string;
  /** What sort of document it is. */
  about: string;
  source: string;
  claims: readonly { kind: GroundednessKind; text: string }[];
}

/** The passages written for this project (own-groundedness-zh.jsonl; how, says own-groundedness-zh.md). */
export function readOwnGroundedness(): GroundednessPassage[] {
  return readFileSync(new URL('../own-groundedness-zh.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GroundednessPassage);
}
