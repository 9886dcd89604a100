// Long enough for 20 MB over a slow line, short enough that nobody waits for a dead one.
const patience = 5 * 60 * 1000;

/**
 * Posts the form's data. Resolves always: status 0 stands for no answer at all.
 * XMLHttpRequest, because fetch cannot tell how much of an upload has gone out.
 * @returns {Promise<{status: number, body?: object, retryAfter?: number}>} retryAfter in seconds
 */
export function send(url, data, key, onProgress) {
  return new Promise(resolve => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    call.setRequestHeader('Accept', 'application/json');
    call.setRequestHeader('Idempotency-Key', `"${key}"`);
    call.timeout = patience;
    call.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    call.onload = () => resolve({
      status: call.status,
      body: parse(call.responseText),
      retryAfter: Number(call.getResponseHeader('Retry-After')) || undefined,
    });
    call.onerror = call.ontimeout = call.onabort = () => resolve({ status: 0 });
    call.send(data);
  });
}

// A proxy in between may answer with a page of its own.
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
