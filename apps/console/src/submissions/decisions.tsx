import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { DecisionView } from '@countersign/contracts';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { RoutingOfDecision } from './routing-section.js';
import { submissionsText } from './messages.js';

const meaningOf: Record<DecisionView['outcome'], Meaning> = {
  approve: 'ok',
  reject: 'problem',
  'request-changes': 'attention',
  escalate: 'neutral',
};

/** Who decided what, and why; only for those who may read reviews. */
export function Decisions({ submission }: { submission: string }) {
  const text = useText(submissionsText);
  const allowed = useMay('read', 'Review');
  const decisions = useAnswer('listDecisions', { params: { id: submission } }, { enabled: allowed });
  if (!allowed) return null;
  return (
    <Section title={text('decisions')}>
      <AnswerOf query={decisions} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography variant="body2" color="textSecondary">
              {text('noDecisions')}
            </Typography>
          ) : (
            <Box sx={{ display: 'grid', gap: 2 }}>
              {items.map((decision) => (
                <Decision key={decision.id} decision={decision} />
              ))}
            </Box>
          )
        }
      </AnswerOf>
    </Section>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  const text = useText(submissionsText);
  const words = useText(partsText);
  const catalog = useCatalog().data;
  const labelOf = (code: string) => catalog?.reasons.find((reason) => reason.code === code)?.label ?? code;
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <Mark meaning={meaningOf[decision.outcome]}>{words(`outcome.${decision.outcome}`)}</Mark>
        <span>{decision.decider?.name ?? text('someone')}</span>
        <When at={decision.at} />
        {!decision.counted && <Box sx={{ color: 'text.secondary' }}>{text('notCounted')}</Box>}
        {decision.lapsedAt !== null && (
          <span>
            {text('lapsed')} (<When at={decision.lapsedAt} />)
          </span>
        )}
      </Box>
      <div>{decision.reasons.map(({ code }) => labelOf(code)).join(' · ')}</div>
      {decision.comment !== null && (
        <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{decision.comment}</Box>
      )}
      <Box sx={{ color: 'text.secondary' }}>
        {text('entry')} <ShortId value={decision.entry.id} what={text('entry')} />
      </Box>
      <RoutingOfDecision submission={decision.submission} decision={decision.id} />
    </Box>
  );
}
