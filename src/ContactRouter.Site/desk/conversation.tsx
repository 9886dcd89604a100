import type { Api } from '../shared/api';
import { inFull } from '../shared/times';
import { Files } from './files';
import type { CaseFile, Message, TimelineEvent } from './types';

type Entry =
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'reply' | 'event'; at: string; event: TimelineEvent };

/** What was said and done, in order. */
export function Conversation({ api, file }: { api: Api; file: CaseFile }) {
  return (
    <ol class="conversation">
      {entriesOf(file).map(entry => entry.kind === 'message'
        ? <Customer key={entry.message.contactId} api={api} file={file} message={entry.message} />
        : entry.kind === 'reply'
          ? <Ours key={entry.event.sequence} event={entry.event} />
          : <li key={entry.event.sequence} class={`happened ${entry.event.kind}`}><time dateTime={entry.at}>{inFull(entry.at)}</time> {sentence(entry.event)}</li>)}
    </ol>
  );
}

function Customer({ api, file, message }: { api: Api; file: CaseFile; message: Message }) {
  const extra = Object.entries(message.extra);
  return (
    <li class="said customer">
      <header><strong>{message.senderName || message.sender}</strong> <span>by {message.channel}</span> <time dateTime={message.receivedAt}>{inFull(message.receivedAt)}</time></header>
      {message.subject && message.subject !== file.subject && <p class="subject">{message.subject}</p>}
      <p class="text">{message.text ?? 'The text is no longer kept.'}</p>
      {extra.length > 0 && <dl class="facts extra">{extra.map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl>}
      <Files api={api} caseNumber={file.caseNumber} message={message} />
    </li>
  );
}

function Ours({ event }: { event: TimelineEvent }) {
  return (
    <li class="said ours">
      <header><strong>We</strong> <span>by mail</span> <time dateTime={event.at}>{inFull(event.at)}</time></header>
      <p class="text">{event.text}</p>
    </li>
  );
}

function sentence(event: TimelineEvent): string {
  return event.reason || event.kind.replaceAll('-', ' ');
}

function entriesOf(file: CaseFile): Entry[] {
  const shown = new Set(file.messages.map(message => message.contactId));
  const events = file.timeline
    // The opening and later messages are told by the messages themselves, and why it is here by the card beside them.
    .filter(event => !(event.kind === 'opened' || (event.kind === 'message' && event.contactId && shown.has(event.contactId))))
    .map((event): Entry => ({ kind: event.text ? 'reply' : 'event', at: event.at, event }));
  const messages = file.messages.map((message): Entry => ({ kind: 'message', at: message.receivedAt, message }));
  return [...messages, ...events].sort((a, b) => a.at.localeCompare(b.at));
}
