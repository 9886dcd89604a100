import type { Problem } from './http';
import { parse } from './http';

export type Result<T> =
  | { ok: true; body: T; etag: string | null }
  | { ok: false; status: number; problem: Problem & Record<string, unknown>; retryAfter: number | null };

interface Options {
  ifMatch?: string;
  /** Names the change: sent again under it, it is done once. */
  key?: string;
  signal?: AbortSignal;
}

/**
 * Calls of one function of the app, with its key once one is known. The key is kept for this tab alone, and forgotten with it.
 * @param onLocked told when the app asks for a key; wrong if it refused the one it got.
 */
export class Api {
  constructor(private readonly area: string, private readonly onLocked: (wrong: boolean) => void) {}

  get key(): string | null {
    return sessionStorage.getItem(this.keyName);
  }

  set key(value: string | null) {
    if (value) sessionStorage.setItem(this.keyName, value);
    else sessionStorage.removeItem(this.keyName);
  }

  get<T>(path: string, options: Options = {}): Promise<Result<T>> {
    return this.call('GET', path, undefined, options);
  }

  post<T>(path: string, body: unknown = {}, options: Options = {}): Promise<Result<T>> {
    return this.call('POST', path, JSON.stringify(body), options);
  }

  /** A file: an address in a page cannot carry the key. */
  async file(path: string, accept = '*/*'): Promise<Blob | null> {
    try {
      const answer = await fetch(this.url(path), { headers: { ...this.headers(), Accept: accept } });
      if (answer.status === 401) this.onLocked(this.key !== null);
      return answer.ok ? await answer.blob() : null;
    } catch {
      return null;
    }
  }

  /** A list as CSV, all its pages; null where it cannot be had. */
  async csv(path: string): Promise<Blob | null> {
    const parts: string[] = [];
    try {
      for (let url: string | null = this.url(path); url;) {
        const answer: Response = await fetch(url, { headers: { ...this.headers(), Accept: 'text/csv' } });
        if (answer.status === 401) this.onLocked(this.key !== null);
        if (!answer.ok) return null;
        const text = await answer.text();
        // The heads of the further pages would be rows among the others.
        parts.push(parts.length ? text.slice(text.indexOf('\n') + 1) : text);
        url = /<([^>]+)>;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '')?.[1] ?? null;
      }
    } catch {
      return null;
    }
    return new Blob(parts, { type: 'text/csv' });
  }

  private async call<T>(method: string, path: string, body: string | undefined, { ifMatch, key, signal }: Options): Promise<Result<T>> {
    const used = this.key;
    try {
      const answer = await fetch(this.url(path), {
        method,
        cache: 'no-store',
        headers: {
          ...this.headers(),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(ifMatch && { 'If-Match': ifMatch }),
          ...(key && { 'Idempotency-Key': `"${key}"` }),
        },
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
      const read = parse<T>(await answer.text());
      if (answer.ok) return { ok: true, body: read as T, etag: answer.headers.get('ETag') };
      if (answer.status === 401) this.onLocked(used !== null);
      return { ok: false, status: answer.status, problem: (read ?? {}) as Problem & Record<string, unknown>, retryAfter: Number(answer.headers.get('Retry-After')) || null };
    } catch {
      return { ok: false, status: 0, problem: {}, retryAfter: null };
    }
  }

  private url(path: string): string {
    return `/api/${this.area}${path}`;
  }

  private headers(): Record<string, string> {
    return { Accept: 'application/json', ...(this.key && { 'x-functions-key': this.key }) };
  }

  private get keyName(): string {
    return `contact-router-key-${this.area}`;
  }
}

/** A refusal in a sentence that helps. */
export function tell(result: Extract<Result<unknown>, { ok: false }>): string {
  if (result.status === 0) return 'The app could not be reached. Check your connection and try again.';
  const faults = Object.values(result.problem.errors ?? {}).flat();
  if (faults.length) return faults.join(' ');
  return [result.problem.title, result.problem.detail].filter(Boolean).join(' ') || `The app answered with ${result.status}. Try again in a moment.`;
}
