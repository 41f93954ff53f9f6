/** How far the server's clock was ahead of this computer's when it last answered; a moment less, for the way and the second that the header tells. */
let aheadMs = 0;

/** The server's clock, as its answers tell it: clocks of browsers are wrong by minutes. */
export const serverClock = {
  note({ headers }: Pick<Response, 'headers'>, now = Date.now()): void {
    const told = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(told)) aheadMs = told - now;
  },
  /** What the server's clock shows now, in milliseconds: never too late, and at most two seconds early. */
  now: (): number => Date.now() + aheadMs,
  /** When that was by the clock of this computer, in milliseconds; never too early, and late by less than two seconds. */
  here: (instant: string): number => Date.parse(instant) - aheadMs,
};
