import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { flowText } from './messages.js';

/** What people who disagree said, above the output, for the lead who settles it; nothing on other items. */
export function Disagreement({ submission }: { submission: string }) {
  const text = useText(flowText);
  const words = useText(partsText);
  const reasons = useCatalog().data?.reasons ?? [];
  const review = useAnswer('getReview', { params: { id: submission } });
  const open = review.data?.adjudicating === true;
  const decisions = useAnswer('listDecisions', { params: { id: submission } }, { enabled: open });
  if (!open) return null;
  const labelOf = (code: string) => reasons.find((reason) => reason.code === code)?.label ?? code;
  return (
    <Alert severity="warning" variant="outlined" sx={{ m: 1.5, mb: 0 }}>
      <AlertTitle>{text('disagreement')}</AlertTitle>
      {text('disagreementDetail')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {decisions.data?.items.map(({ id, outcome, decider, reasons: given, comment }) => (
          <li key={id}>
            <strong>{words(`outcome.${outcome}`)}</strong> · {decider?.name ?? text('someone')} ·{' '}
            {given.map(({ code }) => labelOf(code)).join(' · ')}
            {comment !== null && <Box sx={{ whiteSpace: 'pre-wrap' }}>{comment}</Box>}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
