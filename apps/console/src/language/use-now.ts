import { useEffect, useState } from 'react';
import { serverClock } from '../api/server-clock.js';

/** The server's time in milliseconds, renewed at that interval. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(serverClock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
