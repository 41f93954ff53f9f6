export { maxOperations, schedule, scheduleContent } from './content/schedule-content.js';
export type { Schedule, ScheduleContent } from './content/schedule-content.js';
export { maxRosterShifts, roster, rosterContent } from './content/roster-content.js';
export type { Roster, RosterContent } from './content/roster-content.js';
