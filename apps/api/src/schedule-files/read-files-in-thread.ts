import type { ScheduleFormatInput, ScheduleMapping } from '@countersign/contracts';
import { readScheduleFiles, type ScheduleFilesRead } from '@countersign/schedule-files';

/** Files as plain data, and how they are to be read. */
export interface FilesToRead {
  files: { name: string; bytes: Uint8Array }[];
  format?: ScheduleFormatInput | undefined;
  mapping?: ScheduleMapping | undefined;
  remembered: Readonly<Record<string, ScheduleMapping>>;
}

/** What was made of files. Runs in a thread with limits: a hostile file ends its thread and nothing else. */
export function readFilesInThread({ files, ...options }: FilesToRead): ScheduleFilesRead {
  const whole = files.map(({ name, bytes: { buffer, byteOffset, byteLength } }) => ({
    name,
    bytes: Buffer.from(buffer, byteOffset, byteLength),
  }));
  return readScheduleFiles(whole, options);
}
