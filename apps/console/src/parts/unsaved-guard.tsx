import { useEffect } from 'react';
import { useBlocker } from 'react-admin';
import { useText } from '../language/use-text.js';
import { ActDialog } from './act-dialog.js';
import { partsText } from './messages.js';

/** Asks before a page is left whose text is not saved: by a dialog for pages of the console, by the browser for all others. */
export function UnsavedGuard({ isChanged }: { isChanged: boolean }) {
  const text = useText(partsText);
  const { state, proceed, reset } = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isChanged) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  if (state !== 'blocked') return null;
  return (
    <ActDialog
      title={text('leaveTitle')}
      detail={text('leaveDetail')}
      danger
      save={text('leave')}
      blocked={false}
      error={null}
      onSave={() => proceed?.()}
      onClose={() => reset?.()}
    >
      {null}
    </ActDialog>
  );
}
