import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CoverageMatrix } from '@countersign/contracts';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { coverageText } from './messages.js';
import { RequirementDetail } from './requirement-detail.js';
import { meaningOfVerdict } from './requirement-tree.js';

/** A cell of the matrix: its requirement and its AI system or month. */
export interface ChosenCell {
  row: CoverageMatrix['rows'][number];
  column: CoverageMatrix['columns'][number];
}

/** What stands behind a cell: the rules, numbers and records of that requirement for that AI system or month. */
export function CellDetail({ cell: { row, column }, onClose }: { cell: ChosenCell; onClose: () => void }) {
  const text = useText(coverageText);
  const system = column.system ?? '';
  const query = { pack: row.pack, at: column.at, ...(system === '' ? {} : { system }) };
  const coverage = useAnswer('getCoverage', { query });
  return (
    <Box component="section" aria-label={row.title} sx={{ p: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, mb: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="caption" color="textSecondary" component="div">
            {row.id} · {column.label}
          </Typography>
          <Typography variant="h2">{row.title}</Typography>
        </Box>
        <Button color="inherit" variant="outlined" autoFocus onClick={onClose}>
          {text('close')}
        </Button>
      </Box>
      <AnswerOf query={coverage} rows={6}>
        {({ requirements }) => {
          const requirement = requirements.find(({ id }) => id === row.id);
          if (!requirement) return <>{text('noLaw')}</>;
          return (
            <>
              <Box sx={{ mb: 1 }}>
                <Mark meaning={meaningOfVerdict[requirement.verdict]}>{text(`verdict.${requirement.verdict}`)}</Mark>
              </Box>
              <RequirementDetail requirement={requirement} view={{ system, at: column.at }} />
            </>
          );
        }}
      </AnswerOf>
    </Box>
  );
}
