/** Adds up the counts of several runs. */
export function addCounts(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const one of counts) for (const key of Object.keys(sum)) sum[key] += one[key];
  return sum;
}

/** The verdict of a whole run: in CI a skipped test is a failure, and so is finding no test at all, anywhere. */
export function judge(sum, { ci }) {
  const problems = [];
  let { passed, failed, skipped } = sum;
  if (ci && skipped > 0) {
    problems.push(`${skipped} tests were skipped; with CI=true nothing may be skipped, so they count as failed.`);
    failed += skipped;
    skipped = 0;
  }
  if (passed + failed + skipped === 0) {
    problems.push('No test was found.');
    failed = 1;
  }
  return { passed, failed, skipped, problems };
}

/** The one line that sums a run up: `N passed, N failed[, N skipped]`. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
