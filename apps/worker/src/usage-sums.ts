import type { UsageSum } from '@countersign/jobs';
import type { CheckUsage } from '@countersign/submissions';

interface Told {
  system: string;
  usage: CheckUsage;
  milliseconds: number;
  /** How the run ended; `retry`: it is tried again. */
  outcome: 'passed' | 'flagged' | 'inconclusive' | 'retry';
}

/** Sums of what this worker did, until they are told to the database. */
export class UsageSums {
  private sums = new Map<string, UsageSum>();

  add({ system, usage, milliseconds, outcome }: Told): void {
    const { deviceClass } = usage;
    const key = `${system} ${deviceClass}`;
    const zero = { runs: 0, inconclusive: 0, retries: 0, calls: 0, failedCalls: 0, milliseconds: 0 };
    const nothing = { inputTokens: 0, outputTokens: 0, costEur: 0, wattHours: 0, measuredWattHours: 0 };
    const sum = this.sums.get(key) ?? { system, deviceClass, ...zero, ...nothing };
    sum.runs += outcome === 'retry' ? 0 : 1;
    sum.retries += outcome === 'retry' ? 1 : 0;
    sum.inconclusive += outcome === 'inconclusive' ? 1 : 0;
    sum.calls += usage.calls.length;
    sum.failedCalls += usage.calls.filter((call) => call.outcome !== 'answered').length;
    sum.milliseconds += milliseconds;
    for (const figure of Object.keys(nothing) as (keyof typeof nothing)[]) sum[figure] += usage[figure];
    this.sums.set(key, sum);
  }

  /** Hands the sums over and begins anew; `restore` takes them back when they could not be told. */
  take(): UsageSum[] {
    const taken = [...this.sums.values()];
    this.sums = new Map();
    return taken;
  }

  restore(taken: readonly UsageSum[]): void {
    for (const sum of taken) {
      const key = `${sum.system} ${sum.deviceClass}`;
      const own = this.sums.get(key);
      if (!own) this.sums.set(key, sum);
      else {
        for (const [figure, value] of Object.entries(sum)) {
          if (typeof value === 'number') (own as unknown as Record<string, number>)[figure]! += value;
        }
      }
    }
  }
}
