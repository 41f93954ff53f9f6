import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo, useEffect, useRef } from 'react';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { MachineWords } from '../parts/machine-words.js';
import { SeverityMark } from '../parts/marks.js';
import { ModelCardFold } from '../parts/model-card.js';
import { useScoreWords } from '../parts/score-words.js';
import { useModel } from '../parts/use-model.js';
import { JudgementButtons } from './judgement-buttons.js';
import { workbenchText } from './messages.js';
import type { NumberedFinding } from './ordered-findings.js';
import { revealCard } from './reveal-card.js';
import type { Judgements } from './use-judgements.js';

interface Props {
  submission: string;
  finding: NumberedFinding;
  /** Null where the reader only looks on. */
  judgements: Judgements | null;
  open: boolean;
  onToggle: () => void;
  onEvidence: () => void;
}

/** Of many findings one is open: the closed ones use nothing but their finding, and are not drawn anew with it. */
const staysClosed = (before: Props, after: Props): boolean =>
  !before.open && !after.open && before.finding === after.finding && before.submission === after.submission;

/** One finding; open it shows why, where, by which model and its card, leads to the evidence and asks whether it was useful. */
export const FindingCard = memo(function FindingCard(props: Props) {
  const { submission, finding, judgements, open, onToggle, onEvidence } = props;
  const text = useText(workbenchText);
  const mayReadRun = useMay('read', 'CheckRun');
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) revealCard(item.current);
  }, [open]);
  return (
    <Box
      component="li"
      ref={item}
      data-finding={finding.number}
      sx={(theme) => ({
        borderBottom: `1px solid ${theme.colours.line}`,
        ...(open && { bgcolor: theme.colours.accentWash, boxShadow: `inset 3px 0 0 ${theme.colours.accent}` }),
      })}
    >
      <ButtonBase
        onClick={onToggle}
        aria-expanded={open}
        sx={{
          width: '100%',
          px: 2,
          py: 1,
          display: 'flex',
          alignItems: 'flex-start',
          gap: 1.25,
          textAlign: 'start',
          font: 'inherit',
        }}
      >
        <Box component="span" sx={{ fontWeight: 700, minWidth: 18, textAlign: 'end' }}>
          <span className="visually-hidden">{text('findingNumber', { number: '' })}</span>
          {finding.number}
        </Box>
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontSize: '0.875rem' }}>
          {finding.message}
        </Box>
        <Box component="span" sx={{ fontSize: '0.8125rem' }}>
          <SeverityMark severity={finding.severity} />
        </Box>
      </ButtonBase>
      {open && (
        <Box sx={{ pl: 5.5, pr: 2, pb: 1.5 }}>
          <MachineWords by={<MachineLine finding={finding} />}>
            {finding.explanation}
            <Where finding={finding} />
          </MachineWords>
          <ModelCardFold model={finding.model} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 1, fontSize: '0.8125rem' }}>
            {(finding.evidence.length > 0 || finding.place !== null) && (
              <Button size="small" variant="outlined" color="inherit" onClick={onEvidence} aria-keyshortcuts="o">
                {text('showEvidence')}
              </Button>
            )}
            {mayReadRun && (
              // Elsewhere, so that nothing typed here is left behind.
              <Link href={`#/submissions/${submission}/checks/${finding.check}`} target="_blank" rel="noopener">
                {text('howFound')}
              </Link>
            )}
          </Box>
          {judgements && <JudgementButtons finding={finding} judgements={judgements} />}
        </Box>
      )}
    </Box>
  );
}, staysClosed);

function Where({ finding: { place } }: { finding: NumberedFinding }) {
  const text = useText(workbenchText);
  const words =
    place === null
      ? text('noPlace')
      : place.kind === 'operation'
        ? place.ids.slice(0, 8).join(', ')
        : place.kind === 'span' && place.part !== '/content/text'
          ? text('otherPart', { part: place.part })
          : null;
  if (words === null) return null;
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
      {words}
    </Typography>
  );
}

/** Which machine said it, and how sure it calls itself. */
function MachineLine({ finding }: { finding: NumberedFinding }) {
  const text = useText(workbenchText);
  const { name, revision } = finding.model;
  const label = useModel()(name)?.label ?? name;
  const score = useScoreWords('finding')(finding);
  return (
    <>
      {text('model', { name: label, revision })}
      {score !== null && ` · ${score}`}
    </>
  );
}
