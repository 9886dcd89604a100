// Helps before sending. The server checks everything again and has the last word.
const mostBytes = 20 * 1024 * 1024;
const needsOrder = ['credit_note', 'order_status', 'deliveries', 'returns', 'refunds', 'damaged_products'];

/** Faults by field name, in the shape of the server's `errors`. */
export function localFaults({ elements: { email, message, attachments } }) {
  const faults = {};
  if (!email.value.trim()) {
    faults.email = ['Enter your email address, so that we can answer.'];
  } else if (!email.validity.valid) {
    faults.email = ['Check the address: it should look like name@company.com.'];
  }
  if (!message.value.trim()) {
    faults.message = ['Write what we can do for you.'];
  }
  const bytes = total(attachments.files);
  if (bytes > mostBytes) {
    faults.attachments = [`These files come to ${size(bytes)}; 20 MB is the most. Leave one out, or send a shorter video.`];
  }
  return faults;
}

/** Says which desk the chosen topic belongs to, asks for the order number where it helps, lists the chosen files. */
export function showHints({ elements: { topic, orderNumber, attachments } }) {
  const desk = topic.selectedOptions[0].parentElement.label;
  document.getElementById('topic-hint').textContent = desk ? `Goes to ${desk}.` : 'Not sure? We work it out.';
  const missing = needsOrder.includes(topic.value) && !orderNumber.value.trim();
  document.getElementById('orderNumber-hint').textContent =
    missing ? 'We need it for this topic: ours, like B2B12345.' : 'Ours, like B2B12345.';

  const list = document.getElementById('attachments-list');
  list.replaceChildren(...[...attachments.files].map(describe));
  list.hidden = !attachments.files.length;
}

function describe(file) {
  const item = document.createElement('li');
  const strange = file.type && !/^(image|video)\//.test(file.type);
  item.textContent = `${file.name}, ${size(file.size)}${strange ? ': not a picture or video, so we would set it aside' : ''}`;
  return item;
}

const total = files => [...files].reduce((sum, file) => sum + file.size, 0);
const size = bytes => bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
