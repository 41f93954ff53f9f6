const ALONE = ['journeys', 'faults'];

/** No test has this name: jest then loads the files and reports every test in them as skipped. */
const NONE = '--testNamePattern=(?!)';

const kindOf = (file) => /\/test\/(journeys|faults|browser)\//.exec(file)?.[1] ?? 'together';

/**
 * The jest runs for the arguments and the files that they select: stages in order, each the runs that go on at the same time.
 * Tests that start servers run one at a time, those with a browser, too; the two wait for their products much of the time, and run beside each other.
 * When the person chose projects or is watching, jest runs once, as told.
 */
export function planRuns(args, files, lacks) {
  if (args.some((arg) => /^--(selectProjects|watch)/.test(arg))) return [[{ name: 'chosen', args }]];
  const kinds = new Set(files.map(kindOf));
  const browser = lacks.includes('browser') ? ['--runInBand', NONE] : ['--runInBand'];
  const stages = [
    [
      {
        name: 'together',
        projects: ['unit', 'database', 'http', 'conformance'],
        flags: ['--maxWorkers=2'],
        wanted: ['together'],
      },
    ],
    [
      { name: 'alone', projects: ALONE, flags: ['--runInBand'], wanted: ALONE },
      { name: 'browser', projects: ['browser'], flags: browser, wanted: ['browser'] },
    ],
  ];
  return stages
    .map((runs) => runs.filter(({ wanted }) => wanted.some((kind) => kinds.has(kind))))
    .filter((runs) => runs.length > 0)
    .map((runs) =>
      runs.map(({ name, projects, flags }) => ({ name, args: [...args, ...flags, '--selectProjects', ...projects] })),
    );
}
