import Typography from '@mui/material/Typography';
import type { MeasuredShare, RelianceView, ReviewerQualityView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { Section } from '../parts/section.js';
import { EvidenceOpened } from './evidence-opened.js';
import { qualityText } from './messages.js';
import { DifferenceCell, ShareCell } from './share-cell.js';

interface Row {
  id: string;
  name: string;
  below?: string;
  seen: MeasuredShare;
  rest: RelianceView | null;
}

/** How somebody reviews: reliance with its arms, evidence opened, time, and the shift. */
export function Measures({ view }: { view: ReviewerQualityView }) {
  const text = useText(qualityText);
  const { right, over, under, appropriate, changed, changedToVerdict, decisions, least } = view;
  const rows: Row[] = [
    { id: 'right', name: text('right'), seen: right, rest: null },
    { id: 'over', name: text('over'), seen: over.seen, rest: over },
    { id: 'under', name: text('under'), seen: under.seen, rest: under },
    { id: 'appropriate', name: text('appropriate'), seen: appropriate, rest: null },
    {
      id: 'changed',
      name: text('changed'),
      below: text('changedTo', { count: changedToVerdict }),
      seen: changed,
      rest: null,
    },
  ];
  return (
    <>
      <Section title={text('reliance')} flush>
        <ListTable
          label={text('reliance')}
          records={rows}
          columns={[
            { key: 'measure', title: text('measure'), cell: ({ name }) => <b>{name}</b>, below: ({ below }) => below },
            { key: 'seen', title: text('seen'), cell: ({ seen }) => <ShareCell {...seen} /> },
            { key: 'unseen', title: text('unseen'), cell: ({ rest }) => (rest ? <ShareCell {...rest.unseen} /> : '–') },
            {
              key: 'difference',
              title: text('difference'),
              cell: ({ rest }) => (rest ? <DifferenceCell difference={rest.difference} /> : '–'),
            },
          ]}
        />
        <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
          {text('how', { decisions, least })}
        </Typography>
      </Section>
      <EvidenceOpened view={view} />
      <Shift view={view} />
    </>
  );
}

function Shift({ view: { seconds, together, drift } }: { view: ReviewerQualityView }) {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  const digits = (value: number) => formatNumber(value, locale, 2);
  const slope = drift.slope;
  const isUp = slope !== null && slope.from > 0;
  const times = (value: number) => digits(Math.exp(value));
  return (
    <>
      <Section title={text('time')}>
        {seconds === null
          ? text('few')
          : text('seconds', {
              from: formatNumber(seconds.from, locale, 0),
              to: formatNumber(seconds.to, locale, 0),
              median: formatNumber(seconds.median, locale, 0),
            })}
        {together > 0 && (
          <Typography variant="body2" color="textSecondary">
            {text('together', { count: together })}
          </Typography>
        )}
      </Section>
      <Section title={text('drift')}>
        <Typography variant="body2">
          {slope === null
            ? text('few')
            : isUp
              ? text('driftUp', { factor: times(slope.value), from: times(slope.from), to: times(slope.to) })
              : text('driftNone')}
        </Typography>
        {drift.hours.length > 0 && (
          <ListTable
            label={text('drift')}
            records={drift.hours.map((one) => ({ id: String(one.hour), ...one }))}
            columns={[
              { key: 'hour', title: text('hour'), cell: ({ hour }) => hour + 1, align: 'right' },
              {
                key: 'wrong',
                title: text('wrong'),
                cell: ({ wrong, decided }) => text('of', { hits: wrong, of: decided }),
                align: 'right',
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
