import type { Policy } from './policy.js';

/** The least calibrated probability with which an output of an AI system passes a check; the system's own threshold before that of all, null without one. */
export function thresholdFor({ checks }: Pick<Policy, 'checks'>, check: string, system: string): number | null {
  const named = checks.thresholds.filter((threshold) => threshold.check === check);
  const own = named.find((threshold) => threshold.system === system);
  return (own ?? named.find((threshold) => threshold.system === '*'))?.leastProbability ?? null;
}

/** Codes of the reasons that speak about what a check looks at. */
export function reasonsAbout({ checks, reasons }: Pick<Policy, 'checks' | 'reasons'>, check: string): string[] {
  const settings = Object.values(checks.modalities).flat();
  const kind = settings.find((setting) => setting.check === check)?.kind;
  return reasons.reasons.filter(({ about }) => about !== undefined && about === kind).map(({ code }) => code);
}
