import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState, type DragEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { formatBytes } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { importText } from './messages.js';

interface Props {
  files: readonly File[];
  onChoose: (files: readonly File[]) => void;
}

/** Files by a button or by dropping them; what was chosen is listed. */
export function FileChoice({ files, onChoose }: Props) {
  const text = useText(importText);
  const [locale] = useLocaleState();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const choose = (list: FileList | null) => {
    if (list && list.length > 0) onChoose([...list]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        p: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        border: '1px dashed',
        borderColor: isOver ? 'primary.main' : 'text.secondary',
        borderRadius: 1,
      }}
    >
      <Button variant={files.length === 0 ? 'contained' : 'outlined'} onClick={() => input.current?.click()}>
        {text(files.length === 0 ? 'choose' : 'replace')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label={text('choose')}
        onChange={(event) => {
          choose(event.target.files);
          // The same file again, mended meanwhile, is a new choice.
          event.target.value = '';
        }}
      />
      <Typography variant="body2" color="textSecondary">
        {files.length === 0
          ? text('drop')
          : files.map((file) => `${file.name} (${formatBytes(file.size, locale)})`).join(', ')}
      </Typography>
    </Box>
  );
}
