import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { partsText } from './messages.js';

/** Copies a value and says so for two seconds. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const text = useText(partsText);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    void navigator.clipboard.writeText(value).then(() => setCopied(true));
  };
  return (
    <Tooltip title={copied ? text('copied') : text('copyThing', { what })}>
      <IconButton
        size="small"
        aria-label={text('copyThing', { what })}
        onClick={(event) => {
          event.stopPropagation();
          copy();
        }}
      >
        {copied ? <CheckIcon fontSize="inherit" /> : <ContentCopyIcon fontSize="inherit" />}
      </IconButton>
    </Tooltip>
  );
}

/** Shortens an id or digest to what tells it apart: the end of a UUIDv7, the start of a hash or a pseudonym. */
export function shorten(value: string): string {
  if (value.startsWith('sha256:')) return value.slice(7, 15);
  if (value.startsWith('person:')) return value.slice(7, 19);
  if (/^[0-9a-f-]{36}$/.test(value)) return value.slice(-8);
  return value.length > 14 ? `${value.slice(0, 10)}…` : value;
}

/** An id, short, with a button that copies all of it. */
export function ShortId({ value, what }: { value: string; what: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap' }}>
      <Tooltip title={value} describeChild>
        <Box component="code" sx={{ fontFamily: mono, fontSize: '0.8125rem' }}>
          {shorten(value)}
        </Box>
      </Tooltip>
      <CopyButton value={value} what={what} />
    </Box>
  );
}
