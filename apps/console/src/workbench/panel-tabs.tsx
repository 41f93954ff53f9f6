import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, useState, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { workbenchText } from './messages.js';

interface Props<Name extends string> {
  label: string;
  /** The panels and what is written on their tabs, in their order. */
  tabs: readonly (readonly [Name, ReactNode])[];
  shown: Name;
  onShow: (name: Name) => void;
  /** Begins the ids of tabs and panel. */
  id?: string;
  /** Height that the larger panel asks for where what lies above it asks for one. */
  largeBasis?: string;
  children: ReactNode;
}

/** Panels below an output as tabs; the larger size leaves the output less room. */
export function PanelTabs<Name extends string>(props: Props<Name>) {
  const { label, tabs, shown, onShow, largeBasis = '0px', children } = props;
  const text = useText(workbenchText);
  const own = useId();
  const id = props.id ?? own;
  const [large, setLarge] = useState(false);
  return (
    <Box
      sx={{ flex: large ? `2 1 ${largeBasis}` : '0 0 auto', minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <Box sx={{ display: 'flex', flex: 'none', borderBottom: '1px solid', borderColor: 'divider' }}>
        <Tabs
          value={shown}
          onChange={(_, next: Name) => onShow(next)}
          variant="scrollable"
          scrollButtons="auto"
          allowScrollButtonsMobile
          aria-label={label}
          sx={{ flex: 1, minHeight: 34 }}
        >
          {tabs.map(([name, words]) => (
            <Tab
              key={name}
              value={name}
              id={`${id}-${name}`}
              aria-controls={`${id}-panel`}
              label={words}
              sx={{ minHeight: 34, py: 0.5, px: 1.25, minWidth: 0 }}
            />
          ))}
        </Tabs>
        <IconButton
          size="small"
          aria-label={text(large ? 'smallerPanel' : 'largerPanel')}
          aria-pressed={large}
          onClick={() => setLarge(!large)}
          sx={{ flex: 'none', width: 34, height: 34 }}
        >
          <span aria-hidden>{large ? '▾' : '▴'}</span>
        </IconButton>
      </Box>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${shown}`}
        tabIndex={0}
        sx={{
          position: 'relative',
          px: 2,
          py: 1,
          overflow: 'auto',
          overflowWrap: 'anywhere',
          ...(large ? { flex: 1, minHeight: 0 } : { height: 'clamp(92px, 15vh, 260px)' }),
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
