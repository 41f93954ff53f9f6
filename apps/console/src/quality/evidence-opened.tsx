import Typography from '@mui/material/Typography';
import type { EvidenceOpenedView, MeasuredShare, ReviewerQualityView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { Section } from '../parts/section.js';
import { qualityText } from './messages.js';
import { ShareCell } from './share-cell.js';

interface Row {
  id: string;
  name: string;
  share: MeasuredShare;
}

/** How often somebody opened something of what was shown before they decided, in all and over the shift. */
export function EvidenceOpened({ view }: { view: ReviewerQualityView }) {
  const text = useText(qualityText);
  const { observed, findings, warnings, sources, drift } = view.evidenceOpened;
  const rows: Row[] = [
    { id: 'findings', name: text('openedFindings'), share: findings },
    { id: 'warnings', name: text('openedWarnings'), share: warnings },
    { id: 'sources', name: text('openedSources'), share: sources },
  ];
  return (
    <Section title={text('opened')} flush>
      <ListTable
        label={text('opened')}
        records={rows}
        columns={[
          { key: 'measure', title: text('measure'), cell: ({ name }) => <b>{name}</b> },
          { key: 'share', title: text('openedShare'), cell: ({ share }) => <ShareCell {...share} /> },
        ]}
      />
      <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
        {text('openedHow', { observed, decisions: view.decisions })}
        <br />
        {text('openedMeans')}
      </Typography>
      <OverShift drift={drift} />
    </Section>
  );
}

/** The same of several people, by name. */
export function EvidenceOpenedBy({ people }: { people: readonly ReviewerQualityView[] }) {
  const text = useText(qualityText);
  if (people.length === 0) return null;
  return (
    <Section title={text('opened')} flush>
      <ListTable
        label={text('opened')}
        records={people.map((view) => ({ ...view, id: view.person.id }))}
        columns={[
          {
            key: 'person',
            title: text('person'),
            cell: ({ person }) => <b>{person.name}</b>,
            below: ({ evidenceOpened: { observed }, decisions }) => text('openedKnown', { observed, decisions }),
          },
          {
            key: 'findings',
            title: text('openedFindings'),
            cell: ({ evidenceOpened }) => <ShareCell {...evidenceOpened.findings} />,
          },
          {
            key: 'warnings',
            title: text('openedWarnings'),
            cell: ({ evidenceOpened }) => <ShareCell {...evidenceOpened.warnings} />,
          },
          {
            key: 'sources',
            title: text('openedSources'),
            cell: ({ evidenceOpened }) => <ShareCell {...evidenceOpened.sources} />,
          },
        ]}
      />
      <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
        {text('openedMeans')}
      </Typography>
    </Section>
  );
}

function OverShift({ drift: { hours, slope } }: Pick<EvidenceOpenedView, 'drift'>) {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  if (hours.length === 0) return null;
  const times = (value: number) => formatNumber(Math.exp(value), locale, 2);
  return (
    <>
      <Typography variant="body2" sx={{ px: 2, pb: 1 }}>
        {slope === null
          ? text('few')
          : slope.to < 0
            ? text('openedLess', { factor: times(slope.value), from: times(slope.from), to: times(slope.to) })
            : text('driftNone')}
      </Typography>
      <ListTable
        label={text('openedOverShift')}
        records={hours.map((one) => ({ id: String(one.hour), ...one }))}
        columns={[
          { key: 'hour', title: text('hour'), cell: ({ hour }) => hour + 1, align: 'right' },
          {
            key: 'opened',
            title: text('openedFindings'),
            cell: ({ opened, decided }) => text('of', { hits: opened, of: decided }),
            align: 'right',
          },
        ]}
      />
    </>
  );
}
