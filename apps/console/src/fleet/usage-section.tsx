import DownloadIcon from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { UsageView } from '@countersign/contracts';
import { useState } from 'react';
import { useText } from '../language/use-text.js';
import { download, toCsv } from '../parts/csv.js';
import { EmptyState } from '../parts/empty-state.js';
import { ListTable } from '../parts/list/list-table.js';
import { partsText } from '../parts/messages.js';
import { Section } from '../parts/section.js';
import { fleetText } from './messages.js';
import { UsageBars } from './usage-bars.js';
import { useUsageColumns } from './usage-columns.js';
import { sumBySystem, usageFigures, type UsageFigure } from './usage-sums.js';

/** Periods that are looked back on, in days. */
export const usagePeriods = [7, 30, 90] as const;

interface Props {
  usage: readonly UsageView[];
  gramsPerKwh: number;
  days: number;
  onDays: (days: number) => void;
}

/** What each AI system's checks cost and took, as bars and as a table. */
export function UsageSection({ usage, gramsPerKwh, days, onDays }: Props) {
  const text = useText(fleetText);
  const [figure, setFigure] = useState<UsageFigure>('costEur');
  const rows = usage.map((row) => ({ id: `${row.system} ${row.deviceClass}`, ...row }));
  const columns = useUsageColumns(gramsPerKwh);
  return (
    <Section
      title={text('usage')}
      flush
      aside={
        <Choice
          label={text('period')}
          value={days}
          values={usagePeriods}
          word={(count) => text('days', { count })}
          onChange={onDays}
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={text('noUsageTitle')}>{text('noUsage')}</EmptyState>
      ) : (
        <>
          <Box sx={{ p: 2 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
              <Choice
                label={text('figure')}
                value={figure}
                values={usageFigures}
                word={(name) => text(`figure.${name}`)}
                onChange={setFigure}
              />
              <Box sx={{ flex: 1 }} />
              <CsvButton rows={rows} columns={columns} days={days} />
            </Box>
            <UsageBars sums={sumBySystem(usage, gramsPerKwh, figure)} figure={figure} />
          </Box>
          <ListTable label={text('usage')} records={rows} columns={columns} />
          <Box sx={{ px: 2, py: 1.5, color: 'text.secondary', fontSize: '0.8125rem', maxWidth: 820 }}>
            {text('usageNote', { grams: gramsPerKwh })}
          </Box>
        </>
      )}
    </Section>
  );
}

interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  values: readonly T[];
  word: (value: T) => string;
  onChange: (value: T) => void;
}

function Choice<T extends string | number>({ label, value, values, word, onChange }: ChoiceProps<T>) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={label}
      value={value}
      onChange={(_, next: T | null) => next !== null && onChange(next)}
      sx={{ flexWrap: 'wrap' }}
    >
      {values.map((item) => (
        <ToggleButton key={item} value={item} sx={{ textTransform: 'none', px: 1.5, py: 0.5 }}>
          {word(item)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface CsvProps {
  rows: readonly (UsageView & { id: string })[];
  columns: ReturnType<typeof useUsageColumns>;
  days: number;
}

/** All columns, and those that only CSV has: the device, the metered part of the energy and the tokens each way. */
function CsvButton({ rows, columns, days }: CsvProps) {
  const text = useText(fleetText);
  const words = useText(partsText);
  const save = () => {
    const header = [...columns.map(({ title }) => title), text('device'), text('measuredWattHours')];
    const cells = rows.map((row) => [...columns.map(({ csv }) => csv?.(row)), row.deviceClass, row.measuredWattHours]);
    download(`usage-${days}-days.csv`, toCsv(header, cells), 'text/csv;charset=utf-8');
  };
  return (
    <Button size="small" color="inherit" startIcon={<DownloadIcon />} onClick={save}>
      {words('csv')}
    </Button>
  );
}
