import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A modal sheet: the browser keeps the focus in it, Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog ref={sheet} class="sheet" aria-labelledby="sheet-title" onClose={onClose} onClick={event => event.target === sheet.current && onClose()}>
      <div>
        <header><h2 id="sheet-title">{title}</h2><button class="icon" type="button" aria-label="Close" onClick={onClose}>×</button></header>
        {children}
      </div>
    </dialog>
  );
}
