import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useText } from '../language/use-text.js';
import { HandOverDialog, HoldDialog, SnoozeDialog } from './flow-dialogs.js';
import { flowText } from './messages.js';

const acts = ['handOver', 'hold', 'snooze'] as const;
type Act = (typeof acts)[number];
const done = { handOver: 'handedOver', hold: 'held', snooze: 'snoozed' } as const;

interface Props {
  submission: string;
  claim: string;
  /** What was typed so far; it goes along with a hand-over. */
  draft: string;
  /** Told what was done: the claim has ended with it. */
  onDone: (sentence: string) => void;
}

/** What a reviewer may do with a claimed item beside deciding and skipping. */
export function FlowMenu({ submission, claim, draft, onDone }: Props) {
  const text = useText(flowText);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [act, setAct] = useState<Act | null>(null);
  const common = {
    submission,
    onClose: () => setAct(null),
    onDone: () => {
      if (act) onDone(text(done[act]));
    },
  };
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text('more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {acts.map((name) => (
          <MenuItem
            key={name}
            onClick={() => {
              setAnchor(null);
              setAct(name);
            }}
          >
            {text(name)}
          </MenuItem>
        ))}
      </Menu>
      {act === 'handOver' && <HandOverDialog {...common} claim={claim} draft={draft} />}
      {act === 'hold' && <HoldDialog {...common} />}
      {act === 'snooze' && <SnoozeDialog {...common} />}
    </>
  );
}
