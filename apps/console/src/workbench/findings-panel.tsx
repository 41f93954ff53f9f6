import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CheckView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { useCheckName } from '../parts/check-name.js';
import { Mark } from '../parts/mark.js';
import { CheckMark } from '../parts/marks.js';
import { useScoreWords } from '../parts/score-words.js';
import { FindingCard } from './finding-card.js';
import { workbenchText } from './messages.js';
import type { FindingGroup } from './ordered-findings.js';
import type { Judgements } from './use-judgements.js';

interface Props {
  submission: string;
  /** Null where the reader only looks on. */
  judgements: Judgements | null;
  groups: readonly FindingGroup[];
  checks: readonly CheckView[];
  finding: string | null;
  onFinding: (id: string | null) => void;
  onEvidence: (id: string) => void;
}

/** Findings by check, worst first; what a check could not tell is hatched, never green. */
export function FindingsPanel({ submission, judgements, groups, checks, finding, onFinding, onEvidence }: Props) {
  const text = useText(workbenchText);
  const nameOf = useCheckName();
  const scoreWords = useScoreWords();
  const clean = checks.filter(
    ({ state, check }) => state === 'passed' && !groups.some((group) => group.check === check),
  );
  return (
    <Box>
      {groups.length === 0 && (
        <Box sx={{ p: 2 }}>
          <Typography variant="body2">{text('noFindings')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {text('noFindingsDetail')}
          </Typography>
        </Box>
      )}
      {groups.map((group) => (
        <Box key={group.check} component="section" aria-label={nameOf(group.check)}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              gap: 1,
              px: 2,
              py: 0.75,
              bgcolor: (theme) => theme.colours.sunken,
              borderBottom: '1px solid',
              borderColor: 'divider',
              fontSize: '0.8125rem',
            }}
          >
            <Box sx={{ flex: 1 }} title={group.check}>
              <b>{nameOf(group.check)}</b>
              {group.state && group.state.score !== null && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' · '}
                  {scoreWords(group.state)}
                </Box>
              )}
            </Box>
            {group.state && <CheckMark state={group.state.state} />}
          </Box>
          {group.state?.state === 'inconclusive' && (
            <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
              {group.state.reason ?? group.state.summary}
            </Typography>
          )}
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {group.findings.map((item) => (
              <FindingCard
                key={item.id}
                submission={submission}
                judgements={judgements}
                finding={item}
                open={item.id === finding}
                onToggle={() => onFinding(item.id === finding ? null : item.id)}
                onEvidence={() => onEvidence(item.id)}
              />
            ))}
          </Box>
        </Box>
      ))}
      {clean.length > 0 && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            px: 2,
            py: 1.5,
            fontSize: '0.8125rem',
            color: 'text.secondary',
          }}
        >
          <Mark meaning="ok">{text('checksClean')}</Mark>
          <span>{clean.map(({ check }) => nameOf(check)).join(' · ')}</span>
        </Box>
      )}
    </Box>
  );
}
