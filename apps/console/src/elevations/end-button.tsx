import Button from '@mui/material/Button';
import type { ElevationView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { useRoleName } from '../people/use-role-name.js';
import { elevationsText } from './messages.js';
import type { Elevations } from './use-elevations.js';

/** Ends a role for a time, or takes back what was asked for; a dash where it is over. */
export function EndButton({ elevation, act }: { elevation: ElevationView; act: Elevations['act'] }) {
  const text = useText(elevationsText);
  const announce = useAnnounce();
  const roleName = useRoleName();
  const { id, state, role, person } = elevation;
  if (state !== 'asked' && state !== 'active') return <>–</>;
  return (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      aria-label={text('endOf', { role: roleName(role), name: person.name })}
      disabled={act.isPending}
      onClick={() =>
        act.mutate(() => call('endElevation', { params: { id } }), { onSuccess: () => announce(text('ended')) })
      }
    >
      {text('end')}
    </Button>
  );
}
