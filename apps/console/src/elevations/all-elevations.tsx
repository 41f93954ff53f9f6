import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ElevationView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { useRoleName } from '../people/use-role-name.js';
import { EndButton } from './end-button.js';
import { ElevationsSection } from './elevations-section.js';
import { elevationsText } from './messages.js';
import { useElevations, type Elevations } from './use-elevations.js';

/** Everybody's roles for a time, for who approves them. */
export function AllElevations() {
  const all = useElevations('all');
  return (
    <ElevationsSection
      of={all}
      withPerson
      act={(elevation) => (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <ApproveButton elevation={elevation} act={all.act} />
          <EndButton elevation={elevation} act={all.act} />
        </Box>
      )}
    />
  );
}

function ApproveButton({ elevation, act }: { elevation: ElevationView; act: Elevations['act'] }) {
  const text = useText(elevationsText);
  const announce = useAnnounce();
  const roleName = useRoleName();
  const self = useSession()?.person.id;
  const { id, state, role, person } = elevation;
  if (state !== 'asked' || person.id === self) return null;
  return (
    <Button
      size="small"
      variant="contained"
      aria-label={text('approveOf', { role: roleName(role), name: person.name })}
      disabled={act.isPending}
      onClick={() =>
        act.mutate(() => call('approveElevation', { params: { id } }), { onSuccess: () => announce(text('approved')) })
      }
    >
      {text('approve')}
    </Button>
  );
}
