import type { Affected, CheckResultDraft, Disclosure, Generator, Modality, Source } from '@countersign/contracts';
import type { checkKinds, ImageLimits } from '@countersign/policy';
import type { EarlierOutputs } from './earlier-outputs.js';
import type { CheckInference } from './inference.js';

/** What a check looks at. */
export type CheckKind = (typeof checkKinds)[number];

/** All a check may see of an output. `content` is the modality's parsed content. */
export interface CheckSubject<Content = unknown> {
  title: string;
  content: Content;
  generator: Generator;
  sources: readonly Source[];
  rationale: string | null;
  affected: Affected | null;
  publicInterest: boolean;
  disclosure: Disclosure | null;
}

/** A part of an output that checks may read. */
export type SubjectPart = keyof CheckSubject;

/** What surrounds a check run: cancellation, the bytes of images by digest, models, limits, and what came before. */
export interface CheckContext {
  signal: AbortSignal;
  readBlob(digest: string): Promise<Buffer>;
  /** Certificates of those whose C2PA manifests are trusted, as PEM; null where nobody is named. */
  trustedSigners: string | null;
  inference: CheckInference;
  /** From where on the models of images count; the defaults of the policy where it is left out. */
  images?: ImageLimits;
  /** When the output was handed in (RFC 3339): a check has no clock of its own. Not known where it is left out. */
  receivedAt?: string;
  /** What is known of earlier outputs of the AI system; nothing where it is left out. */
  earlier?: EarlierOutputs;
}

/** One check: a file in `kinds/` named after `name`. It holds no state and opens no transaction; a thrown error is retried, `inconclusive` is an answer. */
export interface Check<Content = unknown> {
  name: string;
  kind: CheckKind;
  modality: Modality;
  /** Raised whenever the same output could get another result. */
  version: string;
  /** The parts of an output that it reads; it is given no others. With its version, settings and models they fix its result. */
  reads: readonly SubjectPart[];
  /** Its result depends on earlier outputs of the AI system as well, so it may change by itself. */
  readsEarlier?: true;
  /** Loads models into the memory of its thread, which stay there: only a few threads may run it. */
  holdsModels?: true;
  run(subject: CheckSubject<Content>, context: CheckContext): Promise<CheckResultDraft>;
}
