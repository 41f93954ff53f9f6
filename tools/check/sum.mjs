import { readFileSync } from 'node:fs';

/** Passed and failed of one report file; a report that is missing or unreadable means that its run broke: one failure. */
function countsOf(file) {
  try {
    const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
    if (Number.isInteger(passed) && Number.isInteger(failed)) return { passed, failed };
  } catch {
    // Counted below.
  }
  process.stdout.write(`${file} is missing: its run did not come to an end.\n`);
  return { passed: 0, failed: 1 };
}

let [passed, failed] = [0, 0];
for (const counts of process.argv.slice(2).map(countsOf)) {
  passed += counts.passed;
  failed += counts.failed;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
