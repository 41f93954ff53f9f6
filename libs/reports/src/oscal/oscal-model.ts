/** The parts of OSCAL 1.2 that reports are made of, by the names of its JSON form. */
export interface Prop {
  name: string;
  ns?: string;
  class?: string;
  value: string;
}

export interface Resource {
  uuid: string;
  title: string;
  description: string;
  props?: Prop[];
  rlinks?: { href: string; 'media-type': string; hashes?: { algorithm: 'SHA-256'; value: string }[] }[];
  base64?: { filename: string; 'media-type': string; value: string };
}

export interface Metadata {
  title: string;
  'last-modified': string;
  version: string;
  'oscal-version': '1.2.1';
  props: Prop[];
  remarks?: string;
}

interface Document {
  uuid: string;
  metadata: Metadata;
  'back-matter': { resources: Resource[] };
}

export interface Control {
  id: string;
  class: string;
  title: string;
  props: Prop[];
  links?: { href: string; rel: string }[];
  parts: { id: string; name: 'statement'; prose: string }[];
}

export interface CatalogDocument {
  catalog: Document & { groups?: { id: string; class: string; title: string; controls: Control[] }[] };
}

export interface Observation {
  uuid: string;
  title: string;
  description: string;
  methods: ['TEST'];
  types: ['control-objective'];
  props: Prop[];
  origins: { actors: { type: 'tool'; 'actor-uuid': string }[] }[];
  'relevant-evidence': { href: string; description: string; props?: Prop[] }[];
  collected: string;
  remarks?: string;
}

export interface Risk {
  uuid: string;
  title: string;
  description: string;
  statement: string;
  status: 'open';
  props: Prop[];
  'related-observations'?: { 'observation-uuid': string }[];
}

export interface Finding {
  uuid: string;
  title: string;
  description: string;
  target: {
    type: 'statement-id';
    'target-id': string;
    status: { state: 'satisfied' | 'not-satisfied'; reason: 'pass' | 'fail' | 'other' };
    props: Prop[];
  };
  'related-observations'?: { 'observation-uuid': string }[];
  'related-risks'?: { 'risk-uuid': string }[];
  remarks?: string;
}

/** A human statement that is current. Who signed it is in the product's records, not here. */
export interface Attestation {
  parts: { name: 'authorization-statement'; title: string; props: Prop[]; prose: string }[];
}

interface ControlSelection {
  'include-all'?: Record<string, never>;
  'include-controls'?: { 'control-id': string }[];
  'exclude-controls'?: { 'control-id': string }[];
}

export interface ResultsDocument {
  'assessment-results': Document & {
    'import-ap': { href: string; remarks: string };
    results: {
      uuid: string;
      title: string;
      description: string;
      start: string;
      end: string;
      props: Prop[];
      'local-definitions': {
        components: { uuid: string; type: 'software'; title: string; description: string; status: { state: string } }[];
      };
      'reviewed-controls': { 'control-selections': ControlSelection[] };
      attestations?: Attestation[];
      observations?: Observation[];
      risks?: Risk[];
      findings?: Finding[];
      remarks: string;
    }[];
  };
}

export interface MappingDocument {
  'mapping-collection': Document & {
    provenance: { method: 'human'; 'matching-rationale': 'semantic'; status: 'draft'; 'mapping-description': string };
    mappings: {
      uuid: string;
      'source-resource': { type: 'catalog'; href: string };
      'target-resource': { type: 'catalog'; href: string };
      maps: {
        uuid: string;
        relationship: 'intersects-with';
        sources: { type: 'control'; 'id-ref': string }[];
        targets: { type: 'control'; 'id-ref': string }[];
        props: Prop[];
      }[];
    }[];
  };
}

/** The documents of one report; without a crosswalk there is no mapping, since OSCAL has no empty one. */
export interface OscalDocuments {
  catalog: CatalogDocument;
  results: ResultsDocument;
  mapping: MappingDocument | null;
}
