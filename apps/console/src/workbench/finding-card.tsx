import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useText } from '../language/use-text.js';
import { MachineIcon } from '../layout/places.js';
import { SeverityMark } from '../parts/marks.js';
import { partsText } from '../parts/messages.js';
import { workbenchText } from './messages.js';
import type { NumberedFinding } from './ordered-findings.js';

interface Props {
  finding: NumberedFinding;
  open: boolean;
  onToggle: () => void;
  onEvidence: () => void;
}

/** One finding; open it shows why, where, by which model, and leads to the evidence. */
export function FindingCard({ finding, open, onToggle, onEvidence }: Props) {
  const text = useText(workbenchText);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'nearest' });
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
        <Box component="span" sx={{ flex: 1, fontSize: '0.875rem' }}>
          {finding.message}
        </Box>
        <Box component="span" sx={{ fontSize: '0.8125rem' }}>
          <SeverityMark severity={finding.severity} />
        </Box>
      </ButtonBase>
      {open && (
        <Box sx={{ pl: 5.5, pr: 2, pb: 1.5 }}>
          <Typography variant="body2">{finding.explanation}</Typography>
          <Where finding={finding} />
          <MachineLine finding={finding} />
          {(finding.evidence.length > 0 || finding.place !== null) && (
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              onClick={onEvidence}
              aria-keyshortcuts="o"
              sx={{ mt: 1 }}
            >
              {text('showEvidence')}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}

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

/** Says that a machine said it, which one, and how sure it calls itself. */
function MachineLine({ finding }: { finding: NumberedFinding }) {
  const text = useText(workbenchText);
  const words = useText(partsText);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.75,
        mt: 0.75,
        color: 'text.secondary',
        fontSize: '0.8125rem',
      }}
    >
      <Box component="span" title={words('ofMachine')} sx={{ display: 'inline-flex' }}>
        <MachineIcon fontSize="small" />
      </Box>
      <span>
        {text('model', { name: finding.model.name, revision: finding.model.revision })}
        {finding.score !== null && ` · ${text('score', { score: finding.score.toFixed(2) })}`}
      </span>
    </Box>
  );
}
