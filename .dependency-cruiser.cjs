/** The layers of ARCHITECTURE.md, lowest first; within one layer (and one line of it) imports are free. */
const LAYERS = [
  ['contracts', 'plugins', 'scheduling', 'tlog', 'workbooks'],
  ['access', 'modalities', 'policy', 'requirements', 'schedule-files', 'verifier'],
  ['database', 'storage'],
  ['audit', 'identity', 'inference', 'jobs'],
  ['checks'],
  ['submissions'],
  ['reviews'],
  ['reports'],
];

const libs = (names) => `^libs/(${names.join('|')})/`;
const outside = (names) => `^(apps/|migrations/|test/|libs/(?!(${names.join('|')})/))`;
const TESTS = '(\\.test\\.tsx?$|^test/|^libs/[^/]+/test/|^libs/testing/|/testing/)';
const FRAMEWORKS = '^(@nestjs/|nestjs-|@fastify/|fastify|express|react|react-dom|react-router|react-admin|ra-|@mui/)';

const layerRules = LAYERS.slice(0, -1).map((names, index) => ({
  name: `A lower layer never imports a higher one (from ${names.join(', ')})`,
  severity: 'error',
  from: { path: libs(LAYERS.slice(0, index + 1).flat()), pathNot: TESTS },
  to: { path: libs(LAYERS.slice(index + 1).flat()) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'Nothing imports itself in a circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'A library never imports Nest, Fastify, Express or React',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: [FRAMEWORKS, FRAMEWORKS.replace('^', '^node_modules/')] },
    },
    {
      name: 'A library never imports an application',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'An application never imports another application',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'A library is entered only through its src/index.ts',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'The console sees only contracts, access, scheduling, tlog and verifier',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: outside(['contracts', 'access', 'scheduling', 'tlog', 'verifier']), pathNot: '^apps/console/' },
    },
    {
      name: 'The sdk imports contracts, policy, tlog and verifier only',
      severity: 'error',
      from: { path: '^libs/sdk/', pathNot: TESTS },
      to: { path: outside(['sdk', 'contracts', 'policy', 'tlog', 'verifier']) },
    },
    {
      name: 'Only tests import testing',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '^libs/testing/|/testing/' },
    },
    {
      name: 'Only tests import tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '\\.test\\.tsx?$|^test/' },
    },
    {
      name: 'The independent verifier shares no code with the product',
      severity: 'error',
      from: { path: '^test/conformance/independent/' },
      to: { pathNot: '^test/conformance/independent/|^(node:)?(crypto|zlib)$' },
    },
    {
      name: 'tlog, scheduling, access, contracts and verifier do no input or output',
      severity: 'error',
      from: {
        path: libs(['tlog', 'scheduling', 'access', 'contracts', 'verifier']),
        pathNot: `${TESTS}|^libs/verifier/page/build\\.mjs$`,
      },
      to: { path: '^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|os)(/|$)' },
    },
    {
      name: 'Every import can be found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
