import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import type { ChatLine } from '../shared/chat-feed';
import type { DeskChat } from './chat-list';
import { useChat } from './use-chat';

const agentName = 'contact-router-agent';

interface Props {
  api: Api;
  chat: DeskChat;
  onChanged: () => void;
  onClose: () => void;
}

/** One conversation: join it, talk, end it. */
export function ChatPane({ api, chat, onChanged, onClose }: Props) {
  const { news, lines, trouble, act } = useChat(api, chat.chatId, onChanged);
  const log = useRef<HTMLDivElement>(null);
  const who = chat.senderName || chat.sender;
  const state = news?.state ?? chat.state;
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines.length]);

  return (
    <section class="pane" aria-label={`Chat with ${who}`}>
      <header>
        <div>
          <h2>{who}</h2>
          <p>
            <a href={`#/find/${encodeURIComponent(chat.sender)}`} title="All cases of this customer">{chat.sender}</a>
            {chat.orderNumber && <> · <a class="mono" href={`#/find/${encodeURIComponent(chat.orderNumber)}`}>{chat.orderNumber}</a></>}
            {!chat.verified && <> · <span class="chip review">address not proven</span></>}
          </p>
        </div>
        <button type="button" class="icon" aria-label={`Put the chat with ${who} away`} onClick={onClose}>×</button>
      </header>
      {trouble && <p class="banner bad" role="alert">{trouble}</p>}
      <div ref={log} class="lines" role="log" aria-label={`Lines with ${who}`} tabIndex={0}>
        {lines.map(line => <Line key={line.seq} line={line} seen={line.seq <= (news?.readByCustomer ?? 0)} />)}
      </div>
      {state === 'waiting' && <Join onJoin={name => void act('join', { name })} />}
      {state === 'open' && <Say onSay={text => act('messages', { text })} onEnd={() => void act('end', {})} who={who} />}
      {state === 'ended' && (
        <p class="pane-foot ended">Ended{news?.endedBy ? ` by the ${news.endedBy}` : ''}.{' '}
          {news?.caseNumber && <a href={`#/find/${encodeURIComponent(news.caseNumber)}/${encodeURIComponent(news.caseNumber)}`}>What was said is in case {news.caseNumber}</a>}
        </p>
      )}
    </section>
  );
}

function Line({ line, seen }: { line: ChatLine; seen: boolean }) {
  const time = new Date(line.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  if (line.from === 'system') return <p class="system">{line.text}</p>;
  return (
    <p class={line.from}>
      <span class="unseen">{line.from === 'agent' ? 'We' : 'Customer'}: </span>{line.text}
      <small><time dateTime={line.at}>{time}</time>{line.from === 'agent' && seen && ' · seen'}</small>
    </p>
  );
}

function Join({ onJoin }: { onJoin: (name: string) => void }) {
  const join = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = (new FormData(event.currentTarget as HTMLFormElement).get('name') as string).trim();
    localStorage.setItem(agentName, name);
    onJoin(name);
  };
  return (
    <form class="pane-foot join" onSubmit={join}>
      <label for="agent">Your name, as the customer reads it</label>
      <div><input id="agent" name="name" class="plain" maxLength={60} defaultValue={localStorage.getItem(agentName) ?? ''} autoComplete="nickname" /><button class="button small">Join</button></div>
    </form>
  );
}

function Say({ who, onSay, onEnd }: { who: string; onSay: (text: string) => Promise<boolean>; onEnd: () => void }) {
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (!text.trim() || isBusy) return;
    setIsBusy(true);
    if (await onSay(text.trim())) setText('');
    setIsBusy(false);
  };
  return (
    <form class="pane-foot" onSubmit={event => { event.preventDefault(); void send(); }}>
      <textarea aria-label={`Line to ${who}`} rows={2} maxLength={4000} value={text} placeholder="Enter sends, Shift + Enter begins a new line"
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); void send(); } }} />
      <div><button class="button small" disabled={!text.trim()}>Send</button><button type="button" class="button quiet small" onClick={onEnd}>End the chat</button></div>
    </form>
  );
}
