/** The server's clock is known to about a second. */
const unsureMs = 2000;

interface Counts {
  /** When was counted, by the clock of this computer; never too early. */
  countedAt: number;
  /** When the answer began to be read. */
  readBegan: number;
}

/** Whether counts may be from before something was told. The server tells ones that it kept, too: that they were read after it says nothing. */
export function isCountedBefore(toldAt: number, { countedAt, readBegan }: Counts): boolean {
  const isCountedWhileRead = readBegan > 0 && countedAt >= readBegan;
  return toldAt > (isCountedWhileRead ? readBegan : countedAt - unsureMs);
}
