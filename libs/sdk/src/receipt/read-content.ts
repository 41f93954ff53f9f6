import { TlogError } from '@countersign/tlog';
import { isRecord } from '@countersign/verifier';
import { contentDigest, type PublishedContent, type ScheduleContent } from './content-digest.js';

/**
 * What files hold, as content of a receipt. Several are images. One is taken as it is, byte for byte, unless the receipt
 * is for the schedule that it holds as JSON: there the spelling of the JSON does not count, only what it says.
 */
export function readContent(files: readonly Uint8Array[], jws: string): PublishedContent {
  const [first, ...others] = files;
  if (!first || others.length > 0) return files;
  const schedule = readSchedule(new TextDecoder('utf-8', { ignoreBOM: true }).decode(first));
  return schedule && claimedDigest(jws) === digestOf(schedule) ? schedule : first;
}

function readSchedule(text: string): ScheduleContent | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || countKeys(value) !== countWrittenKeys(text)) return null;
    const { schedule, roster } = value;
    if (isRecord(schedule)) return { ...value, schedule };
    return isRecord(roster) ? { ...value, roster } : null;
  } catch {
    return null;
  }
}

/** Members in the text: more than in its value when one of them hides behind another of the same name. */
function countWrittenKeys(text: string): number {
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)];
  return strings.filter(([, colon]) => colon !== undefined).length;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: unknown[] = Object.values(value);
  return members.reduce<number>(
    (count, member) => count + countKeys(member),
    Array.isArray(value) ? 0 : members.length,
  );
}

function digestOf(schedule: ScheduleContent): string | null {
  try {
    return contentDigest(schedule);
  } catch (error) {
    if (error instanceof TlogError) return null;
    throw error;
  }
}

/** What an unverified receipt says that it is for: chooses only how the file is read. */
function claimedDigest(jws: string): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isRecord(claims) ? claims['contentDigest'] : undefined;
  } catch {
    return undefined;
  }
}
