/** The static checks: each is one script of package.json and counts as one passed or failed. */
export const CHECKS = [
  { name: 'types', script: 'check:types' },
  { name: 'lint', script: 'check:lint' },
  { name: 'boundaries', script: 'check:boundaries' },
  { name: 'dead code', script: 'check:dead-code' },
  { name: 'format', script: 'check:format' },
];

/** The table that a person reads, one row a check. */
export function checkTable(results) {
  const row = ({ name, isPassed, seconds }) =>
    `  ${name.padEnd(12)} ${isPassed ? 'passed' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s`;
  return results.map(row).join('\n');
}

/** Passed and failed checks as numbers. */
export function countChecks(results) {
  const passed = results.filter(({ isPassed }) => isPassed).length;
  return { passed, failed: results.length - passed };
}
