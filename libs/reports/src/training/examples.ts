import type { LeftOutReason } from '@countersign/contracts';
import type { Candidate } from './candidate.js';
import { leftOutOf } from './left-out-of.js';

/** A line of an export and the prompt in it, or why there is none. */
export type Example = { line: object; prompt: string } | { leftOut: LeftOutReason };

/** Where an example comes from: enough to find it, its decisions and the policy they were made under again. */
function metadataOf(candidate: Candidate) {
  const decisions = candidate.decisions ?? [];
  return {
    submission: candidate.id,
    version: candidate.version,
    system: candidate.system,
    language: candidate.language,
    contentDigest: candidate.content_digest,
    policyDigest: candidate.policy_digest,
    decisions: decisions.map(({ id }) => id),
    decidedAt: candidate.decided_at?.toISOString() ?? null,
    reasons: [...new Set(decisions.flatMap(({ reasons }) => reasons.map(({ code }) => code)))],
  };
}

/**
 * An approved output as an example to follow: the `messages` that SFTTrainer of TRL (huggingface.co/docs/trl/dataset_formats,
 * "conversational language modeling") and fine-tuning by OpenAI (its guide, "chat format") read.
 */
export function followExample(candidate: Candidate): Example {
  const { prompt, text } = candidate;
  const leftOut = leftOutOf(candidate);
  if (leftOut !== null || !prompt) return { leftOut: leftOut ?? 'no-prompt' };
  const messages = [
    { role: 'user', content: prompt },
    { role: 'assistant', content: text },
  ];
  return { line: { messages, metadata: metadataOf(candidate) }, prompt };
}

/**
 * An output with what people decided: prompt and label as KTOTrainer and reward models read them. `label`: whether it was approved;
 * `score`: the share of decisions that approved.
 */
export function judgedExample(candidate: Candidate): Example {
  const { prompt, text: response } = candidate;
  const leftOut = leftOutOf(candidate);
  if (leftOut !== null || !prompt) return { leftOut: leftOut ?? 'no-prompt' };
  const decisions = candidate.decisions ?? [];
  const approving = decisions.filter(({ outcome }) => outcome === 'approve').length;
  const metadata = metadataOf(candidate);
  const label = candidate.state === 'approved';
  const score = decisions.length === 0 ? (label ? 1 : 0) : approving / decisions.length;
  return { line: { prompt, response, label, score, reasons: metadata.reasons, metadata }, prompt };
}

/**
 * An approved output and a version before it that was not: `prompt`, `chosen` and `rejected` as DPOTrainer and RewardTrainer of TRL read
 * them ("preference", standard format).
 */
function pairOf(chosen: Candidate, rejected: Candidate): Example {
  const prompt = chosen.prompt || rejected.prompt;
  const leftOut = leftOutOf(rejected);
  if (leftOut !== null || !prompt) return { leftOut: leftOut ?? 'no-prompt' };
  if (rejected.prompt && prompt !== rejected.prompt) return { leftOut: 'prompt-changed' };
  if (chosen.text === rejected.text) return { leftOut: 'same-text' };
  const metadata = { ...metadataOf(chosen), rejected: metadataOf(rejected) };
  return { line: { prompt, chosen: chosen.text, rejected: rejected.text, metadata }, prompt };
}

/** The pairs of an approved output with each version before it. */
export function preferredExamples(chosen: Candidate, earlier: readonly Candidate[]): Example[] {
  const leftOut = leftOutOf(chosen) ?? (earlier.length > 0 ? null : 'no-earlier-version');
  return leftOut === null ? earlier.map((rejected) => pairOf(chosen, rejected)) : [{ leftOut }];
}
