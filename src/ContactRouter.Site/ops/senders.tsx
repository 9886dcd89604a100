import { useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { useNow } from '../shared/hooks';
import { newKey } from '../shared/keys';
import { fromNow, inFull } from '../shared/times';
import { say } from '../shared/toast';
import { CsvButton } from './csv-button';
import { SenderCard } from './sender-card';
import { usePages } from './use-pages';
import type { BlockedSender, Sender } from './types';

const blocked = '/senders?state=blocked';

/** Who is blocked now, and where any sender stands. */
export function Senders({ api }: { api: Api }) {
  const list = usePages<BlockedSender>(api, blocked);
  const [found, setFound] = useState<Sender | null>(null);
  const [fault, setFault] = useState('');
  const now = useNow(10_000);
  const key = useRef(newKey());

  const find = async (address: string): Promise<void> => {
    const result = await api.post<Sender>('/senders/find', { address });
    setFound(result.ok ? result.body : null);
    setFault(result.ok ? '' : result.status === 404 ? 'Nothing is kept of this address.' : tell(result));
  };
  const unblock = async (id: string): Promise<void> => {
    const result = await api.post<{ lifted: number }>(`/senders/${id}/unblock`, {}, { key: key.current });
    key.current = newKey();
    if (result.ok) say(result.body.lifted ? 'Unblocked: the sender starts afresh.' : 'There was no block any more.');
    else say(tell(result), true);
    list.refresh();
    if (found?.id === id) {
      const again = await api.get<Sender>(`/senders/${id}`);
      if (again.ok) setFound(again.body);
    }
  };
  return (
    <>
      <header class="ops-head">
        <h2>Senders</h2>
        <div class="tools">
          <form role="search" onSubmit={event => { event.preventDefault(); void find((new FormData(event.currentTarget as HTMLFormElement).get('address') as string).trim()); }}>
            <label class="unseen" for="address">A sender's address</label>
            <input id="address" name="address" type="search" placeholder="Find an address" autoComplete="off" required />
          </form>
          <CsvButton api={api} path={blocked} name="blocked-senders" />
        </div>
      </header>
      <p class="fault" role="alert">{fault}</p>
      {found && <SenderCard sender={found} onUnblock={() => void unblock(found.id)} onClose={() => setFound(null)} />}
      <h3>Blocked now</h3>
      {list.fault && <p class="banner bad" role="alert">{list.fault}</p>}
      {list.items?.length === 0 && <p class="empty">Nobody is blocked.</p>}
      {list.items && list.items.length > 0 && (
        <div class="scroll tile" tabIndex={0} role="region" aria-label="Blocked senders">
          <table>
            <thead><tr><th scope="col">Address</th><th scope="col" class="text">By</th><th scope="col">Since</th><th scope="col">Ends</th><th scope="col"><span class="unseen">Do</span></th></tr></thead>
            <tbody>
              {list.items.map(item => (
                <tr key={`${item.id} ${item.network}`}>
                  <th scope="row"><button type="button" class="link" onClick={() => void find(item.address)}>{item.address}</button>{item.network && <span class="chip" title="Only an unproven writer on one network">one network</span>}</th>
                  <td class="text">{item.channel}</td>
                  <td><time dateTime={item.blockedAt} title={inFull(item.blockedAt)}>{fromNow(item.blockedAt, now)}</time></td>
                  <td><time dateTime={item.blockedUntil} title={inFull(item.blockedUntil)}>{fromNow(item.blockedUntil, now)}</time></td>
                  <td><button type="button" class="link" onClick={() => void unblock(item.id)}>Unblock<span class="unseen"> {item.address}</span></button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.more && <button type="button" class="button quiet small" onClick={list.more}>Show more</button>}
    </>
  );
}
