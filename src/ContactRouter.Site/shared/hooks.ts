import { useEffect, useRef, useState } from 'preact/hooks';

/** Does something now and again while the page is looked at, and at once when it is looked at again. Anew when a dependency changes. */
export function usePoll(run: (signal: AbortSignal) => Promise<void>, interval: number, dependencies: readonly unknown[]): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isRunning = false;
    const round = async (): Promise<void> => {
      if (isRunning) return;
      clearTimeout(timer);
      isRunning = true;
      await latest.current(stop.signal);
      isRunning = false;
      if (!stop.signal.aborted && !document.hidden) timer = setTimeout(() => void round(), interval);
    };
    const look = (): void => {
      if (!document.hidden) void round();
    };
    document.addEventListener('visibilitychange', look);
    void round();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, dependencies);
}

/** The part of the address behind the #. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash.slice(1));
  useEffect(() => {
    const read = (): void => setHash(location.hash.slice(1));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return hash;
}

/** Now, as often as what is shown of it changes. */
export function useNow(interval = 30_000): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
