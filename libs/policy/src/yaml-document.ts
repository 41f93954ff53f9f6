import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.js';
import { PolicyError, type PolicyFault } from './policy-error.js';

/** A YAML file that fits its schema; `lineOf` answers the line (from 1) on which a path of it stands. */
export interface YamlDocument<T> {
  file: string;
  yaml: string;
  value: T;
  lineOf(path: readonly PropertyKey[]): number;
}

async function readText(file: string): Promise<string> {
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

function lineFinder(document: Document.Parsed, lines: LineCounter) {
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
  return (path: readonly PropertyKey[]) => lines.linePos(offsetOf(path)).line;
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

/** Reads a YAML 1.2 file and parses it by a schema; throws `PolicyError` with every fault, its line and how to mend it. */
export async function readYamlDocument<T>(file: string, schema: z.ZodType<T>): Promise<YamlDocument<T>> {
  const yaml = await readText(file);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    throw new PolicyError(
      broken.map(({ message, pos }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        sentence: `This is not good YAML: ${message}.`,
      })),
    );
  }
  const lineOf = lineFinder(document, lines);
  const raw: unknown = document.toJS();
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { file, yaml, value: parsed.data, lineOf };
  throw new PolicyError(
    parsed.error.issues.map((issue): PolicyFault => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return { file, line: lineOf(path), sentence: describeIssue(issue, valueAt(raw, issue.path)) };
    }),
  );
}
