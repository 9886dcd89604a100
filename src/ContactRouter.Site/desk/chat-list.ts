import { useEffect, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { usePoll } from '../shared/hooks';

/** A chat in the desk's list. */
export interface DeskChat {
  chatId: string;
  state: 'waiting' | 'open';
  position: number | null;
  sender: string;
  senderName: string;
  verified: boolean;
  orderNumber: string | null;
  language: string | null;
  agent: string | null;
  openedAt: string;
  waitingSince: string | null;
  activeAt: string;
  seq: number;
  readByCustomer: number;
  readByDesk: number;
}

export interface ChatList {
  waiting: DeskChat[];
  open: DeskChat[];
  fault: string | null;
  refresh: () => void;
}

const interval = 5_000;

/** The chats that wait and those that go on; the tab's title counts who waits. */
export function useChats(api: Api): ChatList {
  const [items, setItems] = useState<DeskChat[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  usePoll(async signal => {
    const result = await api.get<{ items: DeskChat[] }>('/chats', { signal });
    if (signal.aborted) return;
    setFault(result.ok ? null : tell(result));
    if (result.ok) setItems(result.body.items);
  }, interval, [round]);

  const waiting = items.filter(chat => chat.state === 'waiting');
  useEffect(() => {
    document.title = waiting.length ? `(${waiting.length}) Desk` : 'Desk';
  }, [waiting.length]);
  return { waiting, open: items.filter(chat => chat.state === 'open'), fault, refresh: () => setRound(before => before + 1) };
}
