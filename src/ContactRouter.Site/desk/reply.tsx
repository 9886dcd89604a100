import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { Templates } from './templates';
import type { CaseFile } from './types';
import type { OpenCase } from './use-case';

const longest = 10_000;

/** The answer by mail. What is written stays in this tab until it is sent. */
export function Reply({ api, file, open }: { api: Api; file: CaseFile; open: OpenCase }) {
  const kept = `contact-router-draft-${file.caseNumber}`;
  const [text, setText] = useState(sessionStorage.getItem(kept) ?? '');
  const [isSending, setIsSending] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (text) sessionStorage.setItem(kept, text);
    else sessionStorage.removeItem(kept);
  }, [kept, text]);

  if (file.state === 'closed') return <p class="soft closed-note">This case is closed. Open it again to answer.</p>;

  const send = async (close: boolean): Promise<void> => {
    if (!text.trim() || isSending) return;
    setIsSending(true);
    const body = close ? { text: text.trim(), close } : { text: text.trim() };
    if (await open.act('replies', body, close ? 'Sent, and the case is closed.' : 'Sent: it goes out by mail.')) setText('');
    setIsSending(false);
  };
  return (
    <form class="reply" onSubmit={event => { event.preventDefault(); void send(false); }}>
      <div class="reply-head">
        <label for="reply">Answer to {file.senderName || file.sender}</label>
        <Templates api={api} file={file} onText={template => { setText(insert(area.current, text, template)); area.current?.focus(); }} />
      </div>
      <textarea ref={area} id="reply" rows={5} maxLength={longest} value={text} placeholder="It goes out by mail, in the customer's thread."
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(false); }} />
      <div class="reply-foot">
        <button class="button small" disabled={isSending || !text.trim()}>{isSending ? 'Sending…' : 'Send'}</button>
        <button type="button" class="button quiet small" disabled={isSending || !text.trim()} onClick={() => void send(true)}>Send and close</button>
        {text.length > longest * 0.9 && <span class="soft">{longest - text.length} characters left</span>}
      </div>
    </form>
  );
}

/** Where the cursor is, and without glueing it to what stands there. */
function insert(area: HTMLTextAreaElement | null, text: string, added: string): string {
  const at = area?.selectionStart ?? text.length;
  const [before, after] = [text.slice(0, at), text.slice(area?.selectionEnd ?? at)];
  return `${before}${before && !before.endsWith('\n') ? '\n\n' : ''}${added}${after}`;
}
