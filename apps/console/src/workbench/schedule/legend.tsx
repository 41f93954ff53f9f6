import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useText } from '../../language/use-text.js';
import { hatch, type Colours } from '../../theme/palette.js';
import { benchText } from './bench-messages.js';
import { faint, type Layers } from './gantt-painting.js';
import { scheduleText } from './messages.js';

interface Shown {
  late: boolean;
  changeovers: boolean;
  before: boolean;
  tried: boolean;
  found: boolean;
  windows: Layers['windows'];
}

/** What the fills of the chart mean, of those that it shows. */
export function Legend({ late, changeovers, before, tried, found, windows }: Shown) {
  const text = useText(scheduleText);
  const words = useText(benchText);
  const { colours } = useTheme();
  const entries: [string, object][] = [
    [text('bar'), { bgcolor: colours.accentWash, border: `1px solid ${colours.accent}` }],
    [text('violated'), violatedLook(colours)],
    [text('closed'), { background: hatch(colours.line, colours.sunken) }],
  ];
  if (found) entries.push([words('found'), foundLook(colours)]);
  if (late) entries.push([words('late'), lateLook(colours)]);
  if (changeovers) entries.push([words('changeover'), changeoverLook(colours)]);
  if (before) entries.push([words('wasBefore'), { border: `1.5px dotted ${colours.strongLine}` }]);
  if (tried) {
    entries.push([words('tried'), { border: `2px dashed ${colours.attention}` }]);
    entries.push([
      words('handedIn'),
      { opacity: faint, bgcolor: colours.accentWash, border: `1px solid ${colours.accent}` },
    ]);
  }
  const kinds = new Set([...windows.values()].flat().map(({ kind }) => kind));
  if (kinds.has('overtime')) entries.push([words('overtimeTried'), overtimeLook(colours)]);
  if (kinds.has('outage')) entries.push([words('outageTried'), outageLook(colours)]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: '0.75rem', color: 'text.secondary' }}>
      {entries.map(([name, look]) => (
        <Box key={name} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <Box component="span" aria-hidden sx={{ width: 18, height: 12, boxSizing: 'border-box', ...look }} />
          {name}
        </Box>
      ))}
    </Box>
  );
}

const violatedLook = (colours: Colours) => ({
  background: hatch(colours.problem, colours.problemWash),
  border: `2px solid ${colours.problem}`,
  borderLeftWidth: 6,
});
const overtimeLook = (colours: Colours) => ({
  background: `repeating-linear-gradient(0deg, ${colours.okWash} 0 3px, ${colours.ok} 3px 4px)`,
});
const outageLook = (colours: Colours) => ({
  background: `repeating-linear-gradient(45deg, transparent 0 4px, ${colours.attention} 4px 5px), ${hatch(colours.attention, colours.attentionWash)}`,
});
const foundLook = (colours: Colours) => ({
  bgcolor: colours.accentWash,
  border: `2px solid ${colours.strongLine}`,
  borderLeft: `6px solid ${colours.unknown}`,
});
const lateLook = (colours: Colours) => ({
  bgcolor: colours.attentionWash,
  border: `1px solid ${colours.attention}`,
  borderRightWidth: 4,
});
const changeoverLook = (colours: Colours) => ({
  background: hatch(colours.quiet, colours.paper),
  border: `1px solid ${colours.strongLine}`,
});
