import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { OscalDocuments } from '../../src/oscal/oscal-model.js';
import { oscalText } from '../../src/oscal/oscal-documents.js';

const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
const schema = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`oscal_${name}_schema.json`, import.meta.url), 'utf8')));
const schemas = { results: schema('assessment-results'), catalog: schema('catalog'), mapping: schema('mapping') };

/** What the schemas of NIST say of the documents. */
export function schemaFaults(documents: OscalDocuments): unknown[] {
  return Object.entries(schemas).flatMap(([name, validate]) => {
    const document = documents[name as keyof OscalDocuments];
    if (document === null) return [];
    return validate(JSON.parse(oscalText(document))) ? [] : (validate.errors ?? []).slice(0, 3);
  });
}
