import { useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { useNow } from '../shared/hooks';
import { ago } from '../shared/times';
import type { ChatList, DeskChat } from './chat-list';
import { ChatPane } from './chat-pane';

/** The chats: who waits and who is talked to on the left, as many conversations as the agent likes side by side. */
export function Chats({ api, list }: { api: Api; list: ChatList }) {
  const [panes, setPanes] = useState<DeskChat[]>([]);
  const now = useNow(5_000);
  const show = (chat: DeskChat): void => setPanes(before => before.some(other => other.chatId === chat.chatId) ? before : [...before, chat]);
  const row = (chat: DeskChat) => (
    <li key={chat.chatId}>
      <button type="button" class={`row ${chat.state === 'waiting' ? 'due-soon' : ''}`} aria-pressed={panes.some(pane => pane.chatId === chat.chatId)} onClick={() => show(chat)}>
        <span class="row-top">
          <strong>{chat.senderName || chat.sender}</strong>
          <time dateTime={chat.waitingSince ?? chat.activeAt}>{chat.state === 'waiting' ? `waits, ${ago(chat.openedAt, now)}` : ago(chat.activeAt, now)}</time>
        </span>
        <span class="row-sender">{chat.sender}</span>
        <span class="row-tags">
          {chat.position !== null && <span class="chip warn">number {chat.position}</span>}
          {chat.orderNumber ? <span class="mono">{chat.orderNumber}</span> : <span>No order</span>}
          {chat.agent !== null && <span>with {chat.agent || 'an agent'}</span>}
          {chat.seq > chat.readByDesk && <span class="chip new">unread</span>}
        </span>
      </button>
    </li>
  );
  return (
    <>
      <aside class="queue" aria-label="Chats">
        {list.fault && <p class="fault" role="alert">{list.fault}</p>}
        <h2>Waiting <small>{list.waiting.length}</small></h2>
        <p class="unseen" role="status">{list.waiting.length > 0 && `${list.waiting.length} waiting`}</p>
        {list.waiting.length === 0 ? <p class="soft">Nobody waits.</p> : <ul class="cases">{list.waiting.map(row)}</ul>}
        <h2 class="second">Going on <small>{list.open.length}</small></h2>
        {list.open.length === 0 ? <p class="soft">No chat is open.</p> : <ul class="cases">{list.open.map(row)}</ul>}
      </aside>
      <main class="panes" id="main" tabIndex={-1} aria-label="Conversations">
        {panes.length === 0 && <p class="empty">Choose who waits. You can talk to several customers side by side.</p>}
        {panes.map(chat => (
          <ChatPane key={chat.chatId} api={api} chat={chat} onChanged={list.refresh} onClose={() => setPanes(before => before.filter(other => other.chatId !== chat.chatId))} />
        ))}
      </main>
    </>
  );
}
