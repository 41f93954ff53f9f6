import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ScheduleFileFault, ScheduleFileView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import type { Column } from '../parts/list/column.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark } from '../parts/mark.js';
import { Section } from '../parts/section.js';
import { download } from '../parts/csv.js';
import { mono } from '../theme/theme.js';
import { faultsCsv } from './faults-csv.js';
import { importText } from './messages.js';

type Fault = ScheduleFileFault & { id: number };

/** Every fault of the files by sheet, row and column, with what to do. */
export function FaultTable({ view }: { view: ScheduleFileView }) {
  const text = useText(importText);
  const columns = useColumns();
  const save = () =>
    download(
      'schedule-faults.csv',
      faultsCsv(
        columns.map(({ title }) => title),
        view.faults,
      ),
      'text/csv;charset=utf-8',
    );
  const records = view.faults.map((fault, id) => ({ ...fault, id }));
  return (
    <Section
      title={text('faults')}
      flush
      aside={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
          <Mark meaning="problem">{text('faultCount', { count: view.faultsTotal })}</Mark>
          <Button size="small" onClick={save}>
            {text('faultsFile')}
          </Button>
        </Box>
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
        {text('faultsHow')}
        {view.faultsTotal > records.length && ` ${text('faultsShown', { shown: records.length })}`}
      </Typography>
      <ListTable label={text('faults')} records={records} columns={columns} />
    </Section>
  );
}

function useColumns(): Column<Fault>[] {
  const text = useText(importText);
  return [
    { key: 'sheet', title: text('sheet'), cell: ({ sheet }) => sheet ?? '–' },
    { key: 'row', title: text('row'), cell: ({ row }) => row ?? '–', align: 'right' },
    { key: 'column', title: text('column'), cell: ({ column }) => column ?? '–' },
    { key: 'cell', title: text('cell'), cell: ({ cell }) => cell ?? '–', from: 'sm' },
    {
      key: 'value',
      title: text('value'),
      cell: ({ value }) => (
        <Box component="span" sx={{ fontFamily: mono, overflowWrap: 'anywhere' }}>
          {value ?? '–'}
        </Box>
      ),
    },
    { key: 'what', title: text('what'), cell: ({ detail }) => detail, width: '40%' },
  ];
}
