import { mkdir } from 'node:fs/promises';
import { maskPersonalData } from '@countersign/checks';
import type { LeftOutReason, TrainingExportInput } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { reportPath } from '../report-path.js';
import { writeFileOf } from '../write-file.js';
import type { Candidate } from './candidate.js';
import { followExample, judgedExample, preferredExamples, type Example } from './examples.js';
import type { TrainingFile } from './export-row.js';
import { readCandidates, readEarlierVersions, type ExportRange } from './read-candidates.js';

/** What an export came to. */
export interface Written {
  lines: number;
  leftOut: Partial<Record<LeftOutReason, number>>;
  /** AI systems that have lines in it. */
  included: string[];
  files: TrainingFile[];
}

async function examplesOf(db: Database, form: TrainingExportInput['form'], candidate: Candidate): Promise<Example[]> {
  if (form === 'sft') return [followExample(candidate)];
  if (form === 'reward') return [judgedExample(candidate)];
  return preferredExamples(candidate, await db.read((tx) => readEarlierVersions(tx, candidate)));
}

/** No check has looked at prompts, so they are looked at here. */
async function whyLeftOut(example: Example): Promise<LeftOutReason | null> {
  if ('leftOut' in example) return example.leftOut;
  return (await maskPersonalData(example.prompt)) === example.prompt ? null : 'prompt-personal-data';
}

/**
 * Writes the examples of an export line by line, and a manifest of what is in the file and what was left out, why. `requireLease` is
 * asked at each page and before a file is shown; it throws where somebody else may be building the same.
 */
export async function writeTrainingFiles(
  db: Database,
  { id, range, policyDigest, now }: { id: string; range: ExportRange; policyDigest: string; now: Date },
  { folder, requireLease }: { folder: string; requireLease: () => Promise<void> },
): Promise<Written> {
  const { form, from, to, language = null } = range.input;
  const written: Written = { lines: 0, leftOut: {}, included: [], files: [] };
  const included = new Set<string>();
  async function* lines(): AsyncGenerator<string> {
    for await (const page of readCandidates(db, range)) {
      await requireLease();
      for (const candidate of page) {
        for (const example of await examplesOf(db, form, candidate)) {
          const leftOut = await whyLeftOut(example);
          if (leftOut !== null) {
            written.leftOut[leftOut] = (written.leftOut[leftOut] ?? 0) + 1;
          } else if ('line' in example) {
            written.lines += 1;
            included.add(candidate.system);
            yield `${JSON.stringify(example.line)}\n`;
          }
        }
      }
    }
  }
  await mkdir(reportPath(folder, id), { recursive: true });
  const write = async (name: string, mediaType: string, chunks: AsyncIterable<string>): Promise<TrainingFile> => {
    const { size, digest } = await writeFileOf(reportPath(folder, id, name), chunks, requireLease);
    return { name, mediaType, size, digest };
  };
  const file = await write(`${form}.jsonl`, 'application/jsonl', lines());
  async function* manifest(): AsyncGenerator<string> {
    const systems = [...included].toSorted();
    const about = { export: id, form, from, to, language, systems, builtAt: now.toISOString(), policyDigest };
    yield `${JSON.stringify({ ...about, file, lines: written.lines, leftOut: written.leftOut })}\n`;
  }
  const sidecar = await write('manifest.json', 'application/json', manifest());
  return { ...written, included: [...included].toSorted(), files: [file, sidecar] };
}
