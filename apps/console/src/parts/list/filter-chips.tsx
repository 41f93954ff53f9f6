import FilterListIcon from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import type { ListFilter } from './column.js';

/** The filters in force as removable chips, and a menu to add one; react-admin keeps them in the address. */
export function FilterChips({ filters }: { filters: readonly ListFilter[] }) {
  const text = useText(partsText);
  const { filterValues, setFilters } = useListContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const values: Record<string, unknown> = filterValues ?? {};
  const set = (source: string, value: string | undefined) => {
    const rest = Object.entries(values).filter(([key]) => key !== source);
    setFilters(Object.fromEntries(value === undefined || value === '' ? rest : [...rest, [source, value]]), []);
    setAnchor(null);
  };
  const chosen = filters.filter(({ source }) => values[source] !== undefined);
  const wordOf = (filter: ListFilter): string =>
    filter.choices?.find(({ value }) => value === values[filter.source])?.label ?? String(values[filter.source]);

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        startIcon={<FilterListIcon />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text('addFilter')}
      </Button>
      {chosen.map((filter) => (
        <Chip
          key={filter.source}
          component="button"
          type="button"
          label={`${filter.label}: ${wordOf(filter)} ×`}
          aria-label={text('removeFilter', { name: `${filter.label}: ${wordOf(filter)}` })}
          onClick={() => set(filter.source, undefined)}
          sx={{ font: 'inherit', fontSize: '0.8125rem' }}
        />
      ))}
      {chosen.length > 1 && (
        <Button size="small" onClick={() => setFilters({}, [])}>
          {text('clearFilters')}
        </Button>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {filters.flatMap((filter) => [
          <ListSubheader key={filter.source} sx={{ lineHeight: '32px', bgcolor: 'transparent' }}>
            {filter.label}
          </ListSubheader>,
          ...(filter.choices
            ? filter.choices.map(({ value, label }) => (
                <MenuItem
                  key={`${filter.source} ${value}`}
                  dense
                  selected={values[filter.source] === value}
                  onClick={() => set(filter.source, value)}
                >
                  {label}
                </MenuItem>
              ))
            : [
                <TextFilter
                  key={`${filter.source} text`}
                  label={filter.label}
                  onSet={(value) => set(filter.source, value)}
                />,
              ]),
        ])}
      </Menu>
    </Box>
  );
}

function TextFilter({ label, onSet }: { label: string; onSet: (value: string) => void }) {
  const [value, setValue] = useState('');
  return (
    <Box
      component="li"
      sx={{ px: 2, py: 0.5, listStyle: 'none' }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') onSet(value.trim());
      }}
    >
      <TextField
        value={value}
        onChange={(event) => setValue(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': label } }}
        placeholder="↵"
      />
    </Box>
  );
}
