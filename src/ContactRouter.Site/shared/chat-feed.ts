/** A chat's lines and how it stands, as both sides are told (docs/chat.md). */
export interface ChatLine {
  seq: number;
  from: 'customer' | 'agent' | 'system';
  text: string;
  at: string;
  /** What a line of the system is about; null for what people write. */
  event: 'joined' | 'idle-warning' | 'closing-soon' | 'ended' | null;
}

export interface ChatNews {
  items: ChatLine[];
  state: 'waiting' | 'open' | 'ended';
  position: number | null;
  agent: string | null;
  orderNumber: string | null;
  readByCustomer: number;
  readByDesk: number;
  endedBy: 'customer' | 'agent' | 'system' | null;
  endReason: string | null;
  closesAt: string | null;
  caseNumber: string | null;
}

interface Follower {
  /** The lines behind one. A number is the status of a refusal, 0 of no answer. */
  read: (after: number, wait: number, signal: AbortSignal) => Promise<ChatNews | number>;
  onNews: (news: ChatNews, lines: readonly ChatLine[]) => void;
  /** It cannot be reached just now; it is tried again. */
  onTrouble: () => void;
  /** There is no such chat, or not for this caller. */
  onGone: () => void;
}

const longestWait = 25;
const longestPause = 30_000;

/** Follows a chat until it ends: each call waits at the server for something new. */
export async function follow({ read, onNews, onTrouble, onGone }: Follower, signal: AbortSignal): Promise<void> {
  const lines: ChatLine[] = [];
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    const news = await read(lines.at(-1)?.seq ?? 0, isFirst ? 0 : longestWait, signal);
    if (signal.aborted) return;
    if (news === 401 || news === 404) {
      onGone();
      return;
    }
    if (typeof news === 'number') {
      onTrouble();
      await pause(Math.min(longestPause, 1000 * 2 ** failures++), signal);
      continue;
    }
    failures = 0;
    isFirst = false;
    lines.push(...news.items.filter(line => line.seq > (lines.at(-1)?.seq ?? 0)));
    onNews(news, lines);
    if (news.state === 'ended') {
      if (news.caseNumber === null && lines.some(line => line.from === 'customer')) await awaitCase(read, onNews, lines, signal);
      return;
    }
  }
}

// The case opens a moment after the end.
async function awaitCase(read: Follower['read'], onNews: Follower['onNews'], lines: readonly ChatLine[], signal: AbortSignal): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await pause(1500, signal);
    const news = await read(lines.at(-1)?.seq ?? 0, 0, signal);
    if (signal.aborted || typeof news === 'number') return;
    if (news.caseNumber !== null) {
      onNews(news, lines);
      return;
    }
  }
}

function pause(length: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, length);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); });
  });
}
