import type { UsageView } from '@countersign/contracts';

/** What one AI system took on all devices; CO2 in grams. */
export interface SystemUsage {
  system: string;
  costEur: number;
  wattHours: number;
  measuredWattHours: number;
  gramsCo2: number;
  tokens: number;
}

/** What a bar can stand for. */
export const usageFigures = ['costEur', 'wattHours', 'gramsCo2', 'tokens'] as const;
export type UsageFigure = (typeof usageFigures)[number];

/** Grams of CO2 for watt-hours, at so many grams a kilowatt-hour. */
export const gramsOf = (wattHours: number, gramsPerKwh: number): number => (wattHours / 1000) * gramsPerKwh;

/** What each AI system took, most of the figure first. */
export function sumBySystem(usage: readonly UsageView[], gramsPerKwh: number, figure: UsageFigure): SystemUsage[] {
  const systems = [...Map.groupBy(usage, ({ system }) => system)].map(([system, rows]): SystemUsage => {
    const sum = (value: (row: UsageView) => number): number => rows.reduce((total, row) => total + value(row), 0);
    const wattHours = sum((row) => row.wattHours);
    return {
      system,
      costEur: sum((row) => row.costEur),
      wattHours,
      measuredWattHours: sum((row) => row.measuredWattHours),
      gramsCo2: gramsOf(wattHours, gramsPerKwh),
      tokens: sum((row) => row.inputTokens + row.outputTokens),
    };
  });
  return systems.sort((a, b) => b[figure] - a[figure] || a.system.localeCompare(b.system));
}

/** Where a sum of energy comes from: a meter, an estimate, both, or nowhere (a hosted service does not tell its own). */
export function energySource({
  wattHours,
  measuredWattHours,
}: Pick<UsageView, 'wattHours' | 'measuredWattHours'>): 'measured' | 'estimated' | 'partly' | 'unknown' {
  if (wattHours === 0) return 'unknown';
  if (measuredWattHours === 0) return 'estimated';
  return measuredWattHours >= wattHours ? 'measured' : 'partly';
}
