/** Its words and fields are those of the API: `libs/contracts/src/schedule-question.ts`. */
export type { ScheduleChange } from '@countersign/contracts';
