import { useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { newKey } from '../shared/keys';
import { say } from '../shared/toast';
import { CsvButton } from './csv-button';
import { ItemSheet } from './item-sheet';
import { Items } from './items';
import { usePages } from './use-pages';
import type { Quarantined, Redriven } from './types';

const queues: Record<string, string> = { 'contact-requests': 'Contact requests', mail: 'Mails of ours' };

/** What failed too often: put it back on its queue, with a look first at what that would be. */
export function Poison({ api }: { api: Api }) {
  const [queue, setQueue] = useState('contact-requests');
  const [shown, setShown] = useState<Quarantined | null>(null);
  const [tried, setTried] = useState<Redriven | null>(null);
  const key = useRef(newKey());
  const path = `/poison/${queue}`;
  const list = usePages<Quarantined>(api, path);

  const redrive = async (dryRun: boolean): Promise<void> => {
    const result = await api.post<Redriven>(`${path}/redrive?dryRun=${dryRun}`, {}, dryRun ? {} : { key: key.current });
    if (!result.ok) {
      say(tell(result), true);
      return;
    }
    setTried(dryRun ? result.body : null);
    if (dryRun) return;
    // The next press is another wish.
    key.current = newKey();
    say(`${count(result.body)} back on the queue.`);
    list.refresh();
  };
  return (
    <>
      <header class="ops-head">
        <h2>Poison</h2>
        <div class="tools">
          <div class="segments" role="group" aria-label="Queue">
            {Object.entries(queues).map(([name, title]) => (
              <button key={name} type="button" aria-pressed={queue === name} onClick={() => { setQueue(name); setTried(null); }}>{title}</button>
            ))}
          </div>
          <CsvButton api={api} path={path} name={`poison-${queue}`} />
        </div>
      </header>
      <div class="tools">
        <button type="button" class="button quiet small" disabled={!list.items?.length} onClick={() => void redrive(true)}>Dry run</button>
        <button type="button" class="button small" disabled={!list.items?.length} onClick={() => void redrive(false)}>Put back on the queue</button>
      </div>
      <div role="status">
        {tried && <p class="banner">{tried.items.length === 0 ? 'Nothing would be put back: all of it was released before.' : `${count(tried)} would be put back on queue ${queue}${tried.next ? ', and there are more' : ''}. Nothing was done yet.`}</p>}
      </div>
      <Items list={list} empty="Nothing failed on this queue." onShow={setShown} />
      {shown && <ItemSheet api={api} item={shown} onClose={() => setShown(null)} onChanged={list.refresh} />}
    </>
  );
}

const count = ({ items }: Redriven): string => (items.length === 1 ? 'One message' : `${items.length} messages`);
