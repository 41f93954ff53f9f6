import type { Modality, Outcome } from '@countersign/contracts';
import {
  evidencePlan,
  lawOn,
  type Measurement,
  type OutputSelection,
  type Requirement,
  type RequirementPack,
} from '@countersign/requirements';
import { scopeOf, type SystemInScope } from '../counts/systems-in-scope.js';

/** What of a decision decides which requirements it is evidence for. */
export interface DecisionTraits {
  modality: Modality;
  outcome: Outcome;
  /** An approval that counts no more. */
  lapsed: boolean;
  highRisk: boolean;
  publicInterest: boolean;
  /** An editorial record stands on it. */
  editorial: boolean;
}

const action = 'review.decided';
const editorial = 'editorial.recorded';

function isSelected(selection: OutputSelection, traits: DecisionTraits): boolean {
  const { modalities, actedOn } = selection;
  return (
    (modalities === undefined || modalities.includes(traits.modality)) &&
    (selection.released === undefined || traits.outcome === 'approve') &&
    (selection.highRisk === undefined || traits.highRisk) &&
    (selection.publicInterest === undefined || traits.publicInterest) &&
    (actedOn === undefined || (traits.editorial && actedOn.includes(editorial)))
  );
}

/** Whether a decision with these traits is among what the measurement counts. */
function isCounted(measurement: Measurement, traits: DecisionTraits): boolean {
  switch (measurement.kind) {
    case 'outputs-showing':
      return (
        isSelected(measurement.outputs, traits) &&
        measurement.alternatives.some(
          (one) =>
            one.by === 'entry' &&
            (one.actions.includes(action) || (traits.editorial && one.actions.includes(editorial))),
        )
      );
    case 'outputs-with-approvers':
      return traits.outcome === 'approve' && !traits.lapsed && isSelected(measurement.outputs, traits);
    case 'outputs-in-order':
      return isSelected(measurement.outputs, traits) && [...measurement.earlier, ...measurement.later].includes(action);
    case 'entries-with-fields':
      return measurement.action === action && (!measurement.highRisk || traits.highRisk);
    case 'reviewers-within':
      // Gold items are none of the outputs that were handed in.
      return measurement.metric !== 'catch-rate';
    case 'acts-with-entry':
    case 'decisions-after-reading':
      return true;
    default:
      return false;
  }
}

/** A requirement that a decision is evidence for, as the pack words it on that day. */
interface ReferredRequirement {
  pack: RequirementPack;
  requirement: Requirement;
}

/**
 * For decisions on outputs of an AI system (slug): the requirements of the law of a day (YYYY-MM-DD) that concern the system, or
 * will, and whose rules count a decision with these traits.
 */
export function requirementReferences(
  packs: readonly RequirementPack[],
  systems: readonly SystemInScope[],
  day: string,
): (system: string, traits: DecisionTraits) => ReferredRequirement[] {
  const law = packs
    .map((pack) => lawOn(pack, day))
    .flatMap((pack) =>
      pack.requirements.map((requirement) => ({
        pack,
        requirement,
        measurements: evidencePlan(pack, requirement).flatMap(({ measurement }) => measurement ?? []),
      })),
    );
  const bySystem = new Map(
    systems.map((system) => [
      system.slug,
      law.filter(({ requirement }) => scopeOf(requirement, [system], day).state !== 'not_applicable'),
    ]),
  );
  return (system, traits) =>
    (bySystem.get(system) ?? []).filter(({ measurements }) =>
      measurements.some((measurement) => isCounted(measurement, traits)),
    );
}
