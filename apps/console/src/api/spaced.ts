/** Calls `act` at once, and once more at the end of the time if it was asked for meanwhile: a busy queue is not read for every change. */
export function spaced(act: () => void, ms: number): () => void {
  let [isResting, isWanted] = [false, false];
  const go = (): void => {
    act();
    isResting = true;
    isWanted = false;
    setTimeout(() => {
      isResting = false;
      if (isWanted) go();
    }, ms);
  };
  return () => {
    if (isResting) isWanted = true;
    else go();
  };
}
