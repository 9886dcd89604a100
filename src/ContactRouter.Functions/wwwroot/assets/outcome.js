const place = document.getElementById('outcome');

/** Puts what became of the message in the form's place. */
export function showOutcome(form, { caseNumber, cases = [], topic, desk, advice = [], statusUrl }) {
  const heading = make('h2', 'Your message is with us');
  heading.tabIndex = -1;
  const number = make('p', caseNumber, 'case');
  number.prepend(make('small', 'Case number'));

  const further = cases.filter(other => other !== caseNumber);
  const actions = make('div', '', 'actions');
  const status = make('a', 'Follow its status', 'button');
  status.href = statusUrl;
  const another = make('button', 'Write another message', 'button quiet');
  another.addEventListener('click', () => startAnew(form));
  actions.append(status, another);

  place.replaceChildren(
    heading,
    number,
    make('p', whoHasIt(form, topic, desk)),
    make('p', `Expect our answer within one business day, at ${form.elements.email.value.trim()}. To add something, reply to our mail: that keeps it all in one case.`),
    ...(further.length ? [make('p', `You wrote about several orders, so each has a case of its own. Also opened: ${further.join(', ')}.`)] : []),
    ...(advice.length ? [make('h3', 'Good to know'), adviceList(advice)] : []),
    actions);
  form.hidden = true;
  place.hidden = false;
  heading.focus();
}

// The names of topics and desks are those of the form's own list.
function whoHasIt(form, topic, desk) {
  const option = topic && form.elements.topic.querySelector(`option[value="${CSS.escape(topic)}"]`);
  const group = form.elements.topic.querySelector(`optgroup[data-desk="${CSS.escape(desk ?? '')}"]`);
  const about = option ? `We read it as: ${option.label}. ` : '';
  if (!group) {
    return `${about}A person will read it and take it to the right desk.`;
  }
  return option
    ? `${about}${group.label} takes it from here.`
    : `${group.label} has it, where a person will sort it.`;
}

function adviceList(advice) {
  const list = make('ul', '', 'advice');
  list.append(...advice.map(({ text }) => make('li', text, 'note')));
  return list;
}

function startAnew(form) {
  const { email, name } = form.elements;
  const writer = [email.value, name.value];
  form.reset();
  [email.value, name.value] = writer;
  form.dispatchEvent(new Event('change'));
  place.hidden = true;
  form.hidden = false;
  form.elements.topic.focus();
}

function make(tag, text, className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}
