import { byId, make } from '../shared/dom';
import { controls, form } from './form';

/** The answer 202. */
export interface Accepted {
  contactId: string;
  caseNumber: string;
  cases?: string[];
  topic: string | null;
  desk: string | null;
  advice?: { text: string }[];
  statusUrl: string;
}

const place = byId('outcome');

/** Puts what became of the message in the form's place. */
export function showOutcome({ contactId, caseNumber, cases = [], topic, desk, advice = [], statusUrl }: Accepted): void {
  const heading = make('h2', '', 'Your message is with us');
  heading.tabIndex = -1;
  const further = cases.filter(other => other !== caseNumber);
  const status = make('a', 'button', 'Follow its status');
  status.href = statusPage(contactId, statusUrl);
  const another = make('button', 'button quiet', 'Write another message');
  another.addEventListener('click', startAnew);

  place.replaceChildren(
    heading,
    make('p', 'case', make('small', '', 'Case number'), caseNumber),
    make('p', '', whoHasIt(topic, desk)),
    make('p', '', `Expect our answer within one business day, at ${controls.email.value.trim()}. To add something, reply to our mail: that keeps it all in one case.`),
    ...(further.length ? [make('p', '', `You wrote about several orders, so each has a case of its own. Also opened: ${further.join(', ')}.`)] : []),
    ...(advice.length ? [make('h3', '', 'Good to know'), make('ul', 'advice', ...advice.map(({ text }) => make('li', 'note', text)))] : []),
    make('div', 'actions', status, another));
  form.hidden = true;
  place.hidden = false;
  heading.focus();
}

// Behind the #, where it is sent to nobody: neither servers' logs nor other sites learn the token.
function statusPage(contactId: string, statusUrl: string): string {
  const token = new URL(statusUrl, location.href).searchParams.get('t') ?? '';
  return `/status#${contactId}.${token}`;
}

// The names of topics and desks are those of the form's own list.
function whoHasIt(topic: string | null, desk: string | null): string {
  const option = topic && controls.topic.querySelector<HTMLOptionElement>(`option[value="${CSS.escape(topic)}"]`);
  const group = controls.topic.querySelector<HTMLOptGroupElement>(`optgroup[data-desk="${CSS.escape(desk ?? '')}"]`);
  const about = option ? `We read it as: ${option.label}. ` : '';
  if (!group) return `${about}A person will read it and take it to the right desk.`;
  return option ? `${about}${group.label} takes it from here.` : `${group.label} has it, where a person will sort it.`;
}

function startAnew(): void {
  const { email, name } = controls;
  const writer = [email.value, name.value] as const;
  form.reset();
  [email.value, name.value] = writer;
  form.dispatchEvent(new Event('change'));
  place.hidden = true;
  form.hidden = false;
  controls.topic.focus();
}
