import { existsSync, readFileSync, rmSync } from 'node:fs';
import { killGroup, startProcess } from '../setup/own-processes.mjs';
import { jestArgs } from './selection.mjs';

const EXIT_MS = 20_000;

/**
 * Passed, failed and skipped from jest's JSON report. A file that could not be loaded counts as one failure; no report at all, too.
 */
export function countReport(report) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Runs jest once, its report in `file`; kills it when it does not end within `limitMs`, or soon after having reported. */
export function jestRun({ root, file, args, env, limitMs }) {
  rmSync(file, { force: true });
  return new Promise((resolve) => {
    const child = startProcess(
      process.execPath,
      jestArgs(root, ['--json', `--outputFile=${file}`, '--passWithNoTests', ...args]),
      {
        cwd: root,
        env,
        // --json prints the report to stdout, too; people read jest's stderr.
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    let problem = null;
    const end = (text) => {
      problem = text;
      killGroup(child.pid);
    };
    const limit = setTimeout(
      () => end(`jest was stopped: not done after ${Math.round(limitMs / 60_000)} minutes`),
      limitMs,
    );
    const lingering = setInterval(() => {
      if (!existsSync(file)) return;
      clearInterval(lingering);
      setTimeout(() => end('jest was stopped: a test left something open that keeps it from ending'), EXIT_MS).unref();
    }, 1000);
    child.once('exit', () => {
      clearTimeout(limit);
      clearInterval(lingering);
      killGroup(child.pid);
      const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
      const counts = countReport(report);
      resolve(
        problem !== null && report !== null
          ? { ...counts, failed: counts.failed + 1, problem }
          : { ...counts, problem },
      );
    });
  });
}
