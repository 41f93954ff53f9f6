import { incidentClasses } from '@countersign/contracts';
import type { PolicyFault, YamlDocument } from '@countersign/policy';
import type { RequirementPack } from './pack-in-use.js';
import { reportingClock } from './reporting-clock.js';
import type { Vocabulary } from './vocabulary.js';

/** What the product itself asks the law for and no pack says: clocks of incidents, and when the public is told of an output. */
export function dutyFaults(
  { file, value, lineOf }: YamlDocument<Vocabulary>,
  packs: readonly RequirementPack[],
): PolicyFault[] {
  const ids = new Set(packs.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  const absent = Object.entries(value.disclosure)
    .filter(([, id]) => !ids.has(id))
    .map(([modality, id]) => ({
      file,
      line: lineOf(['disclosure', modality]),
      sentence: `disclosure.${modality} is ${id}, which no pack holds: name the requirement that says when the public is told, or add it.`,
    }));
  const endless = incidentClasses
    .filter((kind) => reportingClock(packs, kind, '9999-12-31') === null)
    .map((kind) => ({
      file,
      line: lineOf(['incident_classes']),
      sentence: `No pack says within how many days an authority is told of an incident of class "${kind}": add it to a class of incident_classes that a deadline rule of origin law names, or add such a rule.`,
    }));
  return [...absent, ...endless];
}
