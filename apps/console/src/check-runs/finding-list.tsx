import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CheckRunView, FindingView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { MachineWords } from '../parts/machine-words.js';
import { SeverityMark } from '../parts/marks.js';
import { ModelCardFold } from '../parts/model-card.js';
import { useScoreWords } from '../parts/score-words.js';
import { useModel } from '../parts/use-model.js';
import { checkRunText } from './messages.js';

/** What the check found, in the words of the machine, with who said it; and what the reader said of it. */
export function FindingList({ run: { findings, state } }: { run: CheckRunView }) {
  const text = useText(checkRunText);
  if (findings.length === 0) {
    const words = state === 'pending' || state === 'running' ? 'notYet' : 'noFindings';
    return (
      <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
        {text(words)}
      </Typography>
    );
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {findings.map((finding) => (
        <Box
          component="li"
          key={finding.id}
          sx={{ px: 2, py: 1.5, borderBottom: '1px solid', borderColor: 'divider', '&:last-child': { border: 0 } }}
        >
          <Finding finding={finding} />
        </Box>
      ))}
    </Box>
  );
}

function Finding({ finding }: { finding: FindingView }) {
  const text = useText(checkRunText);
  const model = useModel()(finding.model.name)?.label ?? finding.model.name;
  const score = useScoreWords('finding')(finding);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1, fontSize: '0.8125rem' }}>
        <SeverityMark severity={finding.severity} />
        <Box sx={{ flex: 1, color: 'text.secondary' }}>
          <Code>{finding.code}</Code>
        </Box>
        {finding.judgement !== null && <span>{text(finding.judgement ? 'judgedUseful' : 'judgedNotUseful')}</span>}
      </Box>
      <MachineWords by={score === null ? model : `${model} · ${score}`}>
        <Box sx={{ fontWeight: 600, mb: 0.5 }}>{finding.message}</Box>
        {finding.explanation}
      </MachineWords>
      <ModelCardFold model={finding.model} />
    </>
  );
}
