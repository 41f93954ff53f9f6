import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useId, useState, type KeyboardEvent } from 'react';
import { useText } from '../language/use-text.js';
import { layoutText } from './messages.js';
import { useCommands } from './use-commands.js';

/** Reaches every page and act by typing; opened with Ctrl/Cmd-K. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText(layoutText);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="palette-title"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' }, '& .MuiDialog-paper': { mt: '12vh' } }}
    >
      <h2 id="palette-title" className="visually-hidden">
        {text('palette')}
      </h2>
      {open && <PaletteBody onClose={onClose} />}
    </Dialog>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const text = useText(layoutText);
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(query);
  const current = Math.min(chosen, commands.length - 1);
  const run = (index: number) => {
    onClose();
    commands[index]?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, commands.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
    else if (event.key === 'Enter') run(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <InputBase
        autoFocus
        fullWidth
        value={query}
        placeholder={text('paletteHint')}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        sx={{ px: 2, py: 1.25, borderBottom: '1px solid', borderColor: 'divider' }}
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': text('paletteHint'),
            'aria-expanded': true,
            'aria-controls': `${id}-list`,
            'aria-activedescendant': commands[current] ? `${id}-${commands[current].key}` : undefined,
            'aria-autocomplete': 'list',
          },
        }}
      />
      <Box
        component="ul"
        role="listbox"
        id={`${id}-list`}
        aria-label={text('palette')}
        sx={{ m: 0, p: 1, maxHeight: '50vh', overflowY: 'auto' }}
      >
        {commands.map((command, index) => (
          <Box
            component="li"
            key={command.key}
            id={`${id}-${command.key}`}
            role="option"
            aria-selected={index === current}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(index)}
            sx={{
              display: 'flex',
              gap: 1,
              px: 1.5,
              py: 0.75,
              borderRadius: 1,
              cursor: 'pointer',
              bgcolor: (theme) => (index === current ? theme.colours.accentWash : 'transparent'),
            }}
          >
            <Box component="span" sx={{ flex: 1 }}>
              {command.title}
            </Box>
            <Typography component="span" variant="caption" color="textSecondary">
              {command.hint}
            </Typography>
          </Box>
        ))}
      </Box>
      {commands.length === 0 && (
        <Typography color="textSecondary" sx={{ px: 2, pb: 2 }} role="status">
          {text('noCommand')}
        </Typography>
      )}
    </>
  );
}
