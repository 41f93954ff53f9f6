import type { ZoneClock } from '../time/zone-clock.js';
import { minute } from '../time/zone-clock.js';
import type { DataTable, MixedOffsets } from './data-fault.js';
import type { Dated } from './odd-dates.js';

const offsetOf = (text: string) => (/[zZ]$/.test(text) ? 'Z' : text.slice(-6));

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -size : size;
}

/** Instants of a list at an offset that at most a fifth of it has and that its time zone does not have then: perhaps local times with a wrong sign of their zone. */
export function* mixedOffsets(table: DataTable, instants: readonly Dated[], clock: ZoneClock): Generator<MixedOffsets> {
  if (instants.length < 5) return;
  const foreign = instants.filter(({ value }) => {
    return minutesOf(offsetOf(value)) !== Math.round(clock.offsetAt(Date.parse(value)) / minute);
  });
  if (foreign.length === 0 || foreign.length > instants.length / 5) return;
  const local = instants.find((it) => !foreign.includes(it));
  for (const [offset, same] of Map.groupBy(foreign, ({ value }) => offsetOf(value))) {
    yield {
      kind: 'mixed-offsets',
      table,
      count: same.length,
      offset,
      usual: offsetOf(local?.value ?? ''),
      usualCount: instants.length - foreign.length,
      pointers: same.map(({ pointer }) => pointer),
      operations: same.flatMap(({ operations }) => operations),
    };
  }
}
