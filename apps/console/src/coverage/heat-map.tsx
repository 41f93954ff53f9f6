import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import type { CoverageMatrix, Verdict } from '@countersign/contracts';
import { memo, useCallback, useState } from 'react';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import type { FamilyGroup } from './family-groups.js';
import { HeatCell } from './heat-cell.js';
import { heatMapStyles } from './heat-map-styles.js';
import { coverageText } from './messages.js';
import { moveInTable } from './move-in-table.js';
import { meaningOfVerdict } from './requirement-tree.js';

type Row = CoverageMatrix['rows'][number];
type Column = CoverageMatrix['columns'][number];

/** More columns than that are shown by their shapes alone, and begin folded up. */
const mostWithWords = 12;

interface Props {
  matrix: CoverageMatrix;
  groups: readonly FamilyGroup[];
  onChoose: (row: Row, column: Column) => void;
}

/** Requirements by columns, under their groups and articles, which fold. Arrow keys move between cells. */
export function HeatMap({ matrix: { columns }, groups, onChoose }: Props) {
  const text = useText(coverageText);
  const theme = useTheme();
  const compact = columns.length > mostWithWords;
  const headed = groups.filter(({ head }) => head !== null).map(({ id }) => id);
  // What was turned over from how it began: open where words are shown, else folded.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (id: string) => turned.has(id) === compact;
  const toggle = useCallback((id: string) => {
    setTurned((known) => new Set(known.has(id) ? [...known].filter((other) => other !== id) : [...known, id]));
  }, []);
  const allOpen = headed.every(isOpen);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mb: 1 }}>
        {compact && <Legend groups={groups} />}
        {headed.length > 0 && (
          <Button
            size="small"
            color="inherit"
            sx={{ marginInlineStart: 'auto' }}
            onClick={() => setTurned(new Set(allOpen === compact ? [] : headed))}
          >
            {text(allOpen ? 'closeAll' : 'openAll')}
          </Button>
        )}
      </Box>
      <Paper variant="outlined" sx={{ overflow: 'auto', maxHeight: '75vh', position: 'relative' }} tabIndex={0}>
        <Box component="table" aria-label={text('matrix')} onKeyDown={moveInTable} sx={heatMapStyles(theme, compact)}>
          <thead>
            <tr>
              <th scope="col">{text('requirement')}</th>
              {columns.map((column) => (
                <th scope="col" key={column.key}>
                  <span>{column.label}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <Group
              key={group.id}
              group={group}
              columns={columns}
              compact={compact}
              isOpen={isOpen(group.id)}
              onToggle={toggle}
              onChoose={onChoose}
            />
          ))}
        </Box>
      </Paper>
    </>
  );
}

interface GroupProps extends Pick<Props, 'onChoose'> {
  group: FamilyGroup;
  columns: readonly Column[];
  compact: boolean;
  isOpen: boolean;
  onToggle: (id: string) => void;
}

const Group = memo(function Group({ group, columns, compact, isOpen, onToggle, onChoose }: GroupProps) {
  const { id, head, rows } = group;
  return (
    <tbody>
      {head && (
        <tr>
          <th scope="row">
            <ButtonBase
              aria-expanded={isOpen}
              onClick={() => onToggle(id)}
              sx={{
                width: '100%',
                justifyContent: 'flex-start',
                gap: 0.5,
                px: 0.5,
                py: 0.75,
                font: 'inherit',
                fontWeight: 600,
                textAlign: 'start',
              }}
            >
              <ExpandMoreIcon fontSize="small" sx={{ transform: isOpen ? 'none' : 'rotate(-90deg)' }} />
              <Name id={id} title={head.title} />
            </ButtonBase>
          </th>
          {columns.map((column, index) => (
            <td key={column.key}>
              <HeatCell
                verdict={head.cells[index] ?? null}
                title={head.title}
                column={column.label}
                compact={compact}
                isStop={false}
                onChoose={null}
              />
            </td>
          ))}
        </tr>
      )}
      {(head === null || isOpen) &&
        rows.map((row) => (
          <tr key={row.id}>
            <Box component="th" scope="row" sx={{ fontWeight: head ? 400 : 600 }}>
              <Box sx={{ px: 1, py: 0.75, pl: head ? 4 : 1 }}>
                <Name id={row.id} title={row.title} />
              </Box>
            </Box>
            {columns.map((column, index) => (
              <td key={column.key}>
                <HeatCell
                  verdict={row.cells[index] ?? null}
                  title={row.title}
                  column={column.label}
                  compact={compact}
                  isStop={index === 0}
                  onChoose={() => onChoose(row, column)}
                />
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  );
});

const Name = ({ id, title }: { id: string; title: string }) => (
  <span>
    <Box component="span" sx={{ color: 'text.secondary', mr: 1, whiteSpace: 'nowrap' }}>
      {id}
    </Box>
    {title}
  </span>
);

/** The verdicts that occur, by their shapes. */
function Legend({ groups }: { groups: readonly FamilyGroup[] }) {
  const text = useText(coverageText);
  const present = new Set(groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
  const verdicts = [...present].filter((verdict): verdict is Verdict => verdict !== null);
  return (
    <Box
      component="ul"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem' }}
    >
      {verdicts.map((verdict) => (
        <li key={verdict}>
          <Mark meaning={meaningOfVerdict[verdict]}>{text(`verdict.${verdict}`)}</Mark>
        </li>
      ))}
    </Box>
  );
}
