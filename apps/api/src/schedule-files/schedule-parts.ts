import {
  malformed,
  parseInput,
  ProductError,
  scheduleFormat,
  scheduleFormatInput,
  scheduleMapping,
  type ScheduleFormatInput,
  type ScheduleMapping,
} from '@countersign/contracts';
import type { z } from 'zod';
import { badParts } from '../http/bad-parts.js';
import type { FilesToRead } from './read-files-in-thread.js';

/** Bytes of all schedule files of one request together. */
const mostBytes = 64 * 1024 * 1024;

const tooLarge = new ProductError('too-large', {
  en: 'The schedule files come to more than 64 MB. Leave out what is not needed, or split the schedule.',
  'zh-TW': '排程檔案合計超過 64 MB，請移除不需要的內容或分割排程。',
});

/** JSON of a part; `badParts` where it is none. */
export function jsonPart(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badParts(`The part "${name}" is not JSON.`, `"${name}" 部分不是 JSON。`);
  }
}

function parsed<T extends z.ZodType>(schema: T, name: string, value: unknown): z.output<T> {
  const result = parseInput(schema, value, `/${name}`);
  if (result.success) return result.data;
  throw malformed('invalid-body', result.faults);
}

/** Gathers the parts of a request that say what a schedule is: files, their format and their mapping. */
export class ScheduleParts {
  readonly files: FilesToRead['files'] = [];
  private format: ScheduleFormatInput | undefined;
  private mapping: ScheduleMapping | undefined;
  private bytes = 0;

  addFile(name: string, bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.bytes > mostBytes) throw tooLarge;
    this.files.push({ name: name.slice(0, 200), bytes });
  }

  /** Takes a part that is no file; false where it is none of these. */
  addField(name: string, text: string): boolean {
    if (name === 'mapping') this.mapping = parsed(scheduleMapping, name, jsonPart(name, text));
    else if (name === 'format') this.format = this.formatOf(text);
    else return false;
    return true;
  }

  /** What the parts ask for. */
  toRead(): Omit<FilesToRead, 'remembered'> {
    return { files: this.files, format: this.format, mapping: this.mapping };
  }

  /** The name of a format alone, or an object that also says what its numbers mean. */
  private formatOf(text: string): ScheduleFormatInput {
    const name = scheduleFormat.safeParse(text.trim());
    return name.success ? { format: name.data } : parsed(scheduleFormatInput, 'format', jsonPart('format', text));
  }
}
