import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CohortGroup, CohortView } from '@countersign/contracts';
import { useSearchParams } from 'react-router';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { download, toCsv } from '../parts/csv.js';
import { EmptyState } from '../parts/empty-state.js';
import { ListTable } from '../parts/list/list-table.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { MeanMeasure, ShareMeasure } from './measure-cells.js';
import { cohortsText } from './messages.js';

const windows = [30, 90, 365] as const;

/** Outputs about declared groups, compared within each trait; the choice of AI system and period stands in the address. */
export function CohortsPage() {
  const text = useText(cohortsText);
  const [address, setAddress] = useSearchParams();
  const systems = useCatalog().data?.systems ?? [];
  const system = address.get('system') ?? systems[0]?.slug ?? '';
  const days = Number(address.get('days') ?? 90);
  const choose = (name: string, value: string): void =>
    setAddress({ system, days: String(days), [name]: value }, { replace: true });
  return (
    <Needs right={['read', 'Coverage']}>
      <Page
        title={text('title')}
        lead={text('lead')}
        actions={
          <>
            <TextField
              select
              size="small"
              label={text('system')}
              value={systems.some(({ slug }) => slug === system) ? system : ''}
              onChange={(event) => choose('system', event.target.value)}
              sx={{ minWidth: 200 }}
            >
              {systems.map(({ slug, name }) => (
                <MenuItem key={slug} value={slug}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              size="small"
              label={text('window')}
              value={String(days)}
              onChange={(event) => choose('days', event.target.value)}
              sx={{ minWidth: 160 }}
            >
              {windows.map((window) => (
                <MenuItem key={window} value={String(window)}>
                  {text('days', { days: String(window) })}
                </MenuItem>
              ))}
            </TextField>
          </>
        }
      >
        {system !== '' && <Cohorts system={system} days={days} />}
      </Page>
    </Needs>
  );
}

function Cohorts({ system, days }: { system: string; days: number }) {
  const cohorts = useAnswer('getCohorts', { query: { system, days } });
  return <AnswerOf query={cohorts}>{(view) => <Compared view={view} />}</AnswerOf>;
}

function Compared({ view }: { view: CohortView }) {
  const text = useText(cohortsText);
  if (view.groups.length === 0) return <EmptyState title={text('empty')}>{text('emptyHow')}</EmptyState>;
  const attributes = [...new Set(view.groups.map(({ attribute }) => attribute))];
  return (
    <>
      {attributes.map((attribute) => (
        <Section
          key={attribute}
          title={attribute}
          flush
          aside={
            <Button size="small" onClick={() => saveCsv(view, attribute)}>
              {text('csv')}
            </Button>
          }
        >
          <Groups label={attribute} groups={view.groups.filter((group) => group.attribute === attribute)} />
        </Section>
      ))}
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 820 }}>
        {view.groupsOmitted && `${text('omitted')} `}
        {text('how', { least: String(view.leastOutputs) })}
      </Typography>
    </>
  );
}

function Groups({ label, groups }: { label: string; groups: readonly CohortGroup[] }) {
  const text = useText(cohortsText);
  const records = groups.map((group) => ({ id: `${group.attribute} ${group.value}`, ...group }));
  return (
    <ListTable
      label={label}
      records={records}
      columns={[
        { key: 'group', title: text('group'), cell: ({ value }) => <strong>{value}</strong>, nowrap: true },
        {
          key: 'outputs',
          title: text('outputs'),
          cell: ({ outputs }) => outputs,
          below: ({ decided }) => text('decided', { count: String(decided) }),
          align: 'right',
          nowrap: true,
        },
        { key: 'flags', title: text('flags'), cell: ({ flags }) => <ShareMeasure measure={flags} /> },
        {
          key: 'rejections',
          title: text('rejections'),
          cell: ({ rejections }) => <ShareMeasure measure={rejections} />,
        },
        {
          key: 'means',
          title: text('means'),
          cell: ({ length, sentiment }) => (
            <>
              <MeanMeasure measure={length} unit="characters" />
              <MeanMeasure measure={sentiment} unit="tone" />
            </>
          ),
        },
      ]}
    />
  );
}

function saveCsv({ system, from, to, groups }: CohortView, attribute: string): void {
  const parts = ['flags', 'rejections', 'length', 'sentiment'] as const;
  const figures = ['share', 'ratio', 'difference'] as const;
  const header = [
    'attribute',
    'value',
    'outputs',
    'decided',
    ...parts.flatMap((part) => [
      ...figures.flatMap((name) => [`${part}.${name}`, `${part}.${name}.from`, `${part}.${name}.to`]),
      `${part}.p`,
    ]),
  ];
  const rows = groups
    .filter((group) => group.attribute === attribute)
    .map((group) => [
      group.attribute,
      group.value,
      group.outputs,
      group.decided,
      ...parts.flatMap((part) => [
        ...figures.flatMap((name) => [group[part][name]?.value, group[part][name]?.from, group[part][name]?.to]),
        group[part].p,
      ]),
    ]);
  download(`groups-${system}-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`, toCsv(header, rows), 'text/csv');
}
