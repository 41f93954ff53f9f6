import {
  faultsOf,
  jsonPointer,
  malformed,
  submissionInput,
  type Digest,
  type Fault,
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

/** PostgreSQL keeps neither NUL nor lone surrogates: each such string is a fault of its own. */
function unstorable(value: unknown, path: PropertyKey[], faults: Fault[]): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) {
      const detail = 'must not hold NUL characters or lone surrogates';
      faults.push({ pointer: jsonPointer(path), code: 'wrong-character', detail });
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => unstorable(item, [...path, index], faults));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key.includes('\u0000') || !key.isWellFormed()) unstorable(key, path, faults);
      unstorable(item, [...path, key], faults);
    }
  }
}

/** Parses a body by the schema of submissions and of its modality; throws `invalid-body` with every fault at once. */
export function parseSubmission(body: unknown): ParsedSubmission {
  const faults: Fault[] = [];
  unstorable(body, [], faults);
  const parsed = submissionInput.safeParse(body);
  if (!parsed.success) faults.push(...faultsOf(parsed.error));
  const modality = submissionInput.shape.modality.safeParse((body as { modality?: unknown } | null)?.modality);
  const content = (body as { content?: unknown } | null)?.content;
  const definition = modality.success ? modalityDefinition(modality.data) : null;
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  const parsedContent = definition && isObject ? definition.content.safeParse(content) : null;
  if (parsedContent && !parsedContent.success) faults.push(...faultsOf(parsedContent.error, '/content'));
  if (faults.length > 0 || !parsed.success || !definition || !parsedContent?.success) {
    throw malformed('invalid-body', faults);
  }
  const input = { ...parsed.data, content: parsedContent.data as Record<string, unknown> };
  return {
    input,
    contentDigest: definition.digest(parsedContent.data),
    inputDigest: sha256Digest(canonicalJson(input)),
    blobs: definition.blobs(parsedContent.data),
    language: definition.language(parsedContent.data),
  };
}
