import {
  malformed,
  parseInput,
  submissionInput,
  unstorableFaults,
  type Digest,
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a body by the schema of submissions and of its modality; throws `invalid-body` with every fault at once. */
export function parseSubmission(body: unknown): ParsedSubmission {
  const faults = unstorableFaults(body);
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
