import { hasMapping } from '../oscal/mapping.js';
import { oscalDocuments, oscalText } from '../oscal/oscal-documents.js';
import type { OscalFiles } from '../oscal/oscal-input.js';
import type { OscalDocuments } from '../oscal/oscal-model.js';
import { ReportEvidence } from '../oscal/report-evidence.js';
import { reportFileName } from '../report-file-name.js';
import type { RenderContext, RenderedFile, Renderer, ReportContent } from '../renderer.js';

const names = 'jsonl';

/** Reads the decisions once, for what counts as evidence; keeps none. */
async function documentsOf(report: ReportContent, files: OscalFiles): Promise<OscalDocuments> {
  const evidence = new ReportEvidence();
  for await (const decision of report.decisions({ proofs: false })) evidence.take(decision);
  return oscalDocuments(report, evidence, files);
}

function render(report: ReportContent, { written }: RenderContext): RenderedFile[] {
  const lines = written.find(({ format }) => format === names);
  const besides: OscalFiles = {
    catalog: reportFileName(report.header, 'oscal-catalog', 'json'),
    report: lines ? { href: lines.name, digest: lines.digest } : null,
    folder: null,
  };
  let documents: Promise<OscalDocuments> | undefined;
  async function* textOf(name: keyof OscalDocuments): AsyncGenerator<string> {
    documents ??= documentsOf(report, besides);
    const document = (await documents)[name];
    if (document) yield oscalText(document);
  }
  const files: RenderedFile[] = [
    { part: 'oscal-assessment-results', ending: 'json', chunks: textOf('results') },
    { part: 'oscal-catalog', ending: 'json', chunks: textOf('catalog') },
  ];
  if (hasMapping(report)) files.push({ part: 'oscal-mapping', ending: 'json', chunks: textOf('mapping') });
  return files;
}

/** OSCAL 1.2 (NIST): assessment results, the catalogue of the requirements, and their mapping to other frameworks where packs have one. */
export const oscal: Renderer = { name: 'oscal', mediaType: 'application/oscal+json', names, render };
