import Box from '@mui/material/Box';
import { useText } from '../../language/use-text.js';
import { hatch } from '../../theme/palette.js';
import { scheduleText } from './messages.js';

/** What the fills of the chart mean. */
export function Legend() {
  const text = useText(scheduleText);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        flex: 1,
        fontSize: '0.8125rem',
        color: 'text.secondary',
      }}
    >
      {(['operation', 'violated', 'closed'] as const).map((name) => (
        <Box key={name} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <Box
            component="span"
            aria-hidden
            sx={({ colours }) => ({
              width: 18,
              height: 12,
              borderRadius: '2px',
              ...(name === 'operation' && { bgcolor: colours.accentWash, border: `1px solid ${colours.accent}` }),
              ...(name === 'violated' && {
                bgcolor: colours.problemWash,
                border: `2px solid ${colours.problem}`,
                borderLeftWidth: 7,
              }),
              ...(name === 'closed' && { background: hatch(colours.line, colours.sunken) }),
            })}
          />
          {text(name)}
        </Box>
      ))}
    </Box>
  );
}
