import { useEffect, useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { follow, type ChatLine, type ChatNews } from '../shared/chat-feed';
import { newKey } from '../shared/keys';
import { say } from '../shared/toast';

export interface OpenChat {
  news: ChatNews | null;
  lines: readonly ChatLine[];
  trouble: string | null;
  /** True where it was done. */
  act: (verb: 'join' | 'messages' | 'end' | 'read', body: object) => Promise<boolean>;
}

/** One chat, followed line by line. */
export function useChat(api: Api, chatId: string, onChanged: () => void): OpenChat {
  const [state, setState] = useState<{ news: ChatNews | null; lines: readonly ChatLine[] }>({ news: null, lines: [] });
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = useRef({ of: '', key: '' });
  const read = useRef(0);
  const path = `/chats/${encodeURIComponent(chatId)}`;

  useEffect(() => {
    const stop = new AbortController();
    void follow({
      read: async (after, wait, signal) => {
        const result = await api.get<ChatNews>(`${path}/messages?after=${after}&wait=${wait}`, { signal });
        return result.ok ? result.body : result.status;
      },
      onNews: (news, lines) => {
        setTrouble(null);
        setState({ news, lines: [...lines] });
      },
      onTrouble: () => setTrouble('The app cannot be reached just now. This is tried again by itself.'),
      onGone: () => setTrouble('This chat is no longer there.'),
    }, stop.signal);
    return () => stop.abort();
  }, [path]);

  const act: OpenChat['act'] = async (verb, body) => {
    const of = JSON.stringify([verb, body]);
    if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
    const result = await api.post(`${path}/${verb}`, body, { key: attempt.current.key });
    if (result.ok) attempt.current = { of: '', key: '' };
    else if (verb !== 'read') say(tell(result), true);
    if (verb !== 'read') onChanged();
    return result.ok;
  };

  // Seen is what stands on a page that is looked at.
  const last = state.lines.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (last <= read.current || document.hidden) return;
    read.current = last;
    void act('read', { seq: last });
  }, [last]);
  return { ...state, trouble, act };
}
