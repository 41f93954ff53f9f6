import type { Modality, Outcome } from '@countersign/contracts';
import { evidencePlan, type Measurement, type OutputSelection, type RequirementPack } from '@countersign/requirements';

/** What of a decision decides which requirements it is evidence for. */
export interface DecisionTraits {
  modality: Modality;
  outcome: Outcome;
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
      return traits.outcome === 'approve' && isSelected(measurement.outputs, traits);
    case 'outputs-in-order':
      return isSelected(measurement.outputs, traits) && [...measurement.earlier, ...measurement.later].includes(action);
    case 'entries-with-fields':
      return measurement.action === action && (!measurement.highRisk || traits.highRisk);
    case 'reviewers-within':
    case 'acts-with-entry':
      return true;
    default:
      return false;
  }
}

/** For decisions: the ids of the requirements whose rules count a decision with these traits. */
export function requirementReferences(packs: readonly RequirementPack[]): (traits: DecisionTraits) => string[] {
  const counted = packs.flatMap((pack) =>
    pack.requirements.map((requirement) => ({
      id: requirement.id,
      measurements: evidencePlan(pack, requirement).flatMap(({ measurement }) => measurement ?? []),
    })),
  );
  return (traits) =>
    counted
      .filter(({ measurements }) => measurements.some((measurement) => isCounted(measurement, traits)))
      .map(({ id }) => id);
}
