import type { CaseItem } from './types';

export interface Filter {
  /** Asked of the server: '' stands for all that are not closed. */
  state: '' | 'open' | 'answered' | 'closed';
  topic: string;
  due: '' | 'overdue' | 'due-soon' | 'review';
}

export const noFilter: Filter = { state: 'open', topic: '', due: '' };

export function passes(item: CaseItem, { topic, due }: Filter): boolean {
  if (topic && (topic === 'none' ? item.topic !== null : item.topic !== topic)) return false;
  switch (due) {
    case 'overdue': return urgency(item) === 'overdue';
    case 'due-soon': return urgency(item) !== '';
    case 'review': return item.needsReview;
    default: return true;
  }
}

const soon = 2 * 60 * 60_000;

/** How much a case presses: by what the watch said of it, and by the clock in the minutes before it does. */
export function urgency(item: CaseItem, now: number = Date.now()): 'overdue' | 'due-soon' | '' {
  if (item.state !== 'open') return '';
  const left = new Date(item.dueAt).getTime() - now;
  if (left <= 0) return 'overdue';
  return item.alert || left < soon ? 'due-soon' : '';
}
