import type { IncidentClass, IncidentView } from '@countersign/contracts';
import { reportingClock, type ReportingClock, type RequirementPack } from '@countersign/requirements';
import { dayOf } from '../compute-coverage.js';

const day = 86_400_000;

/** The clock that the law of the day of awareness sets for a class of incident. */
function clockOn(packs: readonly RequirementPack[], kind: IncidentClass, awareAt: Date): ReportingClock {
  const clock = reportingClock(packs, kind, dayOf(awareAt));
  if (clock === null) throw new Error(`no pack bounds the time to report an incident of class ${kind}`);
  return clock;
}

/**
 * The end of a period of days: the last millisecond of its last day in UTC. The day of awareness is not counted, and the
 * period ends with the last hour of its last day (Regulation (EEC, Euratom) No 1182/71 of 3 June 1971, Art. 3(1) and (2)(b)).
 * That weekends and holidays may prolong it (Art. 3(4) and (5)) is left out.
 */
const endOf = (days: number, awareAt: Date): Date =>
  new Date((Math.floor(awareAt.getTime() / day) + days + 1) * day - 1);

/** The end of the period that the law grants a class of incident. */
export function dueAt(packs: readonly RequirementPack[], kind: IncidentClass, awareAt: Date): Date {
  return endOf(clockOn(packs, kind, awareAt).days, awareAt);
}

/** How the clock of an incident stands at a moment; `toldAt` is when the authority was told first. */
export function incidentClock(
  packs: readonly RequirementPack[],
  { class: kind, awareAt, toldAt }: { class: IncidentClass; awareAt: Date; toldAt: Date | null },
  now: Date,
): IncidentView['clock'] {
  const { days, source } = clockOn(packs, kind, awareAt);
  const due = endOf(days, awareAt);
  return {
    days,
    // What is aimed at: so many times 24 hours from awareness.
    aimAt: new Date(awareAt.getTime() + days * day).toISOString(),
    dueAt: due.toISOString(),
    source,
    toldAt: toldAt?.toISOString() ?? null,
    state: toldAt === null ? (now > due ? 'overdue' : 'running') : toldAt <= due ? 'in-time' : 'late',
  };
}
