import type { UsageSum } from '@countersign/jobs';
import type { CheckUsage } from '@countersign/submissions';

interface Told {
  system: string;
  usage: CheckUsage;
  milliseconds: number;
  /** How the run ended; `retry`: it is tried again. */
  outcome: 'passed' | 'flagged' | 'inconclusive' | 'retry';
}

const figures = [
  'runs',
  'inconclusive',
  'retries',
  'calls',
  'failedCalls',
  'milliseconds',
  'inputTokens',
  'outputTokens',
  'costEur',
  'wattHours',
  'measuredWattHours',
] as const satisfies readonly (keyof UsageSum)[];

/** Sums of what this worker did, until they are told to the database. */
export class UsageSums {
  private sums = new Map<string, UsageSum>();

  add({ system, usage, milliseconds, outcome }: Told): void {
    const { calls, ...took } = usage;
    this.merge({
      system,
      ...took,
      runs: outcome === 'retry' ? 0 : 1,
      retries: outcome === 'retry' ? 1 : 0,
      inconclusive: outcome === 'inconclusive' ? 1 : 0,
      calls: calls.length,
      failedCalls: calls.filter((call) => call.outcome !== 'answered').length,
      milliseconds,
    });
  }

  /** Hands the sums over and begins anew; `restore` takes them back when they could not be told. */
  take(): UsageSum[] {
    const taken = [...this.sums.values()];
    this.sums = new Map();
    return taken;
  }

  restore(taken: readonly UsageSum[]): void {
    for (const sum of taken) this.merge(sum);
  }

  private merge(sum: UsageSum): void {
    const key = `${sum.system} ${sum.deviceClass}`;
    const own = this.sums.get(key);
    if (own) for (const figure of figures) own[figure] += sum[figure];
    else this.sums.set(key, { ...sum });
  }
}
