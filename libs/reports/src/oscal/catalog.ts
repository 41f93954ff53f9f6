import { metadata, packResource } from './metadata.js';
import type { CatalogDocument, Control, Prop } from './oscal-model.js';
import type { AssessedControl, OscalInput } from './oscal-input.js';
import { listed, oneLine, prop, prose, stableUuid, token } from './oscal-text.js';

function propsOf({ requirement, pack }: AssessedControl): Prop[] {
  const entry = pack?.requirements.find(({ id }) => id === requirement.id);
  return [
    { name: 'label', value: oneLine(requirement.id) },
    ...(entry ? [prop('legal-state', entry.legal_state)] : []),
    ...(entry
      ? Object.entries(entry.applies_from).flatMap(([part, day]) => (day ? [prop('applies-from', day, part)] : []))
      : requirement.appliesFrom === null
        ? []
        : [prop('applies-from', requirement.appliesFrom)]),
    ...requirement.sources.map(({ ref, at }) => prop('source', `${ref}: ${at}`)),
  ];
}

function controlOf(control: AssessedControl, parents: ReadonlyMap<string, string>): Control {
  const { requirement, pack } = control;
  const entry = pack?.requirements.find(({ id }) => id === requirement.id);
  const parent = requirement.parent === null ? undefined : parents.get(requirement.parent);
  return {
    id: control.id,
    class: entry?.kind ?? 'requirement',
    title: oneLine(requirement.title),
    props: propsOf(control),
    ...listed('links', parent === undefined ? [] : [{ href: `#${parent}`, rel: 'related' }]),
    parts: [{ id: control.statement, name: 'statement', prose: prose(requirement.paraphrase) }],
  };
}

/** The requirements of the packs in force as an OSCAL catalogue: a group for each framework of a pack. */
export function catalogDocument(input: OscalInput): CatalogDocument {
  const { report, controls } = input;
  const groups = report.coverage.flatMap(({ pack }, index) => {
    const own = controls.filter(({ coverage }) => coverage === index);
    const parents = new Map(own.map(({ id, requirement }) => [requirement.id, id]));
    return [...new Set(own.map(({ requirement }) => requirement.framework))].map((framework, place) => ({
      id: token(`group-${index + 1}-${place + 1}-${framework}`),
      class: 'framework',
      title: oneLine(`${framework} (${pack.id} ${pack.version})`),
      controls: own
        .filter(({ requirement }) => requirement.framework === framework)
        .map((one) => controlOf(one, parents)),
    }));
  });
  const { report: id } = report.header;
  return {
    catalog: {
      uuid: stableUuid(id, 'catalog'),
      metadata: metadata(input, {
        en: 'Requirements for trustworthy AI, in our own words',
        'zh-TW': '可信賴 AI 的要求（以本產品的文字表述）',
      }),
      ...listed('groups', groups),
      'back-matter': {
        resources: [
          ...report.coverage.map((_, index) => packResource(input, index, 'catalog')),
          ...(report.coverage.length > 0
            ? []
            : [
                {
                  uuid: stableUuid(id, 'catalog', 'none'),
                  title: 'No pack',
                  description: 'No requirement pack was in force.',
                },
              ]),
        ],
      },
    },
  };
}
