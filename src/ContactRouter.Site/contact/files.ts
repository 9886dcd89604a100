import { byId, make } from '../shared/dom';
import { bytes } from '../shared/times';
import { controls } from './form';

const list = byId<HTMLUListElement>('attachments-list');
const drop = byId('drop');
let shown: string[] = [];

/** Files can be chosen, dropped, looked at and taken away again, one by one. */
export function watchFiles(onChange: () => void): void {
  const input = controls.attachments;
  let chosen: File[] = [];
  input.addEventListener('change', () => {
    // Choosing again adds: a phone's picker takes one picture at a time.
    chosen = without(chosen, [...input.files ?? []]);
    give();
  });
  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.toggle('over', name === 'dragover');
      if (name === 'drop') {
        chosen = without(chosen, [...event.dataTransfer?.files ?? []]);
        give();
      }
    });
  }
  controls.attachments.form?.addEventListener('reset', () => {
    chosen = [];
    show(chosen);
  });

  function give(): void {
    const transfer = new DataTransfer();
    chosen.forEach(file => transfer.items.add(file));
    input.files = transfer.files;
    show(chosen, index => {
      chosen = chosen.filter((_, other) => other !== index);
      give();
      (list.querySelectorAll('button')[Math.min(index, chosen.length - 1)] ?? input).focus();
    });
    onChange();
  }
}

// The same file twice is one file.
function without(before: File[], added: File[]): File[] {
  return [...before.filter(file => !added.some(other => same(file, other))), ...added];
}

const same = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

function show(files: File[], remove?: (index: number) => void): void {
  shown.forEach(url => URL.revokeObjectURL(url));
  shown = [];
  list.replaceChildren(...files.map((file, index) => item(file, () => remove?.(index))));
  list.hidden = files.length === 0;
}

function item(file: File, remove: () => void): HTMLLIElement {
  const strange = file.type !== '' && !/^(image|video)\//.test(file.type);
  const button = make('button', '', '×');
  button.type = 'button';
  button.ariaLabel = `Remove ${file.name}`;
  button.addEventListener('click', remove);
  return make('li', strange ? 'odd' : '', picture(file),
    make('span', '', file.name, make('small', '', strange ? `${bytes(file.size)}. Not a picture or video, so we would set it aside` : bytes(file.size))), button);
}

function picture(file: File): HTMLElement {
  if (!/^image\/(jpeg|png|gif|webp|avif)$/.test(file.type)) {
    return make('span', 'kind', (file.name.split('.').pop() ?? '').slice(0, 4).toUpperCase());
  }
  const image = make('img');
  image.src = URL.createObjectURL(file);
  image.alt = '';
  shown.push(image.src);
  return image;
}
