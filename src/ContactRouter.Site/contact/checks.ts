import { byId } from '../shared/dom';
import { bytes } from '../shared/times';
import { needOrder } from '../shared/topics';
import { controls } from './form';

const mostBytes = 20 * 1024 * 1024;

export type Faults = Record<string, string[]>;

/** Helps before sending; the server checks everything again and has the last word. */
export function localFaults(): Faults {
  const { email, message, attachments } = controls;
  const faults: Faults = {};
  if (!email.value.trim()) {
    faults['email'] = ['Enter your email address, so that we can answer.'];
  } else if (!email.validity.valid) {
    faults['email'] = ['Check the address: it should look like name@company.com.'];
  }
  if (!message.value.trim()) {
    faults['message'] = ['Write what we can do for you.'];
  }
  const total = [...attachments.files ?? []].reduce((sum, file) => sum + file.size, 0);
  if (total > mostBytes) {
    faults['attachments'] = [`These files come to ${bytes(total)}; 20 MB is the most. Leave one out, or send a shorter video.`];
  }
  return faults;
}

/** Says which desk the chosen topic belongs to, and asks for the order number where it helps. */
export function showHints(): void {
  const { topic, orderNumber } = controls;
  const group = topic.selectedOptions[0]?.parentElement;
  byId('topic-hint').textContent = group instanceof HTMLOptGroupElement ? `Goes to ${group.label}.` : 'Not sure? We work it out.';
  const missing = needOrder.includes(topic.value) && !orderNumber.value.trim();
  byId('orderNumber-hint').textContent = missing ? 'We need it for this topic: ours, like B2B12345.' : 'Ours, like B2B12345.';
}
