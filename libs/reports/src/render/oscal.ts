import { createHash } from 'node:crypto';
import { reportLines } from '../content/report-lines.js';
import { hasMapping } from '../oscal/mapping.js';
import { oscalDocuments, oscalText } from '../oscal/oscal-documents.js';
import type { OscalDocuments } from '../oscal/oscal-model.js';
import { ReportEvidence } from '../oscal/report-evidence.js';
import { reportFileName } from '../report-file-name.js';
import type { RenderedFile, Renderer, ReportContent } from '../renderer.js';

/** Reads the report once, for the digest of its lines and for what counts as evidence; keeps neither. */
async function documentsOf(report: ReportContent): Promise<OscalDocuments> {
  const evidence = new ReportEvidence();
  const hash = createHash('sha256');
  for await (const line of reportLines(report, (decision) => evidence.take(decision))) hash.update(line, 'utf8');
  const nameOf = (part: string, ending: string): string => reportFileName(report.header, part, ending);
  return oscalDocuments(report, evidence, {
    catalog: nameOf('oscal-catalog', 'json'),
    report: nameOf('report', 'jsonl'),
    reportSha256: hash.digest('hex'),
  });
}

/** OSCAL 1.2 (NIST): assessment results, the catalogue of the requirements, and their mapping to other frameworks where packs have one. */
export const oscal: Renderer = {
  name: 'oscal',
  mediaType: 'application/oscal+json',
  render(report) {
    let documents: Promise<OscalDocuments> | undefined;
    async function* textOf(name: keyof OscalDocuments): AsyncGenerator<string> {
      documents ??= documentsOf(report);
      const document = (await documents)[name];
      if (document) yield oscalText(document);
    }
    const files: RenderedFile[] = [
      { part: 'oscal-assessment-results', ending: 'json', chunks: textOf('results') },
      { part: 'oscal-catalog', ending: 'json', chunks: textOf('catalog') },
    ];
    if (hasMapping(report)) files.push({ part: 'oscal-mapping', ending: 'json', chunks: textOf('mapping') });
    return files;
  },
};
