import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { accountText } from './messages.js';
import { SessionsSection } from './sessions-section.js';
import { useSessions } from './use-sessions.js';

/** Where somebody is signed in, for an administrator, who can end all of it. */
export function SessionsOfPerson({ id }: { id: string }) {
  const text = useText(accountText);
  const theirs = useSessions(id, (query) => call('listSessionsOfPerson', { params: { id }, query }));
  return (
    <SessionsSection
      of={theirs}
      endMany={{
        label: text('signOutEverywhere'),
        disabled: (theirs.sessions ?? []).every(({ current }) => current),
        end: () => call('revokeSessionsOfPerson', { params: { id } }),
      }}
    />
  );
}
