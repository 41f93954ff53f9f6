import { checkBatches } from './constraints/batch.js';
import { checkChangeover } from './constraints/changeover.js';
import { checkClaims } from './constraints/claims.js';
import { checkCompleteness, checkCycles } from './constraints/completeness.js';
import { checkDue, checkRelease } from './constraints/dates.js';
import { checkFrozen, checkLocked } from './constraints/displaced.js';
import { checkLotSize } from './constraints/lot-size.js';
import { checkMaterial } from './constraints/material.js';
import { checkMachineOverlap, checkPersonOverlap } from './constraints/overlap.js';
import { checkPrecedence } from './constraints/precedence.js';
import { checkEligibility, checkProcessing } from './constraints/processing.js';
import { checkQuantity } from './constraints/quantity.js';
import { checkSkill } from './constraints/skill.js';
import { checkTools } from './constraints/tool.js';
import type { ScheduleModel } from './model/schedule-model.js';
import type { ScheduleViolation } from './violation.js';

/** Every constraint, in the order in which its violations are listed. */
const checks: readonly ((model: ScheduleModel) => Iterable<ScheduleViolation>)[] = [
  ({ grounding }) => grounding,
  checkCompleteness,
  checkCycles,
  checkPrecedence,
  checkMachineOverlap,
  checkPersonOverlap,
  checkEligibility,
  checkProcessing,
  checkChangeover,
  checkRelease,
  checkMaterial,
  checkSkill,
  checkTools,
  checkBatches,
  checkLotSize,
  checkLocked,
  checkFrozen,
  checkDue,
  checkQuantity,
  checkClaims,
];

/** Everything that is wrong with a schedule, found from its assignments alone; empty for a valid schedule without late jobs. */
export function recheckSchedule(model: ScheduleModel): ScheduleViolation[] {
  return checks.flatMap((check) => [...check(model)]);
}
