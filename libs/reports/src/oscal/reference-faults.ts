import type { OscalDocuments } from './oscal-model.js';

/** A JSON value as it is written. */
type Visit = (name: string, value: unknown, holder: Record<string, unknown>) => void;

function walk(value: unknown, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      visit(name, member, value as Record<string, unknown>);
      walk(member, visit);
    }
  }
}

/** Members by which one thing of a document names another. */
const uuidReferences = ['observation-uuid', 'risk-uuid', 'actor-uuid', 'subject-uuid', 'party-uuid'];

/**
 * What the JSON schemas of OSCAL do not check and readers rely on: every UUID once over all documents, ids once in the
 * catalogue, and every reference (to a UUID, a resource, a control or a statement) leads to something. Sentences, empty
 * when all is well.
 */
export function referenceFaults({ catalog, results, mapping }: OscalDocuments): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  walk(catalog, (name, value) => {
    if (name !== 'id' || typeof value !== 'string') return;
    if (ids.has(value)) faults.push(`The id ${value} is in the catalogue twice.`);
    ids.add(value);
  });
  const everywhere = new Set<string>();
  for (const document of [catalog, results, mapping]) {
    const own = new Set<string>();
    walk(document, (name, value) => {
      if (name !== 'uuid' || typeof value !== 'string') return;
      if (everywhere.has(value)) faults.push(`The UUID ${value} is there twice.`);
      everywhere.add(value);
      own.add(value);
    });
    const demand = (holds: boolean, value: unknown, what: string): void => {
      if (!holds) faults.push(`${String(value)} names no ${what}.`);
    };
    walk(document, (name, value, holder) => {
      if (Array.isArray(value) && value.length === 0) faults.push(`${name} is an empty list.`);
      if (uuidReferences.includes(name)) demand(own.has(String(value)), value, 'part of its document');
      if (name === 'href' && String(value).startsWith('#')) {
        const target = String(value).slice(1);
        demand(own.has(target) || ids.has(target), value, 'resource or control');
      }
      if (name === 'control-id' || name === 'target-id') demand(ids.has(String(value)), value, 'part of the catalogue');
      if (name === 'sources' && 'relationship' in holder) {
        for (const source of value as { 'id-ref': string }[])
          demand(ids.has(source['id-ref']), source['id-ref'], 'control');
      }
    });
  }
  for (const { 'target-resource': target, 'source-resource': source, maps } of mapping?.['mapping-collection']
    .mappings ?? []) {
    if (target.href !== source.href) continue;
    for (const { 'id-ref': id } of maps.flatMap(({ targets }) => targets)) {
      if (!ids.has(id)) faults.push(`${id} names no control.`);
    }
  }
  return faults;
}
