import type { Answer } from '../shared/http';
import { parse } from '../shared/http';

// Long enough for 20 MB over a slow line, short enough that nobody waits for a dead one.
const patience = 5 * 60 * 1000;

/** Posts the form's data; resolves always. XMLHttpRequest, because fetch cannot tell how much of an upload has gone out. */
export function send<T>(url: string, data: FormData, key: string, onProgress: (loaded: number, total: number) => void): Promise<Answer<T>> {
  return new Promise(resolve => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    call.setRequestHeader('Accept', 'application/json');
    call.setRequestHeader('Idempotency-Key', `"${key}"`);
    call.timeout = patience;
    call.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded, event.total);
    call.onload = () => {
      const body = parse<T>(call.responseText);
      const retryAfter = Number(call.getResponseHeader('Retry-After'));
      resolve({ status: call.status, ...(body && { body }), ...(retryAfter && { retryAfter }) });
    };
    call.onerror = call.ontimeout = call.onabort = () => resolve({ status: 0 });
    call.send(data);
  });
}
