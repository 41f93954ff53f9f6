import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useMemo, useRef, useState, type KeyboardEvent, type UIEvent } from 'react';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';
import type { Bar, GanttModel } from './gantt-model.js';
import { scheduleText } from './messages.js';
import { sortedBars, tableColumns, type TableOrder } from './sorted-bars.js';
import type { BenchFormat } from './use-bench-format.js';
import type { Choosing } from './use-chosen.js';

interface Props {
  model: GanttModel;
  format: BenchFormat;
  chosen: readonly string[];
  current: string | null;
  onChoose: (bar: Bar, how: Choosing) => void;
}

const rowHeight = 30;
const rowsShown = 60;
const template =
  'minmax(120px,1.1fr) minmax(120px,1.1fr) minmax(80px,1fr) minmax(110px,1.4fr) minmax(80px,1fr) minmax(80px,1fr) minmax(70px,.8fr) minmax(70px,.8fr)';

/** The same operations as rows: sortable, of those with findings only where wanted, and as many in the page as are looked at. */
export function OperationTable({ model, format, chosen, current, onChoose }: Props) {
  const text = useText(scheduleText);
  const words = useText(benchText);
  const { colours } = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState<TableOrder>({ by: 'start', down: false });
  const [found, setFound] = useState(false);
  const [first, setFirst] = useState(0);
  const rows = useMemo(() => sortedBars(model, order, found), [model, order, found]);
  const from = Math.min(first, Math.max(0, rows.length - rowsShown));
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const next = Math.max(0, Math.floor(event.currentTarget.scrollTop / rowHeight) - 15);
    if (Math.abs(next - first) >= 10 || next === 0) setFirst(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const at = rows.findIndex(({ key }) => key === current);
    const next = rows[at < 0 ? from : at + by];
    if (!next) return;
    event.preventDefault();
    onChoose(next, event.shiftKey ? 'add' : 'only');
    const top = rows.indexOf(next) * rowHeight;
    const element = frame.current;
    if (element && (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 3 * rowHeight))
      element.scrollTop = top - element.clientHeight / 2;
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 120 }}>
      <Box sx={{ px: 2, py: 0.5, fontSize: '0.8125rem', display: 'flex', gap: 2 }}>
        <label>
          <input type="checkbox" checked={found} onChange={(event) => setFound(event.target.checked)} />{' '}
          {text('onlyFound')}
        </label>
        <span role="status">{text('rowCount', { count: rows.length })}</span>
      </Box>
      <Box
        ref={frame}
        role="grid"
        tabIndex={0}
        aria-label={text('asTable')}
        aria-rowcount={rows.length + 1}
        aria-colcount={tableColumns.length}
        aria-multiselectable
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          fontSize: '0.8125rem',
          borderBlock: `1px solid ${colours.line}`,
        }}
      >
        <Box
          role="row"
          aria-rowindex={1}
          sx={{
            display: 'grid',
            gridTemplateColumns: template,
            position: 'sticky',
            top: 0,
            zIndex: 1,
            bgcolor: 'background.paper',
            borderBottom: `1px solid ${colours.line}`,
            minWidth: 820,
          }}
        >
          {tableColumns.map((column) => (
            <Box
              key={column}
              role="columnheader"
              aria-sort={order.by === column ? (order.down ? 'descending' : 'ascending') : 'none'}
            >
              <Box
                component="button"
                type="button"
                onClick={() => setOrder({ by: column, down: order.by === column && !order.down })}
                sx={{
                  all: 'unset',
                  cursor: 'pointer',
                  px: 1,
                  py: 0.75,
                  fontWeight: 600,
                  color: colours.quiet,
                  '&:focus-visible': { outline: `2px solid ${colours.accent}` },
                }}
              >
                {text(column)} <span aria-hidden>{order.by === column ? (order.down ? '↓' : '↑') : ''}</span>
              </Box>
            </Box>
          ))}
        </Box>
        <Box role="rowgroup" sx={{ position: 'relative', height: rows.length * rowHeight, minWidth: 820 }}>
          {rows.slice(from, from + rowsShown).map((bar, nth) => (
            <Box
              key={bar.key}
              role="row"
              aria-rowindex={from + nth + 2}
              aria-selected={chosen.includes(bar.operation)}
              data-row={bar.operation}
              style={{ top: (from + nth) * rowHeight }}
              onClick={(event) => onChoose(bar, event.ctrlKey || event.metaKey || event.shiftKey ? 'toggle' : 'only')}
              sx={{
                display: 'grid',
                gridTemplateColumns: template,
                position: 'absolute',
                insetInline: 0,
                height: rowHeight,
                alignItems: 'center',
                borderBottom: `1px solid ${colours.line}`,
                cursor: 'pointer',
                bgcolor: chosen.includes(bar.operation) ? colours.accentWash : undefined,
                outline: bar.key === current ? `2px solid ${colours.accent}` : undefined,
                outlineOffset: -2,
                '& > *': { px: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
              }}
            >
              <span role="gridcell">{format.time(bar.start)}</span>
              <span role="gridcell">{format.time(bar.end)}</span>
              <span role="gridcell">{bar.machine}</span>
              <span role="gridcell">{bar.operation}</span>
              <span role="gridcell">{bar.orderId ?? '–'}</span>
              <span role="gridcell">{bar.person ?? '–'}</span>
              <span role="gridcell">
                {bar.lateMinutes > 0 ? words('minutes', { value: format.number(bar.lateMinutes) }) : '–'}
              </span>
              <span role="gridcell">
                {[bar.violated ? text('violated') : '', bar.findings.map(({ number }) => number).join(', ')]
                  .filter(Boolean)
                  .join(' · ') || '–'}
              </span>
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
