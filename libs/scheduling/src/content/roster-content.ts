import { wordedIssue } from '@countersign/contracts';
import { z } from 'zod';
import { refuseRepeated } from './repeated-identifiers.js';
import {
  closing,
  differsFromBeginning,
  identifier,
  localDate,
  maxHorizonDays,
  opening,
  personGroup,
  skillList,
  timeZoneName,
} from './wire-values.js';

/** Most shifts, and most assignments, that a roster may hold. */
export const maxRosterShifts = 20_000;

const hoursAWeek = z.number().min(0).max(168);
const limits = {
  minRestHours: z.number().min(0).max(168).optional(),
  maxHoursPerWeek: hoursAWeek.optional(),
  maxConsecutiveDays: z.int().min(1).max(366).optional(),
};

/** Limits for everybody; a rule that is absent is not checked. */
export const rosterRules = z.strictObject(limits);

/** What was agreed with one person; its limits replace those of the roster. */
export const rosterContract = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  hoursPerWeek: hoursAWeek.optional(),
  ...limits,
});

export const rosterPerson = z.strictObject({
  id: identifier,
  skills: skillList.optional(),
  contract: rosterContract.optional(),
  groups: z.array(personGroup).max(50).optional(),
});

/** A shift to be covered by `count` people, each with all of its skills; it begins on `date`. */
export const rosterShift = z
  .strictObject({
    id: identifier,
    date: localDate,
    from: opening,
    to: closing,
    count: z.int().min(0).max(10_000),
    skills: skillList.optional(),
  })
  .refine((it) => it.from !== it.to, differsFromBeginning);

/** A wish not to work: the whole date, or one shift when it is named. */
export const rosterRequest = z.strictObject({
  person: identifier,
  date: localDate,
  shift: identifier.optional(),
  wish: z.literal('off'),
});

/** Key figures that the generator states about its own roster; each is recomputed. */
export const rosterClaims = z.strictObject({
  uncoveredShifts: z.number().optional(),
  refusedRequests: z.number().optional(),
  hours: z.record(identifier, z.number()).optional(),
});

/** Why the generator says it gave somebody a shift. */
export const rosterReason = z.strictObject({
  person: identifier,
  shift: identifier.optional(),
  text: z.string().min(1).max(2000),
});

/** A roster with the needs and rules it answers. Unknown names are no refusal: the re-check finds them. */
export const roster = z
  .strictObject({
    timeZone: timeZoneName,
    people: z.array(rosterPerson).max(20_000),
    shifts: z.array(rosterShift).min(1).max(maxRosterShifts),
    assignments: z.array(z.strictObject({ person: identifier, shift: identifier })).max(10 * maxRosterShifts),
    rules: rosterRules.optional(),
    requests: z.array(rosterRequest).max(maxRosterShifts).optional(),
    claims: rosterClaims.optional(),
    reasons: z.array(rosterReason).max(maxRosterShifts).optional(),
  })
  .superRefine((value, context) => {
    refuseRepeated(context, ['people'], value.people);
    refuseRepeated(context, ['shifts'], value.shifts);
    const first = Date.parse(value.shifts[0]?.date ?? '');
    value.shifts.forEach(({ date }, index) => {
      if (Math.abs(Date.parse(date) - first) > maxHorizonDays * 86_400_000) {
        const en = 'lies more than three years from the first shift: hand in a shorter stretch of time';
        const zh = '距離第一個班次超過三年，請縮短時間範圍';
        context.addIssue(wordedIssue({ en, 'zh-TW': zh }, ['shifts', index, 'date']));
      }
    });
  })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof roster>;

/** Content of a submission that holds a roster. */
export const rosterContent = z.strictObject({ roster });
export type RosterContent = z.infer<typeof rosterContent>;
