const TICK_MS = 10_000;

/** Runs one step of the start and prints how long it took, with a sign of life every ten seconds. */
export async function step(say, name, act) {
  const began = Date.now();
  const seconds = (digits) => ((Date.now() - began) / 1000).toFixed(digits);
  // In a terminal the name stands there while the step runs, and its own line replaces it.
  if (process.stdout.isTTY) process.stdout.write(`  ${name} …\r`);
  const ticking = setInterval(() => say(`  … ${name}: still at it (${seconds(0)} s)`), TICK_MS);
  try {
    const answer = await act();
    say(`  ${name.padEnd(34, ' ')} ${seconds(1).padStart(6)} s`);
    return answer;
  } finally {
    clearInterval(ticking);
  }
}
