import type { DeviceClass, Model } from '@countersign/policy';
import type { Usage } from './backend.js';

/** Where a figure of energy comes from: a meter of the machine, the power that policies name, or nowhere. */
export type EnergyFrom = 'measured' | 'estimated' | 'none';

export interface Costs {
  costEur: number;
  wattHours: number | null;
  energyFrom: EnergyFrom;
}

interface Priced {
  model: Pick<Model, 'price' | 'watts'>;
  device: Pick<DeviceClass, 'costEurPerHour' | 'watts'>;
}

const msPerHour = 3_600_000;
const million = 1_000_000;

/**
 * What one item cost. `busyMs` is its share of the machine's busy time, `measuredWatts` the mean power that a meter of the
 * machine saw meanwhile. A model with a price per token costs that price alone.
 */
export function costsOf({ model, device }: Priced, busyMs: number, usage: Usage, measuredWatts: number | null): Costs {
  const hours = busyMs / msPerHour;
  const costEur = model.price
    ? ((usage.inputTokens ?? 0) * model.price.eurPerMillionInputTokens +
        (usage.outputTokens ?? 0) * model.price.eurPerMillionOutputTokens) /
      million
    : hours * device.costEurPerHour;
  if (measuredWatts !== null) return { costEur, wattHours: hours * measuredWatts, energyFrom: 'measured' };
  const watts = model.watts ?? device.watts;
  if (watts === 0) return { costEur, wattHours: null, energyFrom: 'none' };
  return { costEur, wattHours: hours * watts, energyFrom: 'estimated' };
}

/** Shares of a whole, by tokens; even shares where tokens are not known. They add up to 1. */
export function sharesByTokens(usages: readonly Usage[]): number[] {
  const tokens = usages.map(({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0));
  const total = tokens.reduce((sum, count) => sum + count, 0);
  const isKnown = total > 0 && usages.every(({ inputTokens }) => inputTokens !== null);
  return tokens.map((count) => (isKnown ? count / total : 1 / usages.length));
}
