// The chat, for any site: <script src="https://…/widget.js" defer></script>. See docs/site.md.
import { follow, type ChatLine, type ChatNews } from '../shared/chat-feed';
import { newKey } from '../shared/keys';
import { ChatApi } from './api';
import { Frame } from './frame';
import { explain } from './refusals';
import { keep, load, type Session } from './session';
import { readSettings } from './settings';
import { Talk } from './talk';
import { textsIn } from './texts';
import { closedView, endView, noteView, startView, type Opening } from './views';

const settings = readSettings(document.currentScript as HTMLScriptElement);
const texts = textsIn(settings.language);
const api = new ChatApi(settings.origin);
const frame = new Frame(texts, { onOpen: opened, onEnd: askEnd }, settings.language);
let session = load();
let talk: Talk | null = null;
let stop = new AbortController();
let attempt = { of: '', key: '' };
let last = 0;
let seen = 0;

addEventListener('contact-router-chat-open', () => frame.open());
document.addEventListener('visibilitychange', markSeen);
if (session) begin(session);

/** The panel has been opened. */
function opened(): void {
  if (session) {
    markSeen();
    return;
  }
  void offer();
}

/** The form, or when the chat opens. */
async function offer(): Promise<void> {
  frame.title = '';
  frame.endable = false;
  frame.show(noteView('…', texts.minimise, () => frame.close()));
  const { status, body } = await api.hours();
  if (session) return;
  if (status !== 200 || !body) frame.show(noteView(status === 0 ? texts.offline : texts.failed, texts.again, () => void offer()));
  else if (body.open) frame.show(startView(settings, texts, start));
  else frame.show(closedView(settings, texts, body.opensAt));
  if (frame.isOpen) frame.open();
}

async function start(opening: Opening, say: (fault: string, field?: string) => void): Promise<void> {
  const wish = { email: opening.email, language: settings.language, transcript: opening.transcript, ...(opening.name && { name: opening.name }), ...(opening.orderNumber && { orderNumber: opening.orderNumber }) };
  const of = JSON.stringify(wish);
  if (attempt.of !== of) attempt = { of, key: newKey() };
  const reply = await api.open(wish, attempt.key);
  if (reply.status === 201 && reply.body) {
    attempt = { of: '', key: '' };
    session = { chatId: reply.body.chatId, token: reply.body.token };
    keep(session);
    begin(session);
    frame.open();
  } else if (reply.body?.code === 'chat-closed') {
    frame.show(closedView(settings, texts, reply.body.opensAt ?? null));
  } else {
    const [field, faults] = Object.entries(reply.body?.errors ?? {})[0] ?? [];
    say(field === 'email' ? texts.emailWrong : faults?.join(' ') ?? explain(reply, texts), field);
  }
}

/** Shows a chat and follows it, also after a reload. */
function begin(of: Session): void {
  stop.abort();
  stop = new AbortController();
  last = seen = 0;
  talk = new Talk(texts, settings.language, { onSay: (text, key) => say(of, text, key), onAgain: () => { leave(); frame.open(); void offer(); } });
  frame.show(...talk.elements);
  frame.endable = true;
  void follow({
    read: (after, wait, signal) => api.lines(of, after, wait, signal),
    onNews: news,
    onTrouble: () => { if (talk) talk.standing = texts.offline; },
    onGone: () => {
      leave();
      frame.show(noteView(texts.gone, texts.again, () => void offer()));
    },
  }, stop.signal);
}

function news(news: ChatNews, lines: readonly ChatLine[]): void {
  talk?.show(news, lines);
  frame.title = [news.agent, news.orderNumber].filter(Boolean).join(' · ');
  last = lines.findLast(line => line.from !== 'customer')?.seq ?? 0;
  seen = Math.max(seen, news.readByCustomer);
  if (!frame.isOpen) frame.unread = lines.filter(line => line.from === 'agent' && line.seq > seen).length;
  markSeen();
  if (news.state !== 'ended') return;
  frame.endable = false;
  keep(null);
  session = null;
}

async function say(of: Session, text: string, key: string): Promise<string | null> {
  const reply = await api.say(of, text, key);
  return reply.status === 201 ? null : explain(reply, texts);
}

/** Lines are seen where the panel is open on a page that is looked at. */
function markSeen(): void {
  if (!session || !frame.isOpen || document.hidden || last <= seen) return;
  seen = last;
  void api.read(session, last);
}

function askEnd(): void {
  const [of, shown] = [session, talk];
  if (!of || !shown) return;
  const back = (): void => {
    frame.show(...shown.elements);
    frame.open();
  };
  frame.show(endView(texts, transcript => {
    back();
    void api.end(of, transcript).then(reply => { if (reply.status !== 204) shown.standing = explain(reply, texts); });
  }, back));
  frame.open();
}

function leave(): void {
  stop.abort();
  keep(null);
  session = null;
  talk = null;
}
