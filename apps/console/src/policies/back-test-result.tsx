import Box from '@mui/material/Box';
import type { BackTestResult as Result } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { Facts, Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { backTestText } from './back-test-messages.js';
import { ChangedOutputs } from './changed-outputs.js';
import { FigureTable } from '../parts/figure-table.js';
import { HoursPlot } from './hours-plot.js';
import { ShiftTable } from './shift-table.js';

const percent = (part: number, of: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(of === 0 ? 0 : part / of);

/** What a draft would have done to the outputs of a time. */
export function BackTestResult({ result }: { result: Result }) {
  const text = useText(backTestText);
  return (
    <>
      <Section title={text('figures')}>
        <Figures result={result} />
      </Section>
      <Section title={text('hours')}>
        <HoursPlot hours={result.hours} />
      </Section>
      <Section title={text('decisions')} flush>
        <Decisions decisions={result.decisions} />
      </Section>
      <Section title={text('shifts')} flush>
        {result.changed === 0 ? (
          <Box sx={{ p: 2, fontSize: '0.875rem' }}>{text('nothingChanges')}</Box>
        ) : (
          <ShiftTable shifts={result.shifts} />
        )}
      </Section>
      {result.systems.length > 0 && (
        <Section title={text('bySystem')} flush>
          <Systems systems={result.systems} />
        </Section>
      )}
      {result.examples.length > 0 && (
        <Section
          title={text('examples')}
          aside={
            result.examples.length < result.changed &&
            text('examplesOf', { count: result.examples.length, all: result.changed })
          }
          flush
        >
          <ChangedOutputs examples={result.examples} />
        </Section>
      )}
    </>
  );
}

function Figures({ result }: { result: Result }) {
  const text = useText(backTestText);
  const [locale] = useLocaleState();
  const number = (value: number) => formatNumber(value, locale);
  const { noFacts, olderFacts } = result.notReplayed;
  const ofTried = (count: number) =>
    text('ofTried', { count: number(count), share: percent(count, result.replayed, locale) });
  return (
    <Facts
      items={[
        [text('looked'), number(result.submissions)],
        [
          text('notReplayed'),
          text('notReplayedWhy', {
            share: percent(noFacts + olderFacts, result.submissions, locale),
            noFacts: number(noFacts),
            olderFacts: number(olderFacts),
          }),
        ],
        [text('changed'), <strong key="changed">{ofTried(result.changed)}</strong>],
        [text('raisedMeans'), ofTried(result.raised)],
        [text('loweredMeans'), ofTried(result.lowered)],
      ]}
    />
  );
}

function Decisions({ decisions }: { decisions: Result['decisions'] }) {
  const text = useText(backTestText);
  const [locale] = useLocaleState();
  return (
    <>
      <FigureTable
        label={text('decisions')}
        head={[text('group'), text('approved'), text('rejected'), text('changesRequested'), text('undecided')]}
        figuresFrom={1}
        rows={decisions.map(({ group, approved, rejected, changesRequested, other }) => ({
          key: group,
          cells: [text(group), ...[approved, rejected, changesRequested, other].map((n) => formatNumber(n, locale))],
        }))}
      />
      <Box sx={{ px: 2, py: 1.5, color: 'text.secondary', fontSize: '0.8125rem', maxWidth: 820 }}>
        {text('decisionsNote')}
      </Box>
    </>
  );
}

function Systems({ systems }: { systems: Result['systems'] }) {
  const text = useText(backTestText);
  const words = useText(partsText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  return (
    <FigureTable
      label={text('bySystem')}
      head={[text('system'), text('modality'), text('replayed'), text('changed'), text('raised'), text('lowered')]}
      figuresFrom={2}
      rows={systems.map(({ system, modality, replayed, changed, raised, lowered }) => ({
        key: `${system} ${modality}`,
        cells: [
          systemName(system),
          words(`modality.${modality}`),
          ...[replayed, changed, raised, lowered].map((n) => formatNumber(n, locale)),
        ],
      }))}
    />
  );
}
