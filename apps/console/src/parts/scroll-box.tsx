import Box from '@mui/material/Box';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A box in which what is too wide scrolls by itself. While it does, the keyboard reaches it: not every browser sees to that. */
export function ScrollBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const sizes = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth));
    // What is observed anew is measured once.
    const observe = () => {
      sizes.disconnect();
      for (const part of [current, ...current.children]) sizes.observe(part);
    };
    const content = new MutationObserver(observe);
    content.observe(current, { childList: true, subtree: true, characterData: true });
    observe();
    return () => {
      content.disconnect();
      sizes.disconnect();
    };
  }, []);
  return (
    // Positioned, so that what is hidden from sight inside scrolls along and does not widen the page.
    <Box ref={box} sx={{ position: 'relative', overflowX: 'auto' }} {...(scrolls && { tabIndex: 0 })}>
      {children}
    </Box>
  );
}
