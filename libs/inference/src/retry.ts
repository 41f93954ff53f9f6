import { failureRules, type InferenceError } from './inference-error.js';

interface RetrySettings {
  baseMs: number;
  maxMs: number;
  /** Longest wait that a server's Retry-After is granted while another model could be asked. */
  patienceMs: number;
}

export const retryDefaults: RetrySettings = { baseMs: 100, maxMs: 5_000, patienceMs: 1_000 };

interface RetryQuestion {
  error: InferenceError;
  /** Tries made so far, from 1. */
  tried: number;
  /** Until the deadline of this model. */
  remainingMs: number;
  /** Another model could be asked instead. */
  hasNext: boolean;
  /** From 0 up to 1, evenly spread. */
  random: number;
}

/**
 * Milliseconds to wait before the same model is tried again, or null to leave it. The wait is spread over the whole of an
 * exponentially growing span ("full jitter"), never shorter than the server's Retry-After, and never past the deadline.
 */
export function retryDelay(question: RetryQuestion, settings: RetrySettings = retryDefaults): number | null {
  const { error, tried, remainingMs, hasNext, random } = question;
  if (tried > failureRules[error.kind].retries) return null;
  const span = Math.min(settings.maxMs, settings.baseMs * 2 ** (tried - 1));
  const asked = error.retryAfterMs ?? 0;
  if (hasNext && asked > settings.patienceMs) return null;
  const delay = asked > 0 ? asked + random * settings.baseMs : random * span;
  return delay < remainingMs ? delay : null;
}
