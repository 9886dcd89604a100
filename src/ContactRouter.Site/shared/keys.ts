/** A new idempotency key. randomUUID exists only on https and localhost; a test server in the office may be neither. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
}
