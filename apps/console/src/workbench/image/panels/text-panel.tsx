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
  /** Null where no check has looked for text, or what the checks found is not shown yet. */
  texts: readonly FoundText[] | null;
  /** Lines that were read and are not kept. */
  cut: number;
  unseen: boolean;
  finding: string | null;
  onFinding: (id: string) => void;
  /** Brings a line of the picture into sight, of an animation with its frame. */
  onPlace: (line: FoundText) => void;
  /** Whether the texts are shown on the picture. */
  shown: boolean;
  onToggle: () => void;
}

/** What a check read in the picture, line by line; each leads to its place, and to the finding about it. */
export function TextPanel({ texts, cut, unseen, finding, onFinding, onPlace, shown, onToggle }: Props) {
  const text = useText(panelText);
  if (texts === null || texts.length === 0) {
    const why = texts !== null ? 'noText' : unseen ? 'textNotShownYet' : 'notLookedForText';
    return (
      <Box>
        <Typography variant="body2">{text(why)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {text(`${why}Detail`)}
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
        {texts.map((line) => (
          <Box component="li" key={line.key} sx={{ borderBottom: '1px solid', borderColor: 'divider' }}>
            <Line
              line={line}
              chosen={line.finding !== null && line.finding.id === finding}
              onChoose={() => (line.finding ? onFinding(line.finding.id) : onPlace(line))}
            />
          </Box>
        ))}
      </Box>
      {cut > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {text('textCut', { count: cut })}
        </Typography>
      )}
    </Box>
  );
}

function Line({ line, chosen, onChoose }: { line: FoundText; chosen: boolean; onChoose: () => void }) {
  const text = useText(panelText);
  const { finding, words, certainty, frame } = line;
  return (
    <ButtonBase
      {...(finding && { 'aria-pressed': chosen })}
      onClick={onChoose}
      sx={(theme) => ({
        font: 'inherit',
        width: '100%',
        gap: 1.25,
        py: 0.5,
        px: 0.5,
        justifyContent: 'flex-start',
        textAlign: 'start',
        fontSize: '0.875rem',
        ...(chosen && { bgcolor: theme.colours.accentWash }),
      })}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        <FoldedText>{words.slice(0, 240)}</FoldedText>
      </Box>
      {finding && <strong>{finding.number}</strong>}
      {finding && <SeverityMark severity={finding.severity} />}
      <Typography component="span" variant="caption" color="textSecondary" sx={{ flex: 'none' }}>
        {frame === undefined ? '' : `${text('inFrame', { number: frame + 1 })} `}
        {text('certainty', { percent: Math.floor(certainty * 100) })}
      </Typography>
    </ButtonBase>
  );
}
