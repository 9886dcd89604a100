/** The body of a refusal (RFC 9457), as far as the pages use it. */
export interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: Record<string, string[]>;
  traceId?: string;
}

/** Status 0 stands for no answer at all. */
export interface Answer<T> {
  status: number;
  body?: T & Problem;
  retryAfter?: number;
}

/** A proxy in between may answer with a page of its own. */
export function parse<T>(text: string): (T & Problem) | undefined {
  try {
    return JSON.parse(text) as T & Problem;
  } catch {
    return undefined;
  }
}

/** 'in 40 seconds', or the minutes and the time. */
export function when(seconds?: number): string {
  if (!seconds) return 'in a few minutes';
  if (seconds < 100) return `in ${seconds} seconds`;
  const clock = new Date(Date.now() + seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return `in ${Math.ceil(seconds / 60)} minutes, at ${clock}`;
}
