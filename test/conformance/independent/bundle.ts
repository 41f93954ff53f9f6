import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.js';
import { parseJson } from './commitment.js';
import { fromUtf8 } from './encodings.js';
import { leafHash, sha256 } from './merkle-tree.js';
import { demand } from './refusal.js';
import { verifyDecision, type Decision } from './report-decision.js';
import { parseProofFile, verifyProofFile } from './tlog-proof.js';
import { readZip } from './zip-file.js';

interface Manifest {
  format: string;
  log: Record<'origin' | 'root', string> & { size: number };
  files: { name: string; size: number; digest: string }[];
}

interface Head {
  type: 'report';
  format: string;
  log: Manifest['log'] & { checkpoint: string };
  policyDigest: string;
  packs: { id: string; digest: string }[];
  decisions: number;
}

type Line = Head | { type: 'end'; lines: number } | ({ type: 'decision' } & Decision) | { type: 'other' };

const digestOf = (bytes: Buffer): string => `sha256:${sha256(bytes).toString('hex')}`;

function demandManifest(files: ReadonlyMap<string, Buffer>): Manifest {
  const manifest = parseJson(fromUtf8(fileOf(files, 'manifest.json'))) as Manifest;
  demand(manifest.format === 'countersign-bundle/1', 'A bundle of another format.');
  for (const { name, size, digest } of manifest.files) {
    const bytes = fileOf(files, name);
    demand(bytes.length === size && digestOf(bytes) === digest, `${name} is not the file of the manifest.`);
  }
  const listed = new Set([...manifest.files.map(({ name }) => name), 'manifest.json']);
  demand(listed.size === files.size && [...files.keys()].every((name) => listed.has(name)), 'A file nobody listed.');
  return manifest;
}

function fileOf(files: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const bytes = files.get(name);
  demand(bytes !== undefined, `The bundle lacks ${name}.`);
  return bytes;
}

/** The lines of a report; refuses spellings that two readers could read differently, and a report without its end. */
function readReport(bytes: Buffer): { head: Head; decisions: Decision[] } {
  const lines = fromUtf8(bytes).split('\n');
  demand(lines.pop() === '', 'The report is cut off.');
  const values = lines.map((line) => {
    const value = parseJson(line) as Line;
    demand(JSON.stringify(value) === line, 'A line of the report is spelled ambiguously.');
    return value;
  });
  const [head, end] = [values.at(0), values.at(-1)];
  demand(head?.type === 'report' && head.format === 'countersign-report/1', 'A report of another format.');
  demand(end?.type === 'end' && end.lines === lines.length, 'The report is not complete.');
  const decisions = values.flatMap((value) => (value.type === 'decision' ? [value] : []));
  demand(head.decisions === decisions.length, 'The report lacks decisions.');
  return { head, decisions };
}

function demandSameHead(stated: Manifest['log'], { origin, size, root }: Checkpoint): void {
  const same = stated.origin === origin && stated.size === size && stated.root === root.toString('base64');
  demand(same, 'The bundle names another state of the log than its checkpoint.');
}

/** What a verified bundle proves. `erased` decisions have no payload any more: only the act is proven. */
export interface VerifiedBundle {
  checkpoint: Checkpoint;
  decisions: number;
  erased: number;
  /** Entries that decisions rest on, with proofs of their own. */
  entries: number;
}

/**
 * Refuses unless every file is the one of the manifest, the trusted log signed the checkpoint, and each decision is what the
 * log says of it. The key in the bundle itself is not believed.
 */
export function verifyBundle(zip: Buffer, trust: Trust): VerifiedBundle {
  const files = readZip(zip);
  const manifest = demandManifest(files);
  const signed = fileOf(files, 'checkpoint');
  const checkpoint = openCheckpoint(signed, trust);
  const { head, decisions } = readReport(fileOf(files, 'report.jsonl'));
  demandSameHead(manifest.log, checkpoint);
  demandSameHead(head.log, checkpoint);
  demand(head.log.checkpoint === fromUtf8(signed), 'Report and bundle hold two checkpoints.');
  for (const { id, digest } of head.packs) {
    demand(digestOf(fileOf(files, `packs/${id}.json`)) === digest, `Another pack ${id} than the report's.`);
  }
  for (const policy of new Set([head.policyDigest, ...decisions.map(({ binding }) => binding.policyDigest)])) {
    const name = `policies/${policy.replace('sha256:', '')}.json`;
    demand(digestOf(fileOf(files, name)) === policy, 'Another policy than that of a decision.');
  }
  const proofs = fromUtf8(fileOf(files, 'proofs.txt')).split('\n\n');
  demand(proofs.pop() === '' && proofs.length === decisions.length, 'There is not one proof for each decision.');
  let [erased, proven] = [0, 0];
  for (const [n, decision] of decisions.entries()) {
    const { isErased, entries } = verifyDecision(decision, checkpoint);
    proven += entries;
    const file = `${proofs[n]}\n\n${fromUtf8(signed)}`;
    const leaf = leafHash(Buffer.from(decision.proof.leaf));
    const { index } = verifyProofFile(file, leaf, trust);
    demand(index === decision.proof.index, 'Two proofs of one decision, for two places.');
    demand(parseProofFile(file).extra?.equals(leaf) === true, 'The proof file is of another entry.');
    if (isErased) erased += 1;
  }
  return { checkpoint, decisions: decisions.length, erased, entries: proven };
}
