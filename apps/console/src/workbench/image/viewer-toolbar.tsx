import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useText } from '../../language/use-text.js';
import { imageText } from './messages.js';
import { FrameButtons } from './frame-buttons.js';
import { ZoomButtons } from './zoom-buttons.js';
import type { Framing } from './use-framing.js';
import type { Viewer } from './use-viewer.js';

interface Props {
  viewer: Viewer;
  framing: Framing;
  /** Whether places can be marked. */
  mayMark: boolean;
}

const look = { py: 0.25, px: 1, textTransform: 'none', color: 'text.primary' } as const;

/** Which image, how near, what dragging does and what is drawn on it. */
export function ViewerToolbar({ viewer, framing, mayMark }: Props) {
  const text = useText(imageText);
  const { shown, veil, acts, count } = viewer;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, px: 2, py: 0.5, flex: 'none' }}>
      {count > 1 && <ImagePicker viewer={viewer} />}
      <ZoomButtons viewer={viewer} />
      <FrameButtons viewer={viewer} />
      {mayMark && (
        <ToggleButtonGroup
          size="small"
          exclusive
          value={framing.frame ? 'mark' : 'hand'}
          aria-label={text('tool')}
          onChange={(_, next: 'mark' | 'hand' | null) => next && framing.toggle()}
        >
          <ToggleButton value="hand" sx={look}>
            {text('hand')}
          </ToggleButton>
          <ToggleButton value="mark" aria-keyshortcuts="f" sx={look}>
            {text('markRegion')}
          </ToggleButton>
        </ToggleButtonGroup>
      )}
      {framing.frame && (
        <Button size="small" variant="contained" onClick={framing.use} sx={{ minHeight: 30, py: 0 }}>
          {text('useFrame')}
        </Button>
      )}
      <Switch on={shown.regions} name="regions" keys="h" onClick={acts.toggleRegions}>
        {text('regions')}
      </Switch>
      {viewer.texts && viewer.texts.length > 0 && (
        <Switch on={shown.texts} name="texts" keys="t" onClick={acts.toggleTexts}>
          {text('texts')}
        </Switch>
      )}
      {viewer.before.id !== null && (
        <Tooltip title={text('compare')}>
          <span>
            <Switch
              on={viewer.comparing.mode !== 'off'}
              name="compare"
              keys="v"
              onClick={() => acts.compare(viewer.comparing.mode === 'off' ? 'side' : 'off')}
            >
              {text('compareShort')}
            </Switch>
          </span>
        </Tooltip>
      )}
      <Tooltip title={text('blurFirstNote')}>
        <span>
          <Switch on={veil.always} name="blur" onClick={() => veil.setAlways(!veil.always)}>
            {text('blurFirst')}
          </Switch>
        </span>
      </Tooltip>
    </Box>
  );
}

interface SwitchProps {
  on: boolean;
  name: string;
  keys?: string;
  onClick: () => void;
  children: ReactNode;
}

function Switch({ on, name, keys, onClick, children }: SwitchProps) {
  return (
    <ToggleButton size="small" value={name} selected={on} aria-keyshortcuts={keys} onChange={onClick} sx={look}>
      {children}
    </ToggleButton>
  );
}

function ImagePicker({ viewer: { index, count, acts } }: { viewer: Viewer }) {
  const text = useText(imageText);
  const button = { minWidth: 30, minHeight: 30, py: 0, px: 0.5 };
  return (
    <Box role="group" aria-label={text('images')} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-label={text('imageBefore')}
        aria-keyshortcuts=","
        disabled={index === 0}
        onClick={() => acts.stepImage(-1)}
        sx={button}
      >
        ‹
      </Button>
      <Box component="span" sx={{ fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
        <span aria-hidden>{`${index + 1} / ${count}`}</span>
        <span className="visually-hidden">{text('image', { number: index + 1, count })}</span>
      </Box>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-label={text('imageNext')}
        aria-keyshortcuts="."
        disabled={index === count - 1}
        onClick={() => acts.stepImage(1)}
        sx={button}
      >
        ›
      </Button>
    </Box>
  );
}
