import { maskPersonalData } from '@countersign/checks';
import type { InferenceRecord } from '@countersign/inference';
import type { Devices, Models } from '@countersign/policy';
import type { CheckUsage, StoredCall } from '@countersign/submissions';

const msPerHour = 3_600_000;
/** Characters of a call's question and answer that are kept. */
const mostKept = 32_768;

async function kept(value: unknown, keep: Models['recordCalls']): Promise<string | null> {
  if (keep === 'none' || value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  // A little more is masked than is kept, so that nothing is cut in two before it can be told.
  const near = text.slice(0, mostKept + 256);
  const shown = (keep === 'masked' ? await maskPersonalData(near) : near).slice(0, mostKept);
  return text.length > mostKept ? `${shown}\n… (${text.length - mostKept} more)` : shown;
}

function storedCalls(records: readonly InferenceRecord[], keep: Models['recordCalls']): Promise<StoredCall[]> {
  const calls = records.flatMap(({ task, attempts }, question) =>
    attempts.map(async ({ call, ...attempt }, ordinal) => ({
      ...attempt,
      task,
      question,
      ordinal,
      request: await kept(call?.request, keep),
      answer: await kept(call?.answer, keep),
    })),
  );
  return Promise.all(calls);
}

interface Run {
  /** Time of a processor's core that the check itself took. */
  cpuMs: number;
  /** Cores of this machine; its cost and power are shared by them. */
  cores: number;
  records: readonly InferenceRecord[];
}

/** What a check run took: its own share of this machine by the class `cpu`, and all calls of models. */
export async function usageOf(
  { cpuMs, cores, records }: Run,
  devices: Devices,
  keep: Models['recordCalls'],
): Promise<CheckUsage> {
  const cpu = devices.classes.find(({ name }) => name === 'cpu');
  const hours = cpuMs / msPerHour / cores;
  const calls = await storedCalls(records, keep);
  const sum = (of: (call: StoredCall) => number | null): number =>
    calls.reduce((total, call) => total + (of(call) ?? 0), 0);
  // The device that did most of the asked work; a check that asked nobody ran on the processor.
  const longest = calls.reduce<StoredCall | null>(
    (most, call) => (most === null || call.serviceMs > most.serviceMs ? call : most),
    null,
  );
  return {
    deviceClass: longest?.deviceClass ?? 'cpu',
    costEur: hours * (cpu?.costEurPerHour ?? 0) + sum((call) => call.costEur),
    wattHours: hours * (cpu?.watts ?? 0) + sum((call) => call.wattHours),
    measuredWattHours: sum((call) => (call.energyFrom === 'measured' ? call.wattHours : 0)),
    inputTokens: sum((call) => call.inputTokens),
    outputTokens: sum((call) => call.outputTokens),
    calls,
  };
}
