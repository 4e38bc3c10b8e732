import { useEffect, useState } from 'react';

/** Seconds left until `until` (epoch milliseconds), counting down by itself; 0 when it is over. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const running = until > now;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running, until]);
  return left;
}
