const kept = 'Nothing you wrote is lost: it is all still here.';
const again = 'Sending again is safe, we never take the same message twice.';

/** What to tell the writer about an answer that is not a success: title, text, errors by field. */
export function explain({ status, body, retryAfter }) {
  switch (status) {
    case 0:
      return { title: 'We could not be reached', text: `Please check your connection and send again. ${kept} ${again}` };
    case 429:
      if (body?.code === 'network-busy') {
        return { title: 'Too many messages from your network', text: `We cannot take another one just now. Please send it ${when(retryAfter)}. ${kept}` };
      }
      return { title: 'Too many messages from this address', text: `We cannot take another one just now. Please send it ${when(retryAfter)}. ${kept}` };
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
    title: status < 500 && body?.title || 'Something went wrong on our side',
    text: `${status < 500 && body?.detail || 'Please send it again in a moment.'} ${kept}${reference}`,
  };
}

function when(seconds) {
  if (!seconds) {
    return 'in a few minutes';
  }
  if (seconds < 100) {
    return `in ${seconds} seconds`;
  }
  const clock = new Date(Date.now() + seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return `in ${Math.ceil(seconds / 60)} minutes, at ${clock}`;
}
