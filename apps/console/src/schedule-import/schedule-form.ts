import type { ScheduleMapping } from '@countersign/contracts';

/** Files of one schedule, and how their columns are read where a person said so. */
export interface ChosenFiles {
  files: readonly File[];
  mapping: ScheduleMapping | null;
}

/** The parts of a request that hold schedule files, with further parts in front of them. */
export function scheduleForm({ files, mapping }: ChosenFiles, more: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  for (const file of files) form.append('schedule', file, file.name);
  return form;
}
