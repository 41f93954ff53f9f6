import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence to assistive technology without moving the focus. */
export const useAnnounce = () => useContext(AnnounceContext);

/** Holds the page's one polite live region. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })), []);
  const region = useMemo(
    () => (
      // At the top, so that it adds nothing to the height of the page.
      <div className="visually-hidden" style={{ top: 0 }} role="status" aria-live="polite" data-testid="announcer">
        {/* An alternating no-break space makes the same sentence count as new. */}
        {said.sentence + (said.turn % 2 === 1 ? ' ' : '')}
      </div>
    ),
    [said],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      {region}
    </AnnounceContext.Provider>
  );
}
