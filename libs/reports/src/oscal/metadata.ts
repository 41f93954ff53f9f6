import type { LocalizedText } from '@countersign/contracts';
import type { Metadata, Resource } from './oscal-model.js';
import type { OscalInput } from './oscal-input.js';
import { oneLine, prop, prose, stableUuid } from './oscal-text.js';

/** The head of a document, in the report's language. */
export function metadata({ report: { header, coverage } }: OscalInput, title: LocalizedText): Metadata {
  const packs = coverage.map(({ pack }) => prop('requirement-pack', `${pack.id} ${pack.version}`, pack.id));
  const remarks = coverage.map(({ disclaimer }) => disclaimer.trim()).filter((text) => text !== '');
  return {
    title: oneLine(title[header.language]),
    'last-modified': header.frozenAt,
    version: header.report,
    'oscal-version': '1.2.1',
    props: [prop('report', header.report), prop('language', header.language), ...packs],
    ...(remarks.length === 0 ? {} : { remarks: prose([...new Set(remarks)].join('\n\n')) }),
  };
}

/** The hash of a file whose digest is `sha256:<hex>`. */
export const sha256 = (digest: string) => [{ algorithm: 'SHA-256' as const, value: digest.replace('sha256:', '') }];

/** The requirement pack of a coverage, by the digest that was computed over its canonical JSON. */
export function packResource({ report, files }: OscalInput, index: number, document: string): Resource {
  const { pack } = report.coverage[index] as OscalInput['report']['coverage'][number];
  const own = {
    uuid: stableUuid(report.header.report, document, 'pack', index),
    title: oneLine(`${pack.id} ${pack.version}`),
    props: [prop('digest', pack.digest)],
  };
  const what = 'The requirement pack as canonical JSON (RFC 8785), over which its digest is computed';
  if (files.folder === null) return { ...own, description: `${what}. The evidence bundle of a report holds it.` };
  const href = `${files.folder}packs/${encodeURIComponent(pack.id)}.json`;
  return {
    ...own,
    description: `${what}.`,
    rlinks: [{ href, 'media-type': 'application/json', hashes: sha256(pack.digest) }],
  };
}

/** A document of the same report. */
export function documentResource({ report }: OscalInput, role: string, href: string, title: string): Resource {
  return {
    uuid: stableUuid(report.header.report, 'document', role),
    title,
    description: 'A document of the same report.',
    rlinks: [{ href, 'media-type': 'application/oscal+json' }],
  };
}

/** The resource of an entry in the documents' own words. */
export function reference({ uuid }: Resource): string {
  return `#${uuid}`;
}
