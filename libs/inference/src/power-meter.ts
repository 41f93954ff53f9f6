import type { Clock } from './clock.js';
import { askNvidiaSmi, parseNvidiaSmi } from './device.js';

interface Sample {
  at: number;
  watts: number;
}

interface MeterOptions {
  clock: Clock;
  ask?: () => Promise<string | null>;
  everyMs?: number;
}

const msPerHour = 3_600_000;

/** How long samples are kept, and how far the nearest may be from an interval that it speaks for; in samples. */
const [kept, reach] = [600, 2];

/** Samples the power of all cards of this machine; it answers null for times in which there was nothing to read. */
export class PowerMeter {
  private samples: Sample[] = [];
  private stopped = false;
  private cancel: () => void = () => undefined;
  private readonly ask: () => Promise<string | null>;
  private readonly everyMs: number;

  constructor(private readonly options: MeterOptions) {
    this.ask = options.ask ?? askNvidiaSmi;
    this.everyMs = options.everyMs ?? 1_000;
  }

  /** Begins to sample; answers whether there is anything to read. Without a card it does not go on asking. */
  async start(): Promise<boolean> {
    const works = await this.sample();
    if (works) this.again();
    return works;
  }

  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Energy that the cards drew between two times of the clock (milliseconds), or null. */
  wattHours(from: number, to: number): number | null {
    const watts = this.meanWatts(from, to);
    return watts === null ? null : (watts * (to - from)) / msPerHour;
  }

  /** Mean power between two times of the clock: of the samples within, or of the nearest one. */
  meanWatts(from: number, to: number): number | null {
    const within = this.samples.filter(({ at }) => at >= from && at <= to);
    if (within.length > 0) return within.reduce((sum, { watts }) => sum + watts, 0) / within.length;
    const distance = ({ at }: Sample): number => Math.max(from - at, at - to);
    const [nearest] = this.samples.toSorted((one, other) => distance(one) - distance(other));
    return nearest && distance(nearest) <= reach * this.everyMs ? nearest.watts : null;
  }

  private again(): void {
    this.cancel = this.options.clock.after(this.everyMs, () => {
      void this.sample().then(() => (this.stopped ? undefined : this.again()));
    });
  }

  private async sample(): Promise<boolean> {
    const output = await this.ask();
    const readings = parseNvidiaSmi(output ?? '').flatMap(({ watts }) => (watts === null ? [] : watts));
    if (readings.length === 0) return false;
    const watts = readings.reduce((sum, reading) => sum + reading, 0);
    this.samples.push({ at: this.options.clock.now(), watts });
    if (this.samples.length > kept) this.samples = this.samples.slice(-kept / 2);
    return true;
  }
}
