// Sends the form in place. Without this script the browser posts the same form and gets a page back.
import { byId } from '../shared/dom';
import { bytes } from '../shared/times';
import { offerChat } from './chat';
import { localFaults, showHints } from './checks';
import { clearFaults, showFaults } from './faults';
import { watchFiles } from './files';
import { controls, form } from './form';
import { keyFor } from './key';
import type { Accepted } from './outcome';
import { showOutcome } from './outcome';
import { explain } from './refusals';
import { send } from './send';

const button = byId<HTMLButtonElement>('send');
const status = byId('sending');
const progress = byId<HTMLProgressElement>('progress');

// The script shows faults beside the fields, so the browser's own bubbles would only repeat them.
form.noValidate = true;
form.addEventListener('change', showHints);
form.addEventListener('submit', event => {
  event.preventDefault();
  void submit();
});
watchFiles(showHints);
showHints();
controls.startedAt.value = new Date().toISOString();
void offerChat();

async function submit(): Promise<void> {
  clearFaults();
  const faults = localFaults();
  if (Object.keys(faults).length) {
    showFaults({ title: 'Please check your message', errors: faults });
    return;
  }

  const data = content();
  const uploads = data.has('attachments');
  waiting(true, uploads);
  const answer = await send<Accepted>(form.action, data, keyFor(data), (loaded, total) => {
    progress.value = loaded / total;
    if (uploads) status.textContent = loaded < total ? `Sending: ${bytes(loaded)} of ${bytes(total)}` : 'All sent. Waiting for the answer…';
  });
  waiting(false, false);

  if (answer.status === 202 && answer.body) {
    showOutcome(answer.body);
  } else {
    showFaults(explain(answer));
  }
}

function content(): FormData {
  const data = new FormData(form);
  // An empty file field is still submitted, as a nameless file of no bytes.
  if (!controls.attachments.files?.length) data.delete('attachments');
  return data;
}

function waiting(on: boolean, uploads: boolean): void {
  button.disabled = on;
  status.textContent = on ? 'Sending your message…' : '';
  progress.hidden = !uploads;
  progress.value = 0;
}
