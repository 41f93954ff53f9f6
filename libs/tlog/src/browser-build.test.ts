import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const source = new URL('./', import.meta.url);
const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const importsOf = (file: string): string[] =>
  [...readFileSync(new URL(file, source), 'utf8').matchAll(/^(?:import|export) [^;]*? from '([^']+)';$/gm)].map(
    ([, specifier = '']) => specifier,
  );

describe('a browser build', () => {
  const { imports } = JSON.parse(readFileSync(new URL('../package.json', source), 'utf8'));

  it('takes the portable SHA-256 in place of the only file that needs Node', () => {
    const needsNode = files.filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')));
    expect(needsNode).toEqual(['sha256.ts']);
    expect(imports['#sha256'].browser).toEqual({
      source: './src/sha256-portable.ts',
      default: './dist/sha256-portable.js',
    });
    expect(Object.keys(imports['#sha256'])[0]).toBe('browser');
  });

  it('needs no package, and nobody goes round the switch', () => {
    const outside = files.flatMap(importsOf).filter((specifier) => !specifier.startsWith('./'));
    expect(new Set(outside)).toEqual(new Set(['#sha256', 'node:crypto']));
    expect(files.filter((file) => importsOf(file).some((specifier) => /\/sha256/.test(specifier)))).toEqual([]);
  });

  it('finds no Buffer in the code', () => {
    expect(files.filter((file) => /\bBuffer\b/.test(readFileSync(new URL(file, source), 'utf8')))).toEqual([]);
  });
});
