let last = {};

/**
 * The idempotency key of this content: the same one for every try, so that a message whose answer
 * got lost is not taken twice; a new one as soon as a word or a file differs.
 */
export function keyFor(data) {
  const content = JSON.stringify([...data], (_, value) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value);
  if (content !== last.content) {
    last = { content, key: newKey() };
  }
  return last.key;
}

// randomUUID exists only on https and localhost; a test server in the office may be neither.
function newKey() {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
}
