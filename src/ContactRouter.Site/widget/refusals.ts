import type { Reply } from './api';
import { fill, type Texts } from './texts';

/** What to tell the visitor about an answer that is not a success. */
export function explain({ status, body, retryAfter }: Reply<unknown>, texts: Texts): string {
  if (status === 0) return texts.offline;
  switch (body?.code) {
    case 'chat-already-open': return texts.already;
    case 'chat-other-order': return texts.otherOrder;
    case 'chat-flood': return fill(texts.flood, { n: retryAfter });
    case 'chat-ended': return texts.ended;
    case 'sender-blocked':
    case 'network-busy': return fill(texts.blocked, { n: Math.ceil(retryAfter / 60) });
  }
  return texts.failed;
}
