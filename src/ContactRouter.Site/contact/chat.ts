import { byId } from '../shared/dom';
import { withZone } from '../shared/times';

/** GET /api/chats/hours, as far as the page tells it. */
interface Hours {
  open: boolean;
  opensAt: string | null;
}

/** Opens the widget by the page's own button, and tells beside the button whether somebody is there. */
export async function offerChat(): Promise<void> {
  const hours = await ask();
  if (!hours) return;
  const button = byId('chat');
  button.hidden = false;
  button.addEventListener('click', () => window.dispatchEvent(new Event('contact-router-chat-open')));
  const line = byId('hours');
  line.textContent = hours.open ? 'The chat is open now.'
    : hours.opensAt ? `The chat opens ${withZone(hours.opensAt, 'en')}. The form is always open.` : 'The chat is closed. The form is always open.';
  line.classList.toggle('open', hours.open);
}

async function ask(): Promise<Hours | null> {
  try {
    const answer = await fetch('/api/chats/hours', { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() as Hours : null;
  } catch {
    // The form works without the chat.
    return null;
  }
}
