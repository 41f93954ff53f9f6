import type { ScheduleModel } from '../model/schedule-model.js';
import type { SkillViolation } from '../violation.js';

/** An operation that asks for skills has a person, and the person has them. An undeclared person is left to grounding. */
export function* checkSkill(model: ScheduleModel): Generator<SkillViolation> {
  for (const { operation, person, personId, start } of model.placements) {
    if (personId !== null && person === null) continue;
    const missing = operation.skills.filter((skill) => person === null || !person.skills.has(skill));
    if (missing.length === 0) continue;
    yield {
      constraint: 'skill',
      operations: [operation.id],
      person: personId,
      missing,
      at: model.clock.toText(start),
      amount: missing.length,
      unit: 'skills',
    };
  }
}
