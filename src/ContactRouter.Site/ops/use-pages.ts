import { useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { usePoll } from '../shared/hooks';
import type { Page } from './types';

const interval = 30_000;

export interface Paged<T> {
  items: T[] | null;
  fault: string | null;
  more: (() => void) | null;
  refresh: () => void;
}

/** A list in pages: as many of them as were asked for, read again now and again. */
export function usePages<T>(api: Api, path: string): Paged<T> {
  const [asked, setAsked] = useState({ path, pages: 1 });
  const [read, setRead] = useState<{ path: string; items: T[]; next: string | null } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const pages = asked.path === path ? asked.pages : 1;

  usePoll(async signal => {
    const items: T[] = [];
    let next: string | null = null;
    for (let page = 0; page < pages; page++) {
      const at: string = next ? `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}` : path;
      const result = await api.get<Page<T>>(at, { signal });
      if (signal.aborted) return;
      if (!result.ok) {
        setFault(tell(result));
        return;
      }
      items.push(...result.body.items);
      next = result.body.next;
      if (!next) break;
    }
    setFault(null);
    setRead({ path, items, next });
  }, interval, [path, pages, round]);

  const isRead = read?.path === path;
  return {
    items: isRead ? read.items : null,
    fault,
    more: isRead && read.next ? () => setAsked({ path, pages: pages + 1 }) : null,
    refresh: () => setRound(before => before + 1),
  };
}
