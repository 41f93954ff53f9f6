import type { LocalizedText } from '@countersign/contracts';
import { documentResource, metadata, reference } from './metadata.js';
import type { MappingDocument, Resource } from './oscal-model.js';
import { assessedControls, type AssessedControl, type OscalInput } from './oscal-input.js';
import { oneLine, prop, stableUuid, token } from './oscal-text.js';
import { ReportEvidence } from './report-evidence.js';

type Crosswalk = NonNullable<NonNullable<AssessedControl['pack']>['requirements'][number]['crosswalk']>;
type Framework = Exclude<keyof Crosswalk, 'basis'>;

/** Frameworks outside the catalogue: what they are called, and how their codes become tokens. */
const outside: Partial<Record<Framework, { title: string; id: (code: string) => string }>> = {
  nist: { title: 'NIST AI RMF 1.0 (NIST AI 100-1), subcategories', id: (code) => token(code.replace(' ', '-')) },
  iso42001: { title: 'ISO/IEC 42001:2023, clauses and controls of Annex A', id: (code) => token(`ISO42001-${code}`) },
  gdpr: { title: 'Regulation (EU) 2016/679 (GDPR), articles', id: (code) => token(`GDPR-${code}`) },
};
const inside: readonly Framework[] = ['aia', 'hleg'];

const title: LocalizedText = {
  en: 'Crosswalk of the requirements to other frameworks',
  'zh-TW': '各項要求與其他框架的對照',
};

type Mapping = MappingDocument['mapping-collection']['mappings'][number];

function mappingOf(input: OscalInput, framework: Framework, source: Resource, target: Resource): Mapping | null {
  const known = new Map(input.controls.map(({ id, requirement }) => [requirement.id, id]));
  const { report } = input.report.header;
  const maps = input.controls.flatMap(({ id, pack, requirement }): Mapping['maps'] => {
    const crosswalk = pack?.requirements.find((one) => one.id === requirement.id)?.crosswalk;
    const codes = crosswalk?.[framework] ?? [];
    const place = outside[framework];
    const ids = codes.map((code) => (place ? place.id(code) : known.get(code))).filter((found) => found !== undefined);
    if (!crosswalk || ids.length === 0) return [];
    return [
      {
        uuid: stableUuid(report, 'map', framework, id),
        relationship: 'intersects-with',
        sources: [{ type: 'control', 'id-ref': id }],
        targets: [...new Set(ids)].map((one) => ({ type: 'control', 'id-ref': one })),
        props: [
          ...codes.map((code) => prop('target-code', code)),
          ...crosswalk.basis.map((basis) => prop('basis', basis)),
        ],
      },
    ];
  });
  if (maps.length === 0) return null;
  return {
    uuid: stableUuid(report, 'mapping', framework),
    'source-resource': { type: 'catalog', href: reference(source) },
    'target-resource': { type: 'catalog', href: reference(target) },
    maps,
  };
}

/** Whether the report has a mapping: a pack in it has a crosswalk that leads somewhere. */
export function hasMapping(report: OscalInput['report']): boolean {
  const controls = assessedControls(report);
  const files = { catalog: '-', report: null, folder: null };
  return mappingDocument({ report, controls, evidence: new ReportEvidence(), files }) !== null;
}

/** The crosswalk of the packs in force as an OSCAL mapping collection; null where no pack has one. */
export function mappingDocument(input: OscalInput): MappingDocument | null {
  const { report } = input.report.header;
  const own = documentResource(input, 'mapped-catalog', input.files.catalog, 'Catalogue of the requirements');
  const resources: Resource[] = [own];
  const mappings: Mapping[] = [];
  for (const framework of [...inside, ...Object.keys(outside)] as Framework[]) {
    const place = outside[framework];
    const target = place && {
      uuid: stableUuid(report, 'framework', framework),
      title: oneLine(place.title),
      description: 'Named by its codes only: it is not part of this report.',
    };
    const mapping = mappingOf(input, framework, own, target ?? own);
    if (!mapping) continue;
    mappings.push(mapping);
    if (target) resources.push(target);
  }
  if (mappings.length === 0) return null;
  return {
    'mapping-collection': {
      uuid: stableUuid(report, 'mapping-collection'),
      metadata: metadata(input, title),
      provenance: {
        method: 'human',
        'matching-rationale': 'semantic',
        status: 'draft',
        'mapping-description': 'Alignment of topics with the basis of each entry; no claim of legal equivalence.',
      },
      mappings,
      'back-matter': { resources },
    },
  };
}
