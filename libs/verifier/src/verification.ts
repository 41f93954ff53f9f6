import type { LocalizedText } from '@countersign/contracts';
import type { NotProven } from './not-proven.js';

/** Something that does not hold: a stable code, and a sentence that names the place. */
export interface VerificationFault {
  code: string;
  detail: LocalizedText;
}

/** What can be verified. */
export type VerifiedKind = 'log' | 'report' | 'bundle' | 'proof' | 'receipt';

/** The outcome of a verification. `ok` says that nothing that was checked failed; `notProven` says what was not checked. */
export interface Verification {
  ok: boolean;
  kind: VerifiedKind;
  /** The log's name, and the size and root (base64) of the signed tree; null where there is no checkpoint. */
  origin: string | null;
  size: number | null;
  root: string | null;
  /** The key that signed it; `pinned` says that the caller named it, rather than whoever shows the log. */
  key: { vkey: string; pinned: boolean } | null;
  /** How many of each were checked. */
  checked: Record<string, number>;
  faults: VerificationFault[];
  notProven: NotProven[];
}

/** Faults beyond this number are not looked for: one suffices to refuse. */
export const mostFaults = 50;

/** A verification while it runs: collects, and becomes the outcome at the end. */
export class VerificationDraft {
  readonly #faults: VerificationFault[] = [];
  readonly #checked = new Map<string, number>();
  readonly #notProven = new Set<NotProven>();
  #tree: { origin: string; size: number; root: string; vkey: string } | null = null;

  constructor(private readonly kind: VerifiedKind) {}

  /** Whether so much is wrong that looking on is of no use. */
  get isFull(): boolean {
    return this.#faults.length >= mostFaults;
  }

  get hasFaults(): boolean {
    return this.#faults.length > 0;
  }

  tree(origin: string, size: number, root: string, vkey: string): void {
    this.#tree = { origin, size, root, vkey };
  }

  fault(code: string, en: string, zhTW: string): void {
    if (!this.isFull) this.#faults.push({ code, detail: { en, 'zh-TW': zhTW } });
  }

  count(what: string, by = 1): void {
    this.#checked.set(what, (this.#checked.get(what) ?? 0) + by);
  }

  leaveOpen(...what: NotProven[]): void {
    for (const one of what) this.#notProven.add(one);
  }

  finish(): Verification {
    return {
      ok: this.#faults.length === 0,
      kind: this.kind,
      origin: this.#tree?.origin ?? null,
      size: this.#tree?.size ?? null,
      root: this.#tree?.root ?? null,
      key: this.#tree && { vkey: this.#tree.vkey, pinned: !this.#notProven.has('key-not-pinned') },
      checked: Object.fromEntries(this.#checked),
      faults: [...this.#faults],
      notProven: [...this.#notProven],
    };
  }
}
