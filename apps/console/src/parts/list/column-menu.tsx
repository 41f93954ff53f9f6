import ViewColumnIcon from '@mui/icons-material/ViewColumn';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useStore, type RaRecord } from 'react-admin';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import type { Column } from './column.js';

/** The columns that the reader has chosen for a list, remembered on this device. */
export function useChosenColumns<T extends RaRecord>(resource: string, columns: readonly Column<T>[]) {
  const [hidden, setHidden] = useStore<string[]>(
    `${resource}.hiddenColumns`,
    columns.filter(({ optional }) => optional).map(({ key }) => key),
  );
  const toggle = (key: string) =>
    setHidden(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
  return { shown: columns.filter(({ key }) => !hidden.includes(key)), hidden, toggle };
}

interface Props<T extends RaRecord> {
  columns: readonly Column<T>[];
  hidden: readonly string[];
  onToggle: (key: string) => void;
}

/** Chooses the columns of a list; the first always stays. */
export function ColumnMenu<T extends RaRecord>({ columns, hidden, onToggle }: Props<T>) {
  const text = useText(partsText);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<ViewColumnIcon />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text('columns')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {columns.slice(1).map(({ key, title }) => (
          <MenuItem
            key={key}
            dense
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(key)}
            onClick={() => onToggle(key)}
          >
            <Checkbox size="small" checked={!hidden.includes(key)} tabIndex={-1} aria-hidden sx={{ p: 0, mr: 1 }} />
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
