// Sends the form in place. Without this script the browser posts the same form and gets a page back.
import { localFaults, showHints } from './checks.js';
import { clearFaults, showFaults } from './faults.js';
import { keyFor } from './key.js';
import { showOutcome } from './outcome.js';
import { explain } from './refusals.js';
import { send } from './send.js';

const form = document.getElementById('contact');
const button = document.getElementById('send');
const status = document.getElementById('sending');
const progress = document.getElementById('progress');

// The script shows faults beside the fields, so the browser's own bubbles would only repeat them.
form.noValidate = true;
form.addEventListener('change', () => showHints(form));
form.addEventListener('submit', event => {
  event.preventDefault();
  submit();
});
showHints(form);
form.elements.startedAt.value = new Date().toISOString();

async function submit() {
  clearFaults(form);
  const faults = localFaults(form);
  if (Object.keys(faults).length) {
    showFaults(form, { title: 'Please check your message', errors: faults });
    return;
  }

  const data = content();
  waiting(true, data.has('attachments'));
  const answer = await send(form.action, data, keyFor(data), share => { progress.value = share; });
  waiting(false);

  if (answer.status === 202 && answer.body) {
    showOutcome(form, answer.body);
  } else {
    showFaults(form, explain(answer));
  }
}

function content() {
  const data = new FormData(form);
  // An empty file field is still submitted, as a nameless file of no bytes.
  if (!form.elements.attachments.files.length) {
    data.delete('attachments');
  }
  return data;
}

function waiting(on, uploads = false) {
  button.disabled = on;
  status.textContent = on ? 'Sending your message…' : '';
  progress.hidden = !uploads;
  progress.value = 0;
}
