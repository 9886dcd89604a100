import type { ChatNews } from '../shared/chat-feed';
import type { Problem } from '../shared/http';
import { parse } from '../shared/http';
import { newKey } from '../shared/keys';
import type { Session } from './session';

export interface Hours {
  open: boolean;
  opensAt: string | null;
}

export type Reply<T> = { status: number; body: (T & Problem & { opensAt?: string }) | undefined; retryAfter: number };

/** The chat API as its customer uses it (docs/chat.md). No cookie travels, and the token only in a header. */
export class ChatApi {
  constructor(private readonly origin: string) {}

  hours(): Promise<Reply<Hours>> {
    return this.call<Hours>('GET', '/hours');
  }

  /** @param key names the wish, so that a second try opens no second chat */
  open(body: object, key: string): Promise<Reply<Session>> {
    return this.call<Session>('POST', '', { body, key });
  }

  async lines(session: Session, after: number, wait: number, signal: AbortSignal): Promise<ChatNews | number> {
    const { status, body } = await this.call<ChatNews>('GET', `/${session.chatId}/messages?after=${after}&wait=${wait}`, { session, signal });
    return status === 200 && body ? body : status;
  }

  say(session: Session, text: string, key: string): Promise<Reply<{ seq: number }>> {
    return this.call('POST', `/${session.chatId}/messages`, { session, body: { text }, key });
  }

  read(session: Session, seq: number): Promise<Reply<unknown>> {
    return this.call('POST', `/${session.chatId}/read`, { session, body: { seq } });
  }

  end(session: Session, transcript: boolean): Promise<Reply<unknown>> {
    return this.call('POST', `/${session.chatId}/end`, { session, body: { transcript }, key: newKey() });
  }

  private async call<T>(method: string, path: string, { session, body, key, signal }: { session?: Session; body?: object; key?: string; signal?: AbortSignal } = {}): Promise<Reply<T>> {
    try {
      const answer = await fetch(`${this.origin}/api/chats${path}`, {
        method,
        mode: 'cors',
        credentials: 'omit',
        cache: 'no-store',
        headers: {
          Accept: 'application/json',
          ...(session && { Authorization: `Bearer ${session.token}` }),
          ...(body && { 'Content-Type': 'application/json' }),
          ...(key && { 'Idempotency-Key': `"${key}"` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
      return { status: answer.status, body: parse<T>(await answer.text()), retryAfter: Number(answer.headers.get('Retry-After')) || 0 };
    } catch {
      return { status: 0, body: undefined, retryAfter: 0 };
    }
  }
}
