import Box from '@mui/material/Box';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A box in which what is too wide scrolls by itself. While it does, the keyboard reaches it: not every browser sees to that. */
export function ScrollBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth));
    watch.observe(current);
    for (const child of current.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  return (
    // Positioned, so that what is hidden from sight inside scrolls along and does not widen the page.
    <Box ref={box} sx={{ position: 'relative', overflowX: 'auto' }} {...(scrolls && { tabIndex: 0 })}>
      {children}
    </Box>
  );
}
