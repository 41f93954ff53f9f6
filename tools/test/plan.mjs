/** No test has this name: jest then loads the files and reports every test in them as skipped. */
const NONE = '--testNamePattern=(?!)';

const isBrowser = (file) => file.includes('/test/browser/');
const WITHOUT_BROWSER = ['unit', 'database', 'http', 'conformance', 'journeys', 'faults'];

/**
 * The jest runs for the arguments and the files that they select, one after the other. All kinds of tests share one run, two files at a
 * time, so that no core waits for the last file of a kind. When the person chose projects or is watching, jest runs once, as told.
 */
export function planRuns(args, files, lacks) {
  if (args.some((arg) => /^--(selectProjects|watch)/.test(arg))) return [{ name: 'chosen', args }];
  if (files.length === 0) return [];
  const of = (...projects) => ({ name: 'tests', args: [...args, '--maxWorkers=2', '--selectProjects', ...projects] });
  if (!lacks.includes('browser')) return [of(...WITHOUT_BROWSER, 'browser')];
  const counted = { name: 'browser', args: [...args, '--runInBand', NONE, '--selectProjects', 'browser'] };
  return [...(files.every(isBrowser) ? [] : [of(...WITHOUT_BROWSER)]), ...(files.some(isBrowser) ? [counted] : [])];
}
