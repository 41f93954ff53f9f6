/** Who may run where: threads are started up to a number, and only some of them ever load models into their memory, which they keep. */
export class ThreadPlaces<Thread> {
  private readonly idle: Thread[] = [];
  private readonly all = new Set<Thread>();
  private readonly holders = new Set<Thread>();

  constructor(
    private readonly size: number,
    private readonly mostHolders: number,
    private readonly start: () => Thread,
  ) {}

  /** A thread for a job, null while there is none. Jobs that hold models go where models are; the others go elsewhere as long as they can. */
  take(holdsModels: boolean): Thread | null {
    if (holdsModels) return this.takeHolder();
    return this.takeIdle((thread) => !this.holders.has(thread)) ?? this.startOne() ?? this.idle.pop() ?? null;
  }

  giveBack(thread: Thread): void {
    if (this.all.has(thread)) this.idle.push(thread);
  }

  /** For a thread that has ended or is being ended: another may take its place. */
  drop(thread: Thread): void {
    this.all.delete(thread);
    this.holders.delete(thread);
  }

  everyThread(): readonly Thread[] {
    return [...this.all];
  }

  private takeHolder(): Thread | null {
    const known = this.takeIdle((thread) => this.holders.has(thread));
    if (known !== null || this.holders.size >= this.mostHolders) return known;
    const thread = this.idle.pop() ?? this.startOne();
    if (thread !== null) this.holders.add(thread);
    return thread;
  }

  private takeIdle(fits: (thread: Thread) => boolean): Thread | null {
    const at = this.idle.findIndex(fits);
    return at < 0 ? null : (this.idle.splice(at, 1)[0] ?? null);
  }

  private startOne(): Thread | null {
    if (this.all.size >= this.size) return null;
    const thread = this.start();
    this.all.add(thread);
    return thread;
  }
}
