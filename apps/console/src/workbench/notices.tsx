import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { workbenchText } from './messages.js';

interface Props {
  lost: boolean;
  lateCount: number;
  /** Why the last decision was refused. */
  error: Error | null;
  /** Why claiming again was refused. */
  againError: Error | null;
  onAgain: () => void;
  onNext: () => void;
}

const isBinding = (name: string): name is 'version' | 'contentDigest' | 'policyDigest' | 'factsDigest' =>
  ['version', 'contentDigest', 'policyDigest', 'factsDigest'].includes(name);

/** What the reviewer has to know before going on: a lost claim, late findings, a refused decision. */
export function Notices({ lost, lateCount, error, againError, onAgain, onNext }: Props) {
  const text = useText(workbenchText);
  const problem = error instanceof ProblemError ? error.problem : null;
  const changed = (problem?.changed ?? []).filter(isBinding).map((name) => text(`changed.${name}`));
  return (
    <>
      {lost && (
        <Alert
          severity="warning"
          variant="outlined"
          icon={<Shape meaning="attention" size={18} />}
          sx={{ m: 1, color: 'text.primary' }}
          action={
            <Box sx={{ display: 'flex', gap: 1 }}>
              <Button size="small" variant="outlined" color="inherit" onClick={onAgain}>
                {text('claimAgain')}
              </Button>
              <Button size="small" color="inherit" onClick={onNext}>
                {text('takeNext')}
              </Button>
            </Box>
          }
        >
          <strong>{text('claimLost')}</strong> {text('claimLostDetail')}
        </Alert>
      )}
      {againError && (
        <Box sx={{ m: 1 }}>
          <ProblemNotice error={againError} />
        </Box>
      )}
      {!lost && lateCount > 0 && (
        <Alert
          severity="info"
          variant="outlined"
          icon={false}
          sx={{ m: 1, color: 'text.primary' }}
          action={
            <Button size="small" variant="outlined" color="inherit" onClick={onAgain}>
              {text('lateShow')}
            </Button>
          }
        >
          {text('late', { count: lateCount })}
        </Alert>
      )}
      {error && problem?.code !== 'claim-lost' && (
        <Box sx={{ m: 1 }}>
          <ProblemNotice error={error}>
            {problem?.code === 'stale-binding' && (
              <Box sx={{ mt: 0.5 }}>
                {changed.length > 0 && text('staleChanged', { what: changed.join(', ') })}{' '}
                <Button size="small" variant="outlined" color="inherit" onClick={onAgain}>
                  {text('stale')}
                </Button>
              </Box>
            )}
          </ProblemNotice>
        </Box>
      )}
    </>
  );
}
