import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useText } from '../../../language/use-text.js';
import { SeverityMark } from '../../../parts/marks.js';
import { FoldedText } from '../folded-text.js';
import type { FoundText } from '../found-texts.js';
import { panelText } from '../panel-messages.js';

interface Props {
  texts: readonly FoundText[];
  finding: string | null;
  onFinding: (id: string) => void;
  /** Whether the texts are shown on the picture. */
  shown: boolean;
  onToggle: () => void;
}

/** What checks read in the picture, line by line; each leads to its finding and place. */
export function TextPanel({ texts, finding, onFinding, shown, onToggle }: Props) {
  const text = useText(panelText);
  if (texts.length === 0) {
    return (
      <Box>
        <Typography variant="body2">{text('noText')}</Typography>
        <Typography variant="body2" color="textSecondary">
          {text('noTextDetail')}
        </Typography>
      </Box>
    );
  }
  return (
    <Box>
      <FormControlLabel
        control={<Switch size="small" checked={shown} onChange={onToggle} />}
        label={text('textOnImage')}
        slotProps={{ typography: { variant: 'body2' } }}
      />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {texts.map(({ finding: { id, number, severity }, words }) => (
          <Box component="li" key={id} sx={{ borderBottom: '1px solid', borderColor: 'divider' }}>
            <ButtonBase
              aria-pressed={id === finding}
              onClick={() => onFinding(id)}
              sx={(theme) => ({
                font: 'inherit',
                width: '100%',
                gap: 1.25,
                py: 0.5,
                px: 0.5,
                justifyContent: 'flex-start',
                textAlign: 'start',
                fontSize: '0.875rem',
                ...(id === finding && { bgcolor: theme.colours.accentWash }),
              })}
            >
              <strong>{number}</strong>
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                <FoldedText>{words.slice(0, 240)}</FoldedText>
              </Box>
              <SeverityMark severity={severity} />
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
