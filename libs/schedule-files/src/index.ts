export type { CellFault } from './fault.js';
export { mostFaults } from './fault.js';
export type { ScheduleFile } from './files/sheets-of.js';
export { readScheduleFiles } from './read-schedule-files.js';
export type { ReadOptions, ScheduleFilesRead } from './read-schedule-files.js';
export { tableSets } from './tables/table-sets.js';
export { scheduleTemplate } from './write/schedule-template.js';
export { scheduleCsvFiles, scheduleWorkbook } from './write/schedule-files.js';
export type { ScheduleToWrite } from './write/schedule-files.js';
