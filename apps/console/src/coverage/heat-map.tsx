import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Paper from '@mui/material/Paper';
import type { CoverageMatrix, Verdict } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Shape, type Meaning } from '../parts/mark.js';
import { hatch, type Colours } from '../theme/palette.js';
import { coverageText } from './messages.js';
import { meaningOfVerdict } from './requirement-tree.js';

type Row = CoverageMatrix['rows'][number];
type Column = CoverageMatrix['columns'][number];

function wash(meaning: Meaning, colours: Colours): string {
  switch (meaning) {
    case 'ok':
      return colours.okWash;
    case 'attention':
      return colours.attentionWash;
    case 'problem':
      return colours.problemWash;
    case 'unknown':
      return hatch(colours.line, colours.unknownWash);
    case 'neutral':
      return colours.paper;
  }
}

interface Props {
  matrix: CoverageMatrix;
  rows: readonly Row[];
  onChoose: (row: Row, column: Column) => void;
}

/** Requirements by columns: each verdict as colour, shape and word, so that none depends on colour. */
export function HeatMap({ matrix, rows, onChoose }: Props) {
  const text = useText(coverageText);
  const ids = new Set(rows.map(({ id }) => id));
  return (
    <Paper variant="outlined" sx={{ overflow: 'auto', maxHeight: '75vh', position: 'relative' }} tabIndex={0}>
      <Box
        component="table"
        aria-label={text('matrix')}
        sx={(theme) => ({
          borderCollapse: 'separate',
          borderSpacing: 0,
          minWidth: '100%',
          fontSize: '0.8125rem',
          '& th, & td': { borderBottom: `1px solid ${theme.colours.line}`, p: 0, textAlign: 'start' },
          '& td': { borderInlineStart: `1px solid ${theme.colours.line}`, height: '1px' },
          '& thead th': { position: 'sticky', top: 0, zIndex: 2, bgcolor: 'background.paper', p: 1, fontWeight: 600 },
          '& th:first-of-type': {
            position: 'sticky',
            insetInlineStart: 0,
            zIndex: 1,
            bgcolor: 'background.paper',
            minWidth: { xs: 180, md: 240 },
            maxWidth: 360,
          },
          '& thead th:first-of-type': { zIndex: 3 },
        })}
      >
        <thead>
          <tr>
            <th scope="col">{text('requirement')}</th>
            {matrix.columns.map((column) => (
              <Box component="th" scope="col" key={column.key} sx={{ minWidth: 112, overflowWrap: 'anywhere' }}>
                {column.label}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Box
                component="th"
                scope="row"
                sx={{ fontWeight: row.parent !== null && ids.has(row.parent) ? 400 : 600 }}
              >
                <Box sx={{ px: 1, py: 0.75, pl: row.parent !== null && ids.has(row.parent) ? 2.5 : 1 }}>
                  <Box component="span" sx={{ color: 'text.secondary', mr: 1, whiteSpace: 'nowrap' }}>
                    {row.id}
                  </Box>
                  {row.title}
                </Box>
              </Box>
              {matrix.columns.map((column, index) => (
                <td key={column.key}>
                  <Cell
                    verdict={row.cells[index] ?? null}
                    name={(verdict) => text('cell', { title: row.title, column: column.label, verdict })}
                    onChoose={() => onChoose(row, column)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}

interface CellProps {
  verdict: Verdict | null;
  name: (verdict: string) => string;
  onChoose: () => void;
}

function Cell({ verdict, name, onChoose }: CellProps) {
  const text = useText(coverageText);
  if (verdict === null) {
    return <Box sx={{ px: 1, py: 0.75, color: 'text.secondary' }}>{text('noLaw')}</Box>;
  }
  const meaning = meaningOfVerdict[verdict];
  const word = text(`verdict.${verdict}`);
  return (
    <ButtonBase
      aria-label={name(word)}
      onClick={onChoose}
      sx={(theme) => ({
        width: '100%',
        height: '100%',
        minHeight: 36,
        px: 1,
        py: 0.5,
        gap: 0.75,
        justifyContent: 'flex-start',
        textAlign: 'start',
        font: 'inherit',
        background: wash(meaning, theme.colours),
        '&:hover': { outline: `2px solid ${theme.colours.accent}`, outlineOffset: -2 },
      })}
    >
      <Shape meaning={meaning} />
      <Box
        component="span"
        sx={(theme) => (meaning === 'unknown' ? { bgcolor: theme.colours.unknownWash, px: 0.25 } : {})}
      >
        {word}
      </Box>
    </ButtonBase>
  );
}
