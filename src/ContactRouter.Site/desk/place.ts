import { desks } from '../shared/topics';

/** What the desk page shows, as its address spells it behind the #: /cs, /cs/0DD-X53-YNA, /find/B2B12345, /chats. */
export interface Place {
  area: 'cases' | 'chats' | 'find';
  desk: string;
  caseNumber: string | null;
  query: string;
}

const kept = 'contact-router-desk';

export function placeOf(hash: string): Place {
  const [, first = '', second = '', third = ''] = hash.split('/').map(decodeURIComponent);
  const desk = first in desks ? first : localStorage.getItem(kept) ?? 'cs';
  if (first in desks) localStorage.setItem(kept, first);
  if (first === 'chats') return { area: 'chats', desk, caseNumber: null, query: '' };
  if (first === 'find') return { area: 'find', desk, caseNumber: third || null, query: second };
  return { area: 'cases', desk, caseNumber: second || null, query: '' };
}

/** The address of a case, beside the list that it was chosen from. */
export function hashOf(place: Place, caseNumber?: string): string {
  const list = place.area === 'find' ? `/find/${encodeURIComponent(place.query)}` : `/${place.desk}`;
  return `#${list}${caseNumber ? `/${encodeURIComponent(caseNumber)}` : ''}`;
}

export function go(hash: string): void {
  location.hash = hash;
}
