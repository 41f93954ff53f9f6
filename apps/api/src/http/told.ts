const mostHeld = 10_000;

/** Of what was told already, so that who repeats it fills no log. */
export class Told {
  private readonly until = new Map<string, number>();

  constructor(private readonly windowMs: number) {}

  /** Whether this was not told in the window (milliseconds) before `now`; then it counts as told. */
  isFirst(what: string, now: number): boolean {
    if ((this.until.get(what) ?? now) > now) return false;
    if (this.until.size >= mostHeld) this.until.clear();
    this.until.set(what, now + this.windowMs);
    return true;
  }
}
