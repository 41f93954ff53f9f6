import type { CheckResultDraft } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { withoutModels } from '../inference.js';
import { rewrites, type Rewrite } from './rewrites.js';

/** Characters of the output, and of all sources, that are tried; more would take the time of many checks. */
const mostCharacters = 20_000;
const mostSourceCharacters = 200_000;

/** A check that gave another verdict after a rewrite. */
export interface Unstable {
  rewrite: Rewrite;
  check: string;
  before: CheckResultDraft['outcome'];
  after: CheckResultDraft['outcome'];
}

export interface Trials {
  /** Verdicts that were compared, and those that changed. */
  compared: number;
  unstable: Unstable[];
  /** Whether only the beginning of a long output or of its sources was tried. */
  shortened: boolean;
}

function shorten(subject: CheckSubject<TextContent>): { subject: CheckSubject<TextContent>; shortened: boolean } {
  let left = mostSourceCharacters;
  const sources = subject.sources.flatMap((source) => {
    const text = source.text.slice(0, left);
    left -= text.length;
    return text === '' ? [] : [{ ...source, text }];
  });
  const text = subject.content.text.slice(0, mostCharacters);
  const total = subject.sources.reduce((sum, source) => sum + source.text.length, 0);
  return {
    subject: { ...subject, content: { ...subject.content, text }, sources },
    shortened: text.length < subject.content.text.length || total > mostSourceCharacters,
  };
}

/** Runs checks on a text and on its rewrites, by what they compute themselves (models are not asked six times over), and tells where a verdict changed. */
export async function tryRewrites(
  checks: readonly Check<TextContent>[],
  subject: CheckSubject<TextContent>,
  surroundings: CheckContext,
): Promise<Trials> {
  const context = { ...surroundings, inference: withoutModels };
  const { subject: tried, shortened } = shorten(subject);
  const trials: Trials = { compared: 0, unstable: [], shortened };
  for (const check of checks) {
    const { outcome: before } = await check.run(tried, context);
    if (before === 'inconclusive') continue;
    for (const rewrite of rewrites) {
      const text = rewrite.apply(tried.content.text);
      if (text === tried.content.text) continue;
      context.signal.throwIfAborted();
      const { outcome: after } = await check.run({ ...tried, content: { ...tried.content, text } }, context);
      trials.compared += 1;
      if (after !== before) trials.unstable.push({ rewrite, check: check.name, before, after });
    }
  }
  return trials;
}
