import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { describeIssue, localizeIssue } from './describe-issue.js';
import { PolicyError, type PolicyFault } from './policy-error.js';
import { valueOf } from './yaml-value.js';

/** A YAML file that fits its schema; `lineOf` answers the line (from 1) on which a path of it stands. */
export interface YamlDocument<T> {
  file: string;
  yaml: string;
  value: T;
  lineOf(path: readonly PropertyKey[]): number;
}

/** The text of a policy file; throws `PolicyError` where it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
    const why = isMissing ? 'is missing' : `cannot be read (${String(error)})`;
    throw new PolicyError([
      { file, line: 1, sentence: `The file ${why}: put it back, from a backup or the repository.` },
    ]);
  }
}

function finders(document: Document.Parsed, yaml: string, lines: LineCounter) {
  const offsetOf = (path: readonly PropertyKey[]): number => {
    const parent = document.getIn(path.slice(0, -1), true);
    const step = path.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
    return path.length === 0 ? 0 : offsetOf(path.slice(0, -1));
  };
  /** Where a character of a text stands; null where the text is written over several lines or with escapes. */
  const placeIn = (path: readonly PropertyKey[], at: number): { line: number; column: number } | null => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return null;
    const start = node.range[0] + (yaml[node.range[0]] === node.value[0] ? 0 : 1);
    if (!yaml.startsWith(node.value, start)) return null;
    const { line, col } = lines.linePos(start + at);
    return { line, column: col };
  };
  return { lineOf: (path: readonly PropertyKey[]) => lines.linePos(offsetOf(path)).line, placeIn };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (Object.getOwnPropertyDescriptor(value, step)?.value as unknown)
        : undefined,
    root,
  );
}

/** Parses YAML 1.2 text by a schema; throws `PolicyError` with every fault, its place and how to mend it. `file` names the text in faults. */
export function parseYamlDocument<T>(file: string, yaml: string, schema: z.ZodType<T>): YamlDocument<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    throw new PolicyError(
      broken.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        const text = { en: `This is not good YAML: ${message}.`, 'zh-TW': `不是有效的 YAML：${message}。` };
        return { file, line, column: col, sentence: text.en, text };
      }),
    );
  }
  const { lineOf, placeIn } = finders(document, yaml, lines);
  const raw = valueOf(file, document, lines);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { file, yaml, value: parsed.data, lineOf };
  throw new PolicyError(
    parsed.error.issues.map((issue): PolicyFault => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      const at: unknown = issue.code === 'custom' ? issue.params?.at : undefined;
      const sentence = describeIssue(issue, valueAt(raw, issue.path));
      const place = (typeof at === 'number' ? placeIn(path, at) : null) ?? { line: lineOf(path) };
      return { file, ...place, sentence, text: localizeIssue(issue, sentence) };
    }),
  );
}

/** Reads a YAML 1.2 file and parses it by a schema; throws `PolicyError` as `parseYamlDocument` does. */
export async function readYamlDocument<T>(file: string, schema: z.ZodType<T>): Promise<YamlDocument<T>> {
  return parseYamlDocument(file, await readText(file), schema);
}
