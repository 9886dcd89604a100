import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Api } from './api';

interface Props {
  area: 'desk' | 'ops';
  title: string;
  children: (api: Api) => ComponentChildren;
}

/** Shows the page, and asks for its function's key once the app does. */
export function KeyGate({ area, title, children }: Props) {
  const [locked, setLocked] = useState<'no' | 'missing' | 'wrong'>('no');
  const api = useMemo(() => new Api(area, wrong => setLocked(wrong ? 'wrong' : 'missing')), [area]);
  if (locked === 'no') return <>{children(api)}</>;

  const enter = (event: SubmitEvent): void => {
    event.preventDefault();
    api.key = (new FormData(event.currentTarget as HTMLFormElement).get('key') as string).trim();
    setLocked('no');
  };
  return (
    <main class="gate">
      <form class="card" onSubmit={enter}>
        <h1>{title}</h1>
        <p>This page works with its function's key. Whoever runs the app can give it to you.</p>
        <div class="field">
          <label for="key">Function key</label>
          <input id="key" name="key" type="password" required autoComplete="off" autoFocus aria-invalid={locked === 'wrong'} aria-describedby="key-fault" />
          <p class="fault" id="key-fault" role="alert">{locked === 'wrong' && 'The app did not take this key.'}</p>
        </div>
        <button class="button">Open</button>
        <p class="hint">It stays in this tab and is forgotten when you close it.</p>
      </form>
    </main>
  );
}
