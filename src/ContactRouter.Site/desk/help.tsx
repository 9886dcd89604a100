import { useState } from 'preact/hooks';
import { Dialog } from '../shared/dialog';
import { areKeysOn, keys, setKeysOn } from './shortcuts';

export function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(areKeysOn());
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl class="keys">
        {keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}
      </dl>
      <label class="check">
        <input type="checkbox" checked={on} onChange={event => { setKeysOn(event.currentTarget.checked); setOn(event.currentTarget.checked); }} />
        Single letters are shortcuts
      </label>
    </Dialog>
  );
}
