import { readFile } from 'node:fs/promises';
import {
  bundleFiles,
  bundleManifest,
  proofRecord,
  writeArchive,
  type FileToWrite,
  type WrittenFile,
} from '@countersign/verifier';
import { reportLines } from '../content/report-lines.js';
import type { ReportDecision } from '../content/report-decision.js';
import { oscalDocuments, oscalText } from '../oscal/oscal-documents.js';
import { ReportEvidence } from '../oscal/report-evidence.js';
import type { RenderContext, ReportContent } from '../renderer.js';
import { packText } from './pack-text.js';
import { ScratchTable } from '../scratch-table.js';
import { readmeText } from './readme-text.js';
import { trustPolicyText } from './trust-policy-text.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = new URL('../../../verifier/dist/verify.html', import.meta.url);
const hexOf = (digest: string): string => digest.replace('sha256:', '');

async function policiesOf({ header, rules }: ReportContent): Promise<FileToWrite[]> {
  const written = (await rules.policies()).flatMap(({ digest, documents }) =>
    documents.map(({ name, yaml }) => ({ name: `policies/${hexOf(digest)}/${name}.yaml`, content: bytes(yaml) })),
  );
  return [{ name: `policies/${hexOf(header.policyDigest)}.json`, content: bytes(rules.policyText) }, ...written];
}

function* oscalOf(
  report: ReportContent,
  evidence: ReportEvidence,
  written: readonly WrittenFile[],
): Generator<FileToWrite> {
  const digest = written.find(({ name }) => name === bundleFiles.report)?.digest;
  if (digest === undefined) throw new Error('The OSCAL documents name the report: it is to be written before them.');
  const files = { catalog: 'catalog.json', report: { href: `../${bundleFiles.report}`, digest }, folder: '../' };
  const documents = oscalDocuments(report, evidence, files);
  yield { name: 'oscal/assessment-results.json', content: bytes(oscalText(documents.results)) };
  yield { name: 'oscal/catalog.json', content: bytes(oscalText(documents.catalog)) };
  if (documents.mapping) yield { name: 'oscal/mapping.json', content: bytes(oscalText(documents.mapping)) };
}

/** The bundle of a report as the bytes of a ZIP archive; decisions are read once, and one page of them is kept. */
export async function* bundleArchive(
  report: ReportContent,
  { scratchFolder }: RenderContext,
): AsyncGenerator<Uint8Array> {
  const { header, rules } = report;
  const [html, policies] = [new Uint8Array(await readFile(page)), await policiesOf(report)];
  const [proofs, evidence] = [await ScratchTable.open(scratchFolder, 'proofs.txt'), new ReportEvidence()];
  const written: WrittenFile[] = [];
  const onDecision = async (decision: ReportDecision): Promise<void> => {
    evidence.take(decision);
    proofs.append(proofRecord(decision));
    if (proofs.isFull) await proofs.flush();
  };
  function* files(): Generator<FileToWrite> {
    yield { name: 'README.txt', content: bytes(readmeText(header)) };
    yield { name: 'verify.html', content: html };
    yield { name: bundleFiles.checkpoint, content: bytes(header.log.checkpoint) };
    yield { name: bundleFiles.policy, content: bytes(trustPolicyText(header.log, rules.witnesses)) };
    for (const pack of rules.packs) yield { name: `packs/${pack.id}.json`, content: bytes(packText(pack)) };
    yield* policies;
    yield { name: bundleFiles.report, content: reportLines(report, onDecision) };
    yield { name: bundleFiles.proofs, content: proofs.read() };
    yield* oscalOf(report, evidence, written);
    yield { name: bundleFiles.manifest, content: bytes(bundleManifest({ ...header }, written)) };
  }
  yield* writeArchive(files(), written);
}
