import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';

/** Panels below the chart, in their order. */
export const benchPanels = ['operation', 'figures', 'late', 'load', 'fairness', 'try', 'changes'] as const;
export type BenchPanel = (typeof benchPanels)[number];

interface Props {
  shown: BenchPanel;
  onShow: (panel: BenchPanel) => void;
  /** Something short beside the name, such as how many. */
  notes: Partial<Record<BenchPanel, string>>;
  children: ReactNode;
}

/** The panels as tabs; the larger size leaves the chart less room. */
export function BenchPanels({ shown, onShow, notes, children }: Props) {
  const text = useText(benchText);
  const [large, setLarge] = useState(false);
  return (
    <Box sx={{ flex: large ? '2 1 0' : '0 0 auto', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flex: 'none', borderBottom: '1px solid', borderColor: 'divider' }}>
        <Tabs
          value={shown}
          onChange={(_, next: BenchPanel) => onShow(next)}
          variant="scrollable"
          scrollButtons="auto"
          allowScrollButtonsMobile
          aria-label={text('panels')}
          sx={{ flex: 1, minHeight: 34 }}
        >
          {benchPanels.map((panel) => (
            <Tab
              key={panel}
              value={panel}
              id={`bench-${panel}`}
              aria-controls="bench-panel"
              label={notes[panel] ? `${text(`panel.${panel}`)} ${notes[panel]}` : text(`panel.${panel}`)}
              sx={{ minHeight: 34, py: 0.5, px: 1.25, minWidth: 0 }}
            />
          ))}
        </Tabs>
        <IconButton
          size="small"
          aria-label={text(large ? 'smallerPanel' : 'largerPanel')}
          aria-pressed={large}
          onClick={() => setLarge(!large)}
          sx={{ width: 34, height: 34 }}
        >
          <span aria-hidden>{large ? '▾' : '▴'}</span>
        </IconButton>
      </Box>
      <Box
        role="tabpanel"
        id="bench-panel"
        aria-labelledby={`bench-${shown}`}
        tabIndex={0}
        sx={{
          px: 2,
          py: 1,
          overflow: 'auto',
          ...(large ? { flex: 1, minHeight: 0 } : { height: 'clamp(92px, 19vh, 260px)' }),
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
