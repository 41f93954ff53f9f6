import type { BackTestResult, Modality, Tier } from '@countersign/contracts';

/** How long counted decisions on outputs of a modality and tier took, from claim to decision. */
export interface ReviewTime {
  modality: Modality;
  tier: Tier;
  decisions: number;
  /** Their mean. */
  seconds: number;
}

/** Forecasts the time of reviewers that more or fewer approvals take, from how long reviews took. */
export class ReviewTimes {
  private readonly deltas = new Map<string, { modality: Modality; tier: Tier; approvals: number }>();

  constructor(private readonly times: readonly ReviewTime[]) {}

  /** Notes that an output would have that many more approvals. */
  add(modality: Modality, tier: Tier, approvals: number): void {
    if (approvals === 0) return;
    const key = `${modality} ${tier}`;
    const delta = this.deltas.get(key) ?? { modality, tier, approvals: 0 };
    delta.approvals += approvals;
    this.deltas.set(key, delta);
  }

  /** Hours a day over that many days. A kind of review that nobody measured counts as the mean of its modality, or of all. */
  forecast(days: number): BackTestResult['hours'] {
    const measured = this.times.reduce((sum, { decisions }) => sum + decisions, 0);
    const known = measured > 0 && days > 0;
    const parts = [...this.deltas.values()].map(({ modality, tier, approvals }) => ({
      modality,
      tier,
      approvals,
      perDay: known ? (approvals * this.meanOf(modality, tier)) / 3600 / days : null,
    }));
    return {
      perDay: known ? parts.reduce((sum, { perDay }) => sum + (perDay ?? 0), 0) : null,
      days,
      measured,
      means: [...this.times],
      parts,
    };
  }

  private meanOf(modality: Modality, tier: Tier): number {
    const ofModality = this.times.filter((time) => time.modality === modality);
    const own = ofModality.filter((time) => time.tier === tier);
    const basis = [own, ofModality, this.times].find((times) => times.length > 0) ?? [];
    const decisions = basis.reduce((sum, time) => sum + time.decisions, 0);
    return decisions === 0 ? 0 : basis.reduce((sum, time) => sum + time.decisions * time.seconds, 0) / decisions;
  }
}
