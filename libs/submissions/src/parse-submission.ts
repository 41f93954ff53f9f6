import {
  jsonPointer,
  malformed,
  parseInput,
  submissionInput,
  type Digest,
  type LocalizedFault,
  type LocalizedText,
  type SubmissionInput,
} from '@countersign/contracts';
import { modalityDefinition, sha256Digest } from '@countersign/modalities';
import { canonicalJson } from '@countersign/tlog';

/** A well-formed submission with what follows from its content. */
export interface ParsedSubmission {
  input: SubmissionInput;
  contentDigest: Digest;
  /** SHA-256 over the RFC 8785 form of everything handed in. */
  inputDigest: Digest;
  blobs: string[];
  language: string | null;
}

/** Deepest nesting of objects and lists that is taken in. */
const maxDepth = 100;

const noSuchCharacter: LocalizedText = {
  en: 'must not hold NUL characters or lone surrogates: send well-formed text',
  'zh-TW': '不可含有 NUL 字元或單獨的代理字元，請傳送正確的文字',
};

const tooDeep: LocalizedText = {
  en: `is nested more than ${maxDepth} levels deep: send it flatter, or as text`,
  'zh-TW': `巢狀超過 ${maxDepth} 層，請減少層數或改以文字傳送`,
};

const inexactInteger: LocalizedText = {
  en: 'is a whole number beyond 2^53 - 1, which readers of JSON round: send it as text',
  'zh-TW': '為超過 2^53 - 1 的整數，讀取 JSON 時會被四捨五入，請改以文字傳送',
};

/** Faults of what no store or digest carries faithfully: NUL, lone surrogates, integers that are rounded, deep nesting. */
function unstorable(value: unknown, path: PropertyKey[], faults: LocalizedFault[]): void {
  const refuse = (code: string, detail: LocalizedText) => faults.push({ pointer: jsonPointer(path), code, detail });
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) refuse('wrong-character', noSuchCharacter);
  } else if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse('inexact-integer', inexactInteger);
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > maxDepth) {
      refuse('too-deep', tooDeep);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => unstorable(item, [...path, index], faults));
    } else {
      for (const [key, item] of Object.entries(value)) {
        if (key.includes('\u0000') || !key.isWellFormed()) unstorable(key, path, faults);
        unstorable(item, [...path, key], faults);
      }
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a body by the schema of submissions and of its modality; throws `invalid-body` with every fault at once. */
export function parseSubmission(body: unknown): ParsedSubmission {
  const faults: LocalizedFault[] = [];
  unstorable(body, [], faults);
  // Schemas of free JSON would follow the nesting as deep as it goes.
  if (faults.some(({ code }) => code === 'too-deep')) throw malformed('invalid-body', faults);
  const parsed = parseInput(submissionInput, body);
  if (!parsed.success) faults.push(...parsed.faults);
  const given: Record<string, unknown> = isRecord(body) ? body : {};
  const modality = submissionInput.shape.modality.safeParse(given.modality);
  const definition = modality.success ? modalityDefinition(modality.data) : null;
  const content =
    definition && isRecord(given.content) ? parseInput(definition.content, given.content, '/content') : null;
  if (content && !content.success) faults.push(...content.faults);
  if (faults.length > 0 || !parsed.success || !definition || !content?.success) {
    throw malformed('invalid-body', faults);
  }
  const input = { ...parsed.data, content: content.data as Record<string, unknown> };
  return {
    input,
    contentDigest: definition.digest(content.data),
    inputDigest: sha256Digest(canonicalJson(input)),
    blobs: definition.blobs(content.data),
    language: definition.language(content.data),
  };
}
