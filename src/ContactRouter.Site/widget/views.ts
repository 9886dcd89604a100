import { make } from '../shared/dom';
import type { Settings } from './settings';
import { fill, type Texts } from './texts';

/** What the visitor tells before the chat. */
export interface Opening {
  email: string;
  name: string;
  orderNumber: string;
  transcript: boolean;
}

/** The form that opens a chat. */
export function startView(settings: Settings, texts: Texts, onStart: (opening: Opening, say: (fault: string, field?: string) => void) => Promise<void>): HTMLElement {
  const email = field('email', texts.email, { type: 'email', autocomplete: 'email', value: settings.email, maxLength: 254 });
  const name = field('name', texts.name, { autocomplete: 'name', value: settings.name, maxLength: 200 }, texts.optional);
  const order = field('orderNumber', texts.order, { autocomplete: 'off', value: settings.orderNumber, maxLength: 100 }, texts.optional, texts.orderHint);
  const transcript = checkbox(texts.transcript);
  const fault = make('p', 'fault');
  fault.setAttribute('role', 'alert');
  const button = make('button', 'main', texts.start);
  const form = make('form', 'start', email.label, name.label, order.label, transcript.label, fault, button);
  form.noValidate = true;
  email.input.dataset['first'] = '';
  const inputs: Record<string, HTMLInputElement> = { email: email.input, orderNumber: order.input };
  const say = (text: string, of?: string): void => {
    fault.textContent = text;
    const input = inputs[of ?? ''];
    input?.setAttribute('aria-invalid', 'true');
    input?.focus();
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    fault.textContent = '';
    Object.values(inputs).forEach(input => input.removeAttribute('aria-invalid'));
    if (!email.input.value.trim() || !email.input.validity.valid) {
      say(texts.emailWrong, 'email');
      return;
    }
    button.disabled = true;
    void onStart({ email: email.input.value.trim(), name: name.input.value.trim(), orderNumber: order.input.value.trim(), transcript: transcript.input.checked }, say)
      .finally(() => { button.disabled = false; });
  });
  return make('div', 'body', make('p', '', texts.intro), form);
}

/** Outside the hours: when it opens, in the visitor's own zone, and the form. */
export function closedView(settings: Settings, texts: Texts, opensAt: string | null): HTMLElement {
  const time = opensAt && new Date(opensAt).toLocaleString(settings.language, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const link = make('a', 'main', texts.form);
  link.href = settings.form;
  link.dataset['first'] = '';
  return make('div', 'body', make('p', '', make('strong', '', texts.closed)), time ? make('p', '', fill(texts.opens, { time })) : null, link);
}

/** Asked before a chat ends. */
export function endView(texts: Texts, onEnd: (transcript: boolean) => void, onBack: () => void): HTMLElement {
  const transcript = checkbox(texts.transcript);
  const end = button('main', texts.end, () => onEnd(transcript.input.checked));
  end.dataset['first'] = '';
  return make('div', 'body', make('p', '', make('strong', '', texts.endAsk)), make('p', '', transcript.label), make('div', 'actions', end, button('main quiet', texts.goOn, onBack)));
}

/** The chat cannot be loaded, or is gone. */
export function noteView(text: string, action: string, onAction: () => void): HTMLElement {
  const go = button('main', action, onAction);
  go.dataset['first'] = '';
  return make('div', 'body', make('p', '', text), go);
}

export function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const element = make('button', className, text);
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}

function checkbox(text: string) {
  const input = make('input');
  input.type = 'checkbox';
  return { input, label: make('label', 'check', input, text) };
}

function field(name: string, text: string, attributes: { value: string; maxLength: number; autocomplete: AutoFill; type?: string }, optional?: string, hint?: string) {
  const input = make('input');
  Object.assign(input, { name, ...attributes });
  return { input, label: make('label', '', text, optional ? make('small', '', ` (${optional})`) : null, hint ? make('span', 'hint', make('br'), hint) : null, input) };
}
