import { useEffect, useState } from 'preact/hooks';

type Note = { text: string; bad: boolean; id: number };
let push: ((note: Note) => void) | null = null;
let count = 0;

/** Says something in passing, to eyes and screen readers. */
export function say(text: string, bad = false): void {
  push?.({ text, bad, id: ++count });
}

export function Toasts() {
  const [notes, setNotes] = useState<Note[]>([]);
  useEffect(() => {
    push = note => {
      setNotes(before => [...before.slice(-2), note]);
      setTimeout(() => setNotes(before => before.filter(other => other.id !== note.id)), note.bad ? 9000 : 5000);
    };
    return () => { push = null; };
  }, []);
  return (
    <div class="toasts" role="status">
      {notes.map(note => <p key={note.id} class={note.bad ? 'bad' : ''}>{note.text}</p>)}
    </div>
  );
}
