import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { call } from '../api/call.js';
import { sessionStore } from '../api/session-store.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { AskDialog } from './ask-dialog.js';
import { EndButton } from './end-button.js';
import { ElevationsSection } from './elevations-section.js';
import { elevationsText } from './messages.js';
import { useElevations, type Elevations } from './use-elevations.js';

/** What the person may do changes when one begins to hold or ends, so the session is read again. */
function useFreshRights({ elevations }: Elevations): void {
  const held = elevations
    ?.filter(({ state }) => state === 'active')
    .map(({ id }) => id)
    .join();
  const [before, setBefore] = useState(held);
  useEffect(() => {
    if (held === before) return;
    setBefore(held);
    if (before !== undefined) void call('getSession').then(sessionStore.set, () => undefined);
  }, [held, before]);
}

/** The roles for a time of the signed-in person: asks for one, and ends one. */
export function OwnElevations() {
  const text = useText(elevationsText);
  const announce = useAnnounce();
  const own = useElevations('mine');
  const [isAsking, setAsking] = useState(false);
  useFreshRights(own);
  return (
    <>
      <ElevationsSection
        of={own}
        withPerson={false}
        help={text('help')}
        aside={
          <Button size="small" variant="outlined" color="inherit" onClick={() => setAsking(true)}>
            {text('ask')}
          </Button>
        }
        act={(elevation) => <EndButton elevation={elevation} act={own.act} />}
      />
      {isAsking && (
        <AskDialog
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false);
            announce(text('wasAsked'));
            void own.list.refetch();
          }}
        />
      )}
    </>
  );
}
