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
  private readonly deltas = new Map<string, number>();

  constructor(private readonly times: readonly ReviewTime[]) {}

  /** Notes that an output would have that many more approvals. */
  add(modality: Modality, tier: Tier, approvals: number): void {
    if (approvals === 0) return;
    const key = `${modality} ${tier}`;
    this.deltas.set(key, (this.deltas.get(key) ?? 0) + approvals);
  }

  /** Hours a day over that many days. A kind of review that nobody measured counts as the mean of its modality, or of all. */
  forecast(days: number): BackTestResult['hours'] {
    const measured = this.times.reduce((sum, { decisions }) => sum + decisions, 0);
    const seconds = [...this.deltas].reduce((sum, [key, approvals]) => {
      const [modality, tier] = key.split(' ');
      return sum + approvals * this.meanOf(modality ?? '', tier ?? '');
    }, 0);
    return {
      perDay: measured === 0 || days <= 0 ? null : seconds / 3600 / days,
      days,
      measured,
      means: [...this.times],
    };
  }

  private meanOf(modality: string, tier: string): number {
    const ofModality = this.times.filter((time) => time.modality === modality);
    const own = ofModality.filter((time) => time.tier === tier);
    const basis = [own, ofModality, this.times].find((times) => times.length > 0) ?? [];
    const decisions = basis.reduce((sum, time) => sum + time.decisions, 0);
    return decisions === 0 ? 0 : basis.reduce((sum, time) => sum + time.decisions * time.seconds, 0) / decisions;
  }
}
