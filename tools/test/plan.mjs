const ALONE = ['journeys', 'faults'];

/** No test has this name: jest then loads the files and reports every test in them as skipped. */
const NONE = '--testNamePattern=(?!)';

const kindOf = (file) => /\/test\/(journeys|faults|browser)\//.exec(file)?.[1] ?? 'together';

/**
 * The jest runs for the arguments and the files that they select, in order. Tests that start servers or a browser run one at a time.
 * When the person chose projects or is watching, jest runs once, as told.
 */
export function planRuns(args, files, lacks) {
  if (args.some((arg) => /^--(selectProjects|watch)/.test(arg))) return [{ name: 'chosen', args }];
  const kinds = new Set(files.map(kindOf));
  const browser = lacks.includes('browser') ? ['--runInBand', NONE] : ['--runInBand'];
  const runs = [
    {
      name: 'together',
      projects: ['unit', 'database', 'http', 'conformance'],
      flags: ['--maxWorkers=2'],
      wanted: ['together'],
    },
    { name: 'alone', projects: ALONE, flags: ['--runInBand'], wanted: ALONE },
    { name: 'browser', projects: ['browser'], flags: browser, wanted: ['browser'] },
  ];
  return runs
    .filter(({ wanted }) => wanted.some((kind) => kinds.has(kind)))
    .map(({ name, projects, flags }) => ({ name, args: [...args, ...flags, '--selectProjects', ...projects] }));
}
