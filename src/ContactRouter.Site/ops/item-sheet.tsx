import { useEffect, useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { newKey } from '../shared/keys';
import { bytes, inFull } from '../shared/times';
import { say } from '../shared/toast';
import { humanise } from './bars';
import type { Quarantined, Released } from './types';

interface Props {
  api: Api;
  item: Quarantined;
  onClose: () => void;
  onChanged: () => void;
}

/** One thing that was set aside: its content as text, and the way in. */
export function ItemSheet({ api, item, onClose, onChanged }: Props) {
  const [text, setText] = useState<string | null>(null);
  const [released, setReleased] = useState<Released | null>(null);
  const key = useRef(newKey());
  const path = `/quarantine/${encodeURIComponent(item.id)}`;
  useEffect(() => {
    void api.get<{ text: string }>(path).then(result => setText(result.ok ? result.body.text : tell(result)));
  }, [path]);

  const release = async (): Promise<void> => {
    const result = await api.post<Released>(`${path}/release`, {}, { key: key.current });
    if (!result.ok) {
      say(tell(result), true);
      return;
    }
    setReleased(result.body);
    say(result.body.caseNumber ? `Let in: case ${result.body.caseNumber}.` : 'It is back on its queue.');
    onChanged();
  };
  return (
    <Dialog title={humanise(item.reason)} onClose={onClose}>
      <dl class="facts">
        <dt>From</dt><dd class="mono">{item.source}</dd>
        <dt>Sent</dt><dd>{inFull(item.sentAt)}</dd>
        <dt>Kept</dt><dd>{inFull(item.keptAt)}</dd>
        <dt>Size</dt><dd>{bytes(item.size)}</dd>
      </dl>
      <p>{item.detail}</p>
      <pre class="content" tabIndex={0} aria-label="Content">{text ?? 'Reading…'}</pre>
      {released?.warning && <p class="banner">{released.warning}</p>}
      {released
        ? <p role="status">Let in.{released.caseNumber && <> It is case <a class="mono" href={`/desk#/${released.desk ?? 'triage'}/${released.caseNumber}`}>{released.caseNumber}</a>.</>}</p>
        : item.releasedAt
          ? <p class="soft">It was let in on {inFull(item.releasedAt)}.</p>
          : <button type="button" class="button" onClick={() => void release()}>Let it in</button>}
    </Dialog>
  );
}
