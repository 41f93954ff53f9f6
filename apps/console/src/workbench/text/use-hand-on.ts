import { useCallback, useEffect, useEffectEvent, useRef, type FocusEvent, type RefObject } from 'react';

/**
 * Tells when somebody lays a hand on a panel that scrolls: clicks into it, reaches it by keyboard, marks words of it, or scrolls it. Not
 * when the page is scrolled past it by wheel or finger, nor when the page itself scrolled it, which is to be noted.
 */
export function useHandOn(panel: RefObject<HTMLElement | null>, onHand: () => void) {
  const tell = useEffectEvent(onHand);
  const ownTop = useRef(0);
  const isTouched = useRef(false);
  useEffect(() => {
    const { current } = panel;
    if (!current) return undefined;
    const onSelection = () => {
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed && current.contains(selection.anchorNode)) tell();
    };
    const onScroll = () => {
      // Not only what fits no more by a change of the window.
      const isInHand = isTouched.current || current.matches(':hover, :focus');
      if (isInHand && current.scrollTop !== ownTop.current) tell();
    };
    document.addEventListener('selectionchange', onSelection);
    current.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      document.removeEventListener('selectionchange', onSelection);
      current.removeEventListener('scroll', onScroll);
    };
  }, [panel]);
  const noteOwnScroll = useCallback(() => {
    ownTop.current = panel.current?.scrollTop ?? 0;
  }, [panel]);
  const hand = {
    // A finger that moves on scrolls the page or the panel: it is no click.
    onPointerDown: () => void (isTouched.current = true),
    onClick: onHand,
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => void (currentTarget.matches(':focus-visible') && onHand()),
  };
  return { hand, noteOwnScroll };
}
