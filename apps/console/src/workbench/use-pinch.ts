import { useEffect } from 'react';

/** The wheel with Ctrl, as a pinch on a touch pad comes, and two fingers on a screen; `x` and `y` are pixels from the corner of the frame. */
export function usePinch(frame: HTMLElement | null, zoomBy: (factor: number, x: number, y: number) => void): void {
  useEffect(() => {
    if (!frame) return undefined;
    const zoomAt = (factor: number, clientX: number, clientY: number) => {
      const { left, top } = frame.getBoundingClientRect();
      zoomBy(factor, clientX - left, clientY - top);
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomAt(Math.exp(-event.deltaY * 0.003), event.clientX, event.clientY);
    };
    let distance = 0;
    const onTouch = (event: TouchEvent) => {
      const [one, other] = event.touches;
      if (!one || !other) return;
      event.preventDefault();
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      if (event.type === 'touchmove' && distance > 0 && now > 0) {
        zoomAt(now / distance, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
      }
      distance = now;
    };
    frame.addEventListener('wheel', onWheel, { passive: false });
    frame.addEventListener('touchstart', onTouch, { passive: false });
    frame.addEventListener('touchmove', onTouch, { passive: false });
    return () => {
      frame.removeEventListener('wheel', onWheel);
      frame.removeEventListener('touchstart', onTouch);
      frame.removeEventListener('touchmove', onTouch);
    };
  }, [frame, zoomBy]);
}
