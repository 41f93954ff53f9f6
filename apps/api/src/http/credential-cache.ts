/** A credential is looked up again after this long: one that was revoked by another process works no longer than that. */
const freshMs = 1000;
const mostHeld = 10_000;

interface Held<T> {
  found: Promise<T | null>;
  until: number;
}

/** What credentials stand for, as looked up in the last second, so that a busy client costs one look-up a second. */
export class CredentialCache<T> {
  private readonly held = new Map<string, Held<T>>();

  constructor(private readonly lookUp: (credential: string) => Promise<T | null>) {}

  /** Who or what this credential stands for, null when it is not known. */
  find(credential: string, now = Date.now()): Promise<T | null> {
    const known = this.held.get(credential);
    if (known && known.until >= now) return known.found;
    if (this.held.size >= mostHeld) this.held.clear();
    const found = this.lookUp(credential);
    const entry = { found, until: now + freshMs };
    this.held.set(credential, entry);
    // A look-up that failed says nothing of the credential.
    found.catch(() => this.held.get(credential) === entry && this.held.delete(credential));
    return found;
  }

  /** Forgets all of them: this process has just changed what one of them may stand for. */
  forget(): void {
    this.held.clear();
  }
}
