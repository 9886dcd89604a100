// Where a message stands, for whoever holds its link. The link's token stands behind the #, which browsers keep to themselves.
import { byId, make } from '../shared/dom';
import { withZone } from '../shared/times';
import { desks, topicName } from '../shared/topics';

interface Status {
  status: string;
  caseNumber: string;
  cases: string[];
  topic: string | null;
  desk: string;
  advice: { text: string }[];
  receivedAt: string;
  dueAt: string;
}

const interval = 20_000;
const place = byId('status');
const fresh = make('p', 'fresh');
let last = '';
let timer: ReturnType<typeof setTimeout> | undefined;

addEventListener('hashchange', () => void refresh());
document.addEventListener('visibilitychange', () => !document.hidden && void refresh());
void refresh();

async function refresh(): Promise<void> {
  clearTimeout(timer);
  const [id, token] = location.hash.slice(1).split('.');
  if (!id || !token) {
    say('This link is not whole', 'Open it again from where you got it: it has to be complete to work.');
    return;
  }
  try {
    const answer = await fetch(`/api/contacts/${encodeURIComponent(id)}?t=${encodeURIComponent(token)}`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (answer.status === 401 || answer.status === 404) {
      say('We do not know this link', 'It may have lost a letter on its way, or the message is older than we keep them.');
      return;
    }
    if (!answer.ok) throw new Error(`${answer.status}`);
    const text = await answer.text();
    // Shown anew only when something changed: a screen reader reads out what is shown.
    if (text !== last) show(JSON.parse(text) as Status);
    last = text;
    fresh.textContent = `This page updates itself. Last looked at ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}.`;
  } catch {
    if (!last) say('We could not be reached', 'Please check your connection. This page tries again by itself.');
    fresh.textContent = 'We could not be reached just now. This page tries again by itself.';
  }
  if (!document.hidden) timer = setTimeout(() => void refresh(), interval);
}

function show(item: Status): void {
  const answered = item.status === 'answered' || item.status === 'closed';
  const desk = desks[item.desk] && item.desk !== 'triage' ? desks[item.desk] : 'a colleague';
  const facts = make('dl', 'facts');
  const add = (name: string, value: string, className = ''): void => facts.append(make('dt', '', name), make('dd', className, value));
  add('Case number', item.caseNumber, 'number');
  const others = item.cases.filter(number => number !== item.caseNumber);
  if (others.length) add('Also opened', others.join(', '), 'number');
  add('Topic', item.topic ? topicName(item.topic) : 'To be sorted by a person');
  if (!answered) add('Expect an answer by', withZone(item.dueAt, 'en'));

  const steps = make('ol', 'steps',
    step('done', 'Received', withZone(item.receivedAt, 'en')),
    step(answered ? 'done' : 'now', answered ? 'Read by a person' : `With ${desk}`, answered ? `By ${desk}` : 'A person reads it and answers by mail'),
    step(answered ? 'done' : '', 'Answered', answered ? 'See your mail. To go on, just answer it' : 'By mail, usually within one business day'),
    step(item.status === 'closed' ? 'done' : '', 'Settled', item.status === 'closed' ? 'Something still open? Answer our latest mail' : 'When nothing is open any more'));

  const home = make('a', 'button quiet', 'To the contact page');
  home.href = '/';
  place.replaceChildren(
    make('h1', '', item.status === 'closed' ? 'Your case is settled' : answered ? 'Your message is answered' : 'Your message is with us'),
    make('div', 'track', steps, facts),
    ...(item.advice.length ? [make('h2', '', 'Good to know'), make('ul', 'advice', ...item.advice.map(({ text }) => make('li', 'note', text)))] : []),
    make('div', 'actions', home),
    fresh);
}

function step(state: string, name: string, explanation: string): HTMLLIElement {
  const item = make('li', state, make('strong', '', name), explanation);
  if (state === 'now') item.ariaCurrent = 'step';
  return item;
}

function say(title: string, text: string): void {
  const home = make('a', 'button', 'To the contact page');
  home.href = '/';
  place.replaceChildren(make('h1', '', title), make('p', '', text), home);
}
