import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';
import { rowKinds, type RowKind } from './gantt-model.js';
import { scheduleText } from './messages.js';

/** What of the chart can be switched on and off. */
export interface Shown {
  table: boolean;
  path: boolean;
  before: boolean;
  /** Whether the bench takes the whole window. */
  whole: boolean;
}

interface Props {
  kind: RowKind;
  onKind: (kind: RowKind) => void;
  /** People only where some are declared. */
  kinds: readonly RowKind[];
  shown: Shown;
  onShow: (shown: Shown) => void;
  /** Whether there is a revision before. */
  hasBefore: boolean;
  canZoomIn: boolean;
  canZoomOut: boolean;
  onZoom: (factor: number) => void;
  onFit: () => void;
  /** Null while nothing is chosen. */
  onToChosen: (() => void) | null;
}

const toggleLook = { py: 0.25, px: 0.875, fontSize: '0.8125rem', textTransform: 'none', color: 'text.primary' };

/** Rows, zoom and what is shown. */
export function GanttToolbar(props: Props) {
  const { kind, onKind, kinds, shown, onShow, hasBefore } = props;
  const text = useText(scheduleText);
  const words = useText(benchText);
  const toggle = (name: keyof Shown, label: string) => (
    <ToggleButton
      size="small"
      value={name}
      selected={shown[name]}
      onChange={() => onShow({ ...shown, [name]: !shown[name] })}
      sx={toggleLook}
    >
      {label}
    </ToggleButton>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, px: 2, py: 0.5 }}>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={kind}
        aria-label={words('rows')}
        onChange={(_, next: RowKind | null) => next && onKind(next)}
      >
        {rowKinds
          .filter((name) => kinds.includes(name))
          .map((name) => (
            <ToggleButton key={name} value={name} sx={toggleLook}>
              {words(`rows.${name}`)}
            </ToggleButton>
          ))}
      </ToggleButtonGroup>
      {!shown.table && <Zoom {...props} />}
      {!shown.table && toggle('path', words('path'))}
      {!shown.table && hasBefore && toggle('before', words('before'))}
      {toggle('table', text('asTable'))}
      {toggle('whole', words('wholeWindow'))}
    </Box>
  );
}

function Zoom({ canZoomIn, canZoomOut, onZoom, onFit, onToChosen }: Props) {
  const text = useText(scheduleText);
  const words = useText(benchText);
  const look = { minWidth: 30, minHeight: 30, py: 0, px: 1, fontSize: '0.8125rem' };
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-label={text('zoomOut')}
        disabled={!canZoomOut}
        onClick={() => onZoom(1 / 1.6)}
        sx={look}
      >
        −
      </Button>
      <Button size="small" variant="outlined" color="inherit" onClick={onFit} sx={look}>
        {text('fit')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-label={text('zoomIn')}
        disabled={!canZoomIn}
        onClick={() => onZoom(1.6)}
        sx={look}
      >
        +
      </Button>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        disabled={onToChosen === null}
        onClick={() => onToChosen?.()}
        sx={look}
      >
        {words('toChosen')}
      </Button>
    </>
  );
}
