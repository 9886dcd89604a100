import { byId, make } from '../shared/dom';
import type { Faults } from './checks';
import { form } from './form';

/** What to tell about an answer that is not a success. */
export interface Refusal {
  title: string;
  text?: string;
  errors?: Faults | undefined;
}

const summary = byId('summary');
const text = byId('summary-text');
const list = byId('summary-faults');

/** Takes every fault off the form. */
export function clearFaults(): void {
  summary.hidden = true;
  for (const field of form.querySelectorAll<HTMLInputElement>('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    byId(`${field.name}-fault`).hidden = true;
  }
}

/**
 * Shows what is wrong: each fault beside its field and all of them in the summary, which takes the focus.
 * A key that no visible field bears (one of a newer server, say) stands in the summary alone.
 */
export function showFaults({ title, text: explanation, errors = {} }: Refusal): void {
  byId('summary-title').textContent = title;
  text.textContent = explanation ?? '';
  text.hidden = !explanation;
  list.replaceChildren();
  for (const [name, faults] of Object.entries(errors)) {
    const slot = document.getElementById(`${name}-fault`);
    if (slot) {
      slot.textContent = faults.join(' ');
      slot.hidden = false;
      byId(name).setAttribute('aria-invalid', 'true');
    }
    list.append(...faults.map(fault => make('li', '', slot ? link(fault, name) : fault)));
  }
  list.hidden = !list.children.length;
  summary.hidden = false;
  summary.focus();
}

function link(fault: string, name: string): HTMLAnchorElement {
  const anchor = make('a', '', fault);
  anchor.href = `#${name}`;
  // The plain link would scroll to a file field or a select without focusing it in some browsers.
  anchor.addEventListener('click', event => {
    event.preventDefault();
    byId(name).focus();
  });
  return anchor;
}
