import tseslint from 'typescript-eslint';
import { verbAuthorizesAndAudits } from './tools/eslint/verb-authorizes-and-audits.mjs';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'libs/testing/**', 'libs/*/test/**'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.cache/**', '.countersign/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // oxlint reads the same comments, for rules that are off here.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { countersign: { rules: { 'verb-authorizes-and-audits': verbAuthorizesAndAudits } } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' },
      ],
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
  { files: ['**/config.ts', '**/*.config.ts', ...TESTS], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/cli.ts', 'apps/api/src/migrate.ts', 'apps/api/src/load-samples.ts'], rules: { 'no-console': 'off' } },
);
