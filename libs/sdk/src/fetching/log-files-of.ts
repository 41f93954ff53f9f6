import { FolderLogFiles } from './folder-log-files.js';
import { HttpLogFiles } from './http-log-files.js';
import type { LogFiles } from './log-files.js';

/** The files of a log at an address (http, https), else in a folder. */
export const logFilesOf = (place: string): LogFiles =>
  /^https?:/i.test(place) ? new HttpLogFiles(place) : new FolderLogFiles(place);
