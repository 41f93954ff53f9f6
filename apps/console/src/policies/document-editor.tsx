import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { useDocumentName } from './document-name.js';
import { draftText } from './draft-messages.js';

/** Height of a line of the text and of its number, px. */
const lineHeight = 20;

/** A line that the reader asked for; `turn` tells one asking from the next. */
export interface AskedLine {
  line: number;
  turn: number;
}

interface Props {
  name: string;
  yaml: string;
  readOnly: boolean;
  /** Lines with faults, from 1. */
  faults: ReadonlySet<number>;
  asked: AskedLine | null;
  onChange: (yaml: string) => void;
}

/** The text of a document with the numbers of its lines; those with faults are marked. */
export function DocumentEditor({ name, yaml, readOnly, faults, asked, onChange }: Props) {
  const text = useText(draftText);
  const nameOf = useDocumentName();
  const area = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = yaml.split('\n');
  useEffect(() => {
    const field = area.current;
    if (asked === null || !field) return;
    const before = field.value.split('\n').slice(0, asked.line - 1);
    const start = before.reduce((sum, line) => sum + line.length + 1, 0);
    const end = field.value.indexOf('\n', start);
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end === -1 ? field.value.length : end);
    if (scroller.current) scroller.current.scrollTop = Math.max(0, (asked.line - 4) * lineHeight);
    scroller.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return (
    <Box
      ref={scroller}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr',
        maxHeight: '65dvh',
        overflow: 'auto',
        fontFamily: mono,
        fontSize: '0.8125rem',
        lineHeight: `${lineHeight}px`,
      }}
    >
      <Box
        aria-hidden
        sx={{
          position: 'sticky',
          left: 0,
          py: 1,
          bgcolor: (theme) => theme.colours.sunken,
          color: 'text.secondary',
          textAlign: 'end',
          userSelect: 'none',
          '& div': { px: 1.25, height: lineHeight },
          '& .fault': {
            bgcolor: (theme) => theme.colours.problemWash,
            color: (theme) => theme.colours.problem,
            fontWeight: 700,
          },
        }}
      >
        {lines.map((_, index) => (
          <div key={index} className={faults.has(index + 1) ? 'fault' : undefined}>
            {index + 1}
          </div>
        ))}
      </Box>
      <Box
        component="textarea"
        ref={area}
        aria-label={text('textOf', { name: nameOf(name) })}
        value={yaml}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        rows={lines.length}
        onChange={(event) => onChange(event.target.value)}
        sx={{
          m: 0,
          px: 1.5,
          py: 1,
          border: 0,
          resize: 'none',
          overflowY: 'hidden',
          minWidth: 0,
          font: 'inherit',
          lineHeight: 'inherit',
          color: 'text.primary',
          bgcolor: 'transparent',
          boxSizing: 'content-box',
          '&:focus-visible': { outlineOffset: -2 },
        }}
      />
    </Box>
  );
}
