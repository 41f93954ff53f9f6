import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { diffRows, type DiffRow, type LinePart } from './diff-rows.js';
import { useDocumentName } from './document-name.js';
import { policiesText } from './messages.js';

interface Props {
  name: string;
  before: string;
  after: string;
  /** What it is held against. */
  against?: 'before' | 'compare';
}

type Line = Exclude<DiffRow, { kind: 'left-out' }>;

const signs = { same: ' ', gone: '−', new: '+' } as const;

/** What differs between two texts of a document: lines taken away and added, with the words that changed. */
export function DocumentDiff({ name, before, after, against = 'compare' }: Props) {
  const text = useText(policiesText);
  const nameOf = useDocumentName();
  const { colours } = useTheme();
  const rows = useMemo(() => diffRows(before, after), [before, after]);
  if (rows.length === 0) return <Box sx={{ p: 2, fontSize: '0.875rem' }}>{text('noDifference')}</Box>;
  return (
    <Box
      role="region"
      aria-label={`${nameOf(name)}: ${text(against === 'before' ? 'comparedWithBefore' : 'comparedWithForce')}`}
      tabIndex={0}
      sx={{ overflow: 'auto', maxHeight: '70dvh' }}
    >
      <Box
        component="table"
        aria-label={nameOf(name)}
        sx={{
          borderCollapse: 'collapse',
          minWidth: '100%',
          fontSize: '0.8125rem',
          lineHeight: 1.6,
          '& td': { px: 1, py: 0, whiteSpace: 'pre', verticalAlign: 'top' },
          '& .number': { textAlign: 'end', color: 'text.secondary', userSelect: 'none', width: '1%' },
          '& .sign': { width: '1%', fontFamily: mono, userSelect: 'none' },
          '& code': { fontFamily: mono },
          '& .gone': { bgcolor: colours.problemWash },
          '& .new': { bgcolor: colours.okWash },
          '& .gone .number, & .new .number': { color: 'text.primary' },
          '& .left-out td': { bgcolor: colours.sunken, color: colours.quiet, py: 0.5 },
          '& del, & ins': { textDecoration: 'underline', textUnderlineOffset: '3px', fontWeight: 700 },
          '& del': { color: colours.problem },
          '& ins': { color: colours.ok },
        }}
      >
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text('lineBefore')}</th>
            <th scope="col">{text('lineAfter')}</th>
            <th scope="col">{text('change')}</th>
            <th scope="col">{text('content')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'left-out' ? (
              <tr key={`left-out ${row.before}`} className="left-out">
                <td colSpan={4}>{text('unchangedLines', { count: row.count })}</td>
              </tr>
            ) : (
              <DiffLine key={`${row.kind} ${row.before ?? ''} ${row.after ?? ''}`} row={row} />
            ),
          )}
        </tbody>
      </Box>
    </Box>
  );
}

function DiffLine({ row }: { row: Line }) {
  const text = useText(policiesText);
  return (
    <tr className={row.kind}>
      <td className="number">{row.before}</td>
      <td className="number">{row.after}</td>
      <td className="sign">
        <span aria-hidden>{signs[row.kind]}</span>
        <span className="visually-hidden">{text(row.kind)}</span>
      </td>
      <td>
        <code>
          {row.parts.map((part, index) => (
            <Part key={index} part={part} kind={row.kind} />
          ))}
        </code>
      </td>
    </tr>
  );
}

function Part({ part: { text, changed }, kind }: { part: LinePart; kind: Line['kind'] }) {
  if (!changed) return <>{text}</>;
  return kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>;
}
