const summary = document.getElementById('summary');
const [title, text, list] = ['title', 'text', 'faults'].map(part => document.getElementById(`summary-${part}`));

/** Takes every fault off the form. */
export function clearFaults(form) {
  summary.hidden = true;
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    document.getElementById(`${field.name}-fault`).hidden = true;
  }
}

/**
 * Shows what is wrong: each fault beside its field and all of them in the summary, which takes the focus.
 * A key that no visible field bears (one of a newer server, say) stands in the summary alone.
 */
export function showFaults(form, { title: heading, text: explanation, errors = {} }) {
  title.textContent = heading;
  text.textContent = explanation ?? '';
  text.hidden = !explanation;
  list.replaceChildren();
  for (const [name, faults] of Object.entries(errors)) {
    const slot = document.getElementById(`${name}-fault`);
    if (slot) {
      slot.textContent = faults.join(' ');
      slot.hidden = false;
      form.elements[name].setAttribute('aria-invalid', 'true');
    }
    list.append(...faults.map(fault => entry(fault, slot ? name : null)));
  }
  list.hidden = !list.children.length;
  summary.hidden = false;
  summary.focus();
}

function entry(fault, name) {
  const item = document.createElement('li');
  if (!name) {
    item.textContent = fault;
    return item;
  }
  const link = document.createElement('a');
  link.href = `#${name}`;
  link.textContent = fault;
  // The plain link would scroll to a file field or a select without focusing it in some browsers.
  link.addEventListener('click', event => {
    event.preventDefault();
    document.getElementById(name).focus();
  });
  item.append(link);
  return item;
}
