import type { IncidentClass } from '@countersign/contracts';
import { citationOf, requirementsOn } from './citation-of.js';
import { longestDays } from './duration.js';
import type { RequirementPack } from './pack-in-use.js';
import type { Requirement } from './requirement-pack.js';
import type { RuleOf } from './rule.js';
import { incidentRecords } from './select-incidents.js';
import type { Vocabulary } from './vocabulary.js';

/** Within how many days of awareness an authority is told of an incident at the latest, and where it stands written. */
export interface ReportingClock {
  days: number;
  source: string;
}

/** The rules of law of a requirement that bound the time until the authority is told of a class of incident. */
function limitsOf({ evidence }: Requirement, kind: IncidentClass, words: Vocabulary): RuleOf<'deadline'>[] {
  return (evidence.rules ?? []).flatMap((rule): RuleOf<'deadline'>[] => {
    if (rule.kind !== 'deadline' || rule.origin !== 'law' || rule.population.of !== 'incidents') return [];
    const { from, to } = rule.require;
    if (incidentRecords[from] !== 'opened' || incidentRecords[to] !== 'authority-told') return [];
    const named = [rule.population.where?.class ?? []].flat();
    return named.some((word) => words.incident_classes[String(word)]?.includes(kind)) ? [rule] : [];
  });
}

/**
 * The shortest period that the law of a day (YYYY-MM-DD) grants for a class of incident, by the deadline rules of the packs;
 * null where no pack sets one.
 */
export function reportingClock(
  packs: readonly RequirementPack[],
  kind: IncidentClass,
  day: string,
): ReportingClock | null {
  const cited = requirementsOn(packs, day, (item, pack) => limitsOf(item, kind, pack.vocabulary).length > 0);
  const clocks = cited.flatMap((item) =>
    limitsOf(item.requirement, kind, item.pack.vocabulary).map(({ target }) => ({
      days: longestDays(target.max),
      source: citationOf(item),
    })),
  );
  return clocks.toSorted((a, b) => a.days - b.days)[0] ?? null;
}
