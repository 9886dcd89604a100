import type { Answer } from '../shared/http';
import { when } from '../shared/http';
import type { Refusal } from './faults';

const kept = 'Nothing you wrote is lost: it is all still here.';
const again = 'Sending again is safe, we never take the same message twice.';

/** What to tell the writer about an answer that is not a success. */
export function explain({ status, body, retryAfter }: Answer<unknown>): Refusal {
  switch (status) {
    case 0:
      return { title: 'We could not be reached', text: `Please check your connection and send again. ${kept} ${again}` };
    case 429: {
      const whose = body?.code === 'network-busy' ? 'your network' : 'this address';
      return { title: `Too many messages from ${whose}`, text: `We cannot take another one just now. Please send it ${when(retryAfter)}. ${kept}` };
    }
    case 503:
      return { title: 'We are very busy at the moment', text: `Your message is not with us yet. Please send it again ${when(retryAfter)}. ${kept} ${again}` };
    case 413:
      return { title: 'That is more than we can take at once', text: `Please leave out a file or send a shorter video. ${kept}`, errors: body?.errors };
  }
  if (body?.errors && Object.keys(body.errors).length) {
    return { title: 'Please check your message', errors: body.errors };
  }
  const reference = body?.traceId ? ` If it happens again, tell us this reference: ${body.traceId}` : '';
  return {
    title: (status < 500 && body?.title) || 'Something went wrong on our side',
    text: `${(status < 500 && body?.detail) || 'Please send it again in a moment.'} ${kept}${reference}`,
  };
}
