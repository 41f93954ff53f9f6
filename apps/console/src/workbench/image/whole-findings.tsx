import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useText } from '../../language/use-text.js';
import { Shape } from '../../parts/mark.js';
import { meaningOfSeverity } from '../../parts/marks.js';
import { imageText } from './messages.js';
import type { Region } from './regions.js';

interface Props {
  regions: readonly Region[];
  finding: string | null;
  onFinding: (id: string) => void;
}

/** Findings about the whole image: numbers beside it, where as many outlines would say nothing. */
export function WholeFindings({ regions, finding, onFinding }: Props) {
  const text = useText(imageText);
  if (regions.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={text('wholePicture')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.5,
        px: 2,
        pb: 0.5,
        fontSize: '0.8125rem',
        flex: 'none',
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {text('wholePicture')}
      </Box>
      {regions.map(({ finding: { id, number, severity, message } }) => (
        <ButtonBase
          key={id}
          title={message}
          aria-pressed={id === finding}
          aria-label={`${text('findingNumber', { number })}: ${message.slice(0, 200)}`}
          onClick={() => onFinding(id)}
          sx={(theme) => ({
            font: 'inherit',
            gap: 0.5,
            px: 0.75,
            minWidth: 30,
            minHeight: 24,
            fontWeight: 700,
            borderRadius: 1,
            border: `1px solid ${id === finding ? theme.colours.accent : theme.colours.line}`,
            ...(id === finding && {
              bgcolor: theme.colours.accentWash,
              boxShadow: `inset 0 0 0 1px ${theme.colours.accent}`,
            }),
          })}
        >
          <Shape meaning={meaningOfSeverity[severity]} size={12} />
          {number}
        </ButtonBase>
      ))}
    </Box>
  );
}
