import tseslint from 'typescript-eslint';
import { verbAuthorizesAndAudits } from './tools/eslint/verb-authorizes-and-audits.mjs';

const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: a thing has one name everywhere.',
};
/** Jest loads whatever imports a module that waits step by step, most modules several times. */
const TOP_LEVEL_AWAIT = {
  selector: 'AwaitExpression:not(:function AwaitExpression), ForOfStatement[await=true]:not(:function ForOfStatement)',
  message: 'No await at the top of a module of a library: make it a function, or load without waiting.',
};
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'libs/testing/**', 'libs/*/test/**'];

/** What needs types (promises, exhaustive switches) is oxlint's part, which reads them several times as fast. */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.cache/**', '.countersign/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    // oxlint reads the same comments, for rules that are off here.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { countersign: { rules: { 'verb-authorizes-and-audits': verbAuthorizesAndAudits } } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read in config.ts only, and passed on as arguments.',
        },
      ],
      'no-console': 'error',
      'countersign/verb-authorizes-and-audits': 'error',
    },
  },
  {
    files: ['libs/**/*.ts'],
    // Programs and threads begin with what they wait for.
    ignores: ['**/*.test.ts', '**/cli.ts', '**/*-thread.ts'],
    rules: { 'no-restricted-syntax': ['error', DEFAULT_EXPORT, TOP_LEVEL_AWAIT] },
  },
  { files: ['**/config.ts', '**/*.config.ts', ...TESTS], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/cli.ts', 'apps/api/src/migrate.ts', 'apps/api/src/load-samples.ts'], rules: { 'no-console': 'off' } },
);
