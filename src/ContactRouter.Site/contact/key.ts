import { newKey } from '../shared/keys';

let last = { content: '', key: '' };

/**
 * The idempotency key of this content: the same one for every try, so that a message whose answer
 * got lost is not taken twice; a new one as soon as a word or a file differs.
 */
export function keyFor(data: FormData): string {
  const content = JSON.stringify([...data], (_, value: unknown) => value instanceof File ? [value.name, value.size, value.lastModified] : value);
  if (content !== last.content) last = { content, key: newKey() };
  return last.key;
}
