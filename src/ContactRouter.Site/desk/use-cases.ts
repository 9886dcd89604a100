import { useMemo, useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { usePoll } from '../shared/hooks';
import { noFilter, passes, type Filter } from './filter';
import type { Place } from './place';
import type { CaseItem, CasePage } from './types';

const interval = 15_000;

export interface CaseList {
  /** What passes the filter; null while it is first read. */
  shown: CaseItem[] | null;
  total: number;
  fault: string | null;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  /** Came since the list was first shown, and were not looked at yet. */
  fresh: ReadonlySet<string>;
  more: (() => void) | null;
  refresh: () => void;
}

/** A desk's list, or what was found; it is read again every quarter of a minute. */
export function useCases(api: Api, place: Place): CaseList {
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [pages, setPages] = useState(1);
  const [round, setRound] = useState(0);
  const [read, setRead] = useState<{ of: string; items: CaseItem[]; next: string | null } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const known = useRef<{ of: string; numbers: Set<string> }>({ of: '', numbers: new Set() });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const of = place.area === 'find' ? `find ${place.query}` : `${place.desk} ${filter.state}`;

  usePoll(async () => {
    if (place.area === 'chats') return;
    const result = place.area === 'find' ? await find(api, place.query) : await list(api, place.desk, filter.state, pages);
    if (!result.ok) {
      setFault(tell(result));
      return;
    }
    setFault(null);
    setRead({ of, ...result.body });
    const numbers = result.body.items.map(item => item.caseNumber);
    if (known.current.of !== of) {
      known.current = { of, numbers: new Set(numbers) };
      setFresh(new Set());
    }
    const added = numbers.filter(number => !known.current.numbers.has(number));
    added.forEach(number => known.current.numbers.add(number));
    if (added.length) setFresh(before => new Set([...before, ...added]));
  }, interval, [of, pages, round]);

  const items = read?.of === of ? read.items : null;
  const shown = useMemo(() => items?.filter(item => passes(item, filter)) ?? null, [items, filter]);
  return {
    shown,
    total: items?.length ?? 0,
    fault,
    filter,
    setFilter,
    fresh: place.caseNumber ? new Set([...fresh].filter(number => number !== place.caseNumber)) : fresh,
    more: read?.of === of && read.next ? () => setPages(pages + 1) : null,
    refresh: () => setRound(round + 1),
  };
}

async function list(api: Api, desk: string, state: string, pages: number) {
  let next: string | null = null;
  const items: CaseItem[] = [];
  for (let page = 0; page < pages; page++) {
    const search: string = new URLSearchParams({ ...(state && { state }), ...(next && { next }) }).toString();
    const result = await api.get<CasePage>(`/${desk}/cases?${search}`);
    if (!result.ok) return result;
    items.push(...result.body.items);
    next = result.body.next;
    if (!next) break;
  }
  return { ok: true as const, body: { items, next } };
}

// One field for three questions: what was typed tells which one is asked.
async function find(api: Api, query: string) {
  const isCase = /^[0-9a-z]{3}-?[0-9a-z]{3}-?[0-9a-z]{3}$/i.test(query);
  const by = query.includes('@') ? { address: query } : isCase ? { caseNumber: query } : { orderNumber: query };
  const result = await api.post<{ items: CaseItem[] }>('/cases/find', by);
  // Nine signs may also be an order number; the check digit tells.
  const tried = isCase && (!result.ok || result.body.items.length === 0) ? await api.post<{ items: CaseItem[] }>('/cases/find', { orderNumber: query }) : result;
  return tried.ok ? { ok: true as const, body: { items: tried.body.items, next: null } } : tried;
}
