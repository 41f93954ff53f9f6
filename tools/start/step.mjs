const TICK_MS = 10_000;

/** Runs one step of the start and prints how long it took, with a sign of life every ten seconds. */
export async function step(say, name, act) {
  const began = Date.now();
  const seconds = (digits) => ((Date.now() - began) / 1000).toFixed(digits);
  const ticking = setInterval(() => say(`  … ${name}: still at it (${seconds(0)} s)`), TICK_MS);
  try {
    const answer = await act();
    say(`  ${name.padEnd(34, ' ')} ${seconds(1).padStart(6)} s`);
    return answer;
  } finally {
    clearInterval(ticking);
  }
}
