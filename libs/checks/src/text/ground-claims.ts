import { setImmediate } from 'node:timers/promises';
import { figuresWithin } from './compared-terms.js';
import { contentTerms } from './content-terms.js';
import type { Figure } from './figure.js';
import { findClaims } from './find-claims.js';
import { findFigures } from './find-figures.js';
import { foldText } from './fold-text.js';
import { claimSupport, outputFeatures, outputSupport } from './score-support.js';
import type { SourceText } from './source-index.js';
import { SourceIndex } from './source-index.js';
import { splitSentences } from './split-sentences.js';
import type { TextSpan } from './text-span.js';
import type { ClaimEvidence } from './weigh-claim.js';
import { weighClaim } from './weigh-claim.js';

/** A claim with what carries it and how well. */
export interface GroundedClaim extends ClaimEvidence {
  figures: readonly Figure[];
  support: number;
  /** Whether it is written in a script that no source uses, so that words cannot compare it. */
  isOtherScript: boolean;
}

/** All claims of a text against its sources. */
export interface Grounding {
  index: SourceIndex;
  claims: readonly GroundedClaim[];
  /** From 0 to 1; of a text without claims, that of its sentences; null when it has no content word either. */
  score: number | null;
  /** Claims written in a script that no source uses, which words cannot compare. */
  otherScript: number;
}

const claimsPerTurn = 100;
/** Recall from which a claim shares enough words with the sources to be compared, whatever its script. */
const leastShared = 0.2;

function usesHan(folded: string, span: TextSpan): boolean {
  const terms = contentTerms(folded, span);
  return terms.filter(({ term }) => /^\p{Script=Han}/u.test(term)).length * 2 > terms.length;
}

/** The sentences of a text without claims (a question, a greeting), as if they were claims. */
function sentencesAsClaims(text: string, folded: string, index: SourceIndex): GroundedClaim[] {
  const figures = findFigures(folded);
  return splitSentences(text)
    .slice(0, claimsPerTurn)
    .filter((span) => contentTerms(folded, span).length > 0)
    .map((span) => {
      const { within } = figuresWithin(figures, 0, span);
      const evidence = weighClaim(folded, span, within, index);
      return { ...evidence, figures: within, support: claimSupport(evidence.features), isOtherScript: false };
    });
}

/** Indexes by the list of sources that they were made of: rewrites of one output are weighed against the same list. */
const indexes = new WeakMap<readonly SourceText[], SourceIndex>();

function indexOf(sources: readonly SourceText[]): SourceIndex {
  const index = indexes.get(sources) ?? new SourceIndex(sources);
  indexes.set(sources, index);
  return index;
}

/**
 * Weighs every claim of `text` against `sources`. Yields to the event loop every hundred claims and stops with the signal's reason when aborted.
 * Time grows with the length of text and sources together.
 */
export async function groundClaims(
  text: string,
  sources: readonly SourceText[],
  signal: AbortSignal,
): Promise<Grounding> {
  const folded = foldText(text);
  const index = indexOf(sources);
  const figures = findFigures(folded);
  const claims: GroundedClaim[] = [];
  let from = 0;
  let otherScript = 0;
  for (const claim of findClaims(text, folded)) {
    const { within, next } = figuresWithin(figures, from, claim);
    from = next;
    const evidence = weighClaim(folded, claim, within, index);
    const isOtherScript = evidence.recall < leastShared && !index.usesScript(usesHan(folded, claim));
    claims.push({ ...evidence, figures: within, support: claimSupport(evidence.features), isOtherScript });
    if (isOtherScript) otherScript += 1;
    if (claims.length % claimsPerTurn === 0) await setImmediate();
    signal.throwIfAborted();
  }
  const scored = claims.length > 0 ? claims : sentencesAsClaims(text, folded, index);
  const score = scored.length === 0 ? null : outputSupport(outputFeatures(scored));
  return { index, claims, score, otherScript };
}
