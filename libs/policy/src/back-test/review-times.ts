import type { BackTestResult, Modality, Tier } from '@countersign/contracts';

/** How long counted decisions made one by one on outputs of a modality and tier took, from claim to decision. */
export interface ReviewTime {
  modality: Modality;
  tier: Tier;
  decisions: number;
  /** Decisions beside those, made together with others: how long each took is not known. */
  together: number;
  /** The mean of those whose time is known. */
  seconds: number;
}

/** Forecasts the time of reviewers that more or fewer approvals take, from how long reviews took. */
export class ReviewTimes {
  private readonly deltas = new Map<string, { modality: Modality; tier: Tier; approvals: number }>();

  private readonly measured: readonly ReviewTime[];

  constructor(private readonly times: readonly ReviewTime[]) {
    this.measured = times.filter(({ decisions }) => decisions > 0);
  }

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
    const sumOf = (what: 'decisions' | 'together') => this.times.reduce((sum, time) => sum + time[what], 0);
    const measured = sumOf('decisions');
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
      together: sumOf('together'),
      means: this.measured.map(({ modality, tier, decisions, seconds }) => ({ modality, tier, decisions, seconds })),
      parts,
    };
  }

  private meanOf(modality: Modality, tier: Tier): number {
    const ofModality = this.measured.filter((time) => time.modality === modality);
    const own = ofModality.filter((time) => time.tier === tier);
    const basis = [own, ofModality, this.measured].find((times) => times.length > 0) ?? [];
    const decisions = basis.reduce((sum, time) => sum + time.decisions, 0);
    return decisions === 0 ? 0 : basis.reduce((sum, time) => sum + time.decisions * time.seconds, 0) / decisions;
  }
}
