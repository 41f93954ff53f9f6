import type { Clock } from './clock.js';
import { failureRules, type FailureKind } from './inference-error.js';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** How a breaker let a call through: as one of many, or as the one that finds out whether the model is back. */
export type Passage = 'normal' | 'probe';

interface BreakerSettings {
  /** Failures in a row that open it. */
  failures: number;
  /** How long it stays open the first time; twice as long after each probe that failed, up to `maxOpenMs`. */
  openMs: number;
  maxOpenMs: number;
}

const defaults: BreakerSettings = { failures: 5, openMs: 2_000, maxOpenMs: 60_000 };

/** Keeps calls from a model that fails again and again, and lets one through from time to time to see whether it is back. */
export class CircuitBreaker {
  private failures = 0;
  private openUntil: number | null = null;
  private openedTimes = 0;
  private probing = false;
  private heldUntil = 0;
  private readonly settings: BreakerSettings;

  constructor(
    private readonly clock: Clock,
    settings: Partial<BreakerSettings> = {},
  ) {
    this.settings = { ...defaults, ...settings };
  }

  get state(): BreakerState {
    if (this.openUntil === null) return 'closed';
    return this.probing || this.clock.now() >= this.openUntil ? 'half-open' : 'open';
  }

  /** Milliseconds until a call may be let through; 0 when one may be now. */
  get waitMs(): number {
    const until = Math.max(this.heldUntil, this.openUntil ?? 0);
    return Math.max(0, until - this.clock.now());
  }

  /** Lets a call through, or not (null). Every passage ends with `succeed`, `fail` or `release`. */
  enter(): Passage | null {
    if (this.waitMs > 0) return null;
    if (this.openUntil === null) return 'normal';
    if (this.probing) return null;
    this.probing = true;
    return 'probe';
  }

  succeed(): void {
    this.failures = 0;
    this.openUntil = null;
    this.openedTimes = 0;
    this.probing = false;
  }

  fail(kind: FailureKind): void {
    const { opens } = failureRules[kind];
    const probed = this.probing;
    this.probing = false;
    // It answered, if only that it will not: that is a model that is back.
    if (opens === 'never') return probed && kind !== 'cancelled' ? this.succeed() : undefined;
    this.failures += 1;
    if (probed || opens === 'at-once' || this.failures >= this.settings.failures) this.open();
  }

  /** A passage that came to nothing: it says nothing about the model. */
  release(passage: Passage): void {
    if (passage === 'probe') this.probing = false;
  }

  /** Lets nothing through for a while because the server asked for it; that is not a failure. */
  hold(milliseconds: number): void {
    this.heldUntil = Math.max(this.heldUntil, this.clock.now() + milliseconds);
  }

  private open(): void {
    const { openMs, maxOpenMs } = this.settings;
    this.openUntil = this.clock.now() + Math.min(maxOpenMs, openMs * 2 ** this.openedTimes);
    this.openedTimes += 1;
  }
}
