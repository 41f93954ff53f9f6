import { useEffect } from 'react';

/** Lets two frames with content of the same size show the same part of it. */
export function useScrollTogether(one: HTMLElement | null, other: HTMLElement | null): void {
  useEffect(() => {
    if (!one || !other) return undefined;
    const follow = (leader: HTMLElement, follower: HTMLElement) => () => {
      if (Math.abs(follower.scrollLeft - leader.scrollLeft) >= 1) follower.scrollLeft = leader.scrollLeft;
      if (Math.abs(follower.scrollTop - leader.scrollTop) >= 1) follower.scrollTop = leader.scrollTop;
    };
    const [forward, back] = [follow(one, other), follow(other, one)];
    forward();
    one.addEventListener('scroll', forward, { passive: true });
    other.addEventListener('scroll', back, { passive: true });
    return () => {
      one.removeEventListener('scroll', forward);
      other.removeEventListener('scroll', back);
    };
  }, [one, other]);
}
