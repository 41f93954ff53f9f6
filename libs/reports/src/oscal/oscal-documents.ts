import type { ReportContent } from '../renderer.js';
import { resultsDocument } from './assessment-results.js';
import { catalogDocument } from './catalog.js';
import { mappingDocument } from './mapping.js';
import { assessedControls, type OscalInput } from './oscal-input.js';
import type { OscalDocuments } from './oscal-model.js';
import { referenceFaults } from './reference-faults.js';
import type { ReportEvidence } from './report-evidence.js';

/**
 * The OSCAL documents of a report: catalogue, assessment results and mapping collection. Their size is that of the packs,
 * whatever the number of decisions. Throws where a reference in them leads nowhere, so that none such is handed out.
 */
export function oscalDocuments(
  report: ReportContent,
  evidence: ReportEvidence,
  files: OscalInput['files'],
): OscalDocuments {
  const input: OscalInput = { report, controls: assessedControls(report), evidence, files };
  const documents = {
    catalog: catalogDocument(input),
    results: resultsDocument(input),
    mapping: mappingDocument(input),
  };
  const faults = referenceFaults(documents);
  if (faults.length > 0)
    throw new Error(`The OSCAL documents of the report do not hold together: ${faults.slice(0, 5).join(' ')}`);
  return documents;
}

/** A document as the text of its file. */
export function oscalText(document: object): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}
