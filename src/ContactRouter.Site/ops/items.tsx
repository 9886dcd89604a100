import { ago, bytes, inFull } from '../shared/times';
import { humanise } from './bars';
import type { Paged } from './use-pages';
import type { Quarantined } from './types';

/** A list of what was set aside. */
export function Items({ list, empty, onShow }: { list: Paged<Quarantined>; empty: string; onShow: (item: Quarantined) => void }) {
  return (
    <>
      {list.fault && <p class="banner bad" role="alert">{list.fault}</p>}
      {list.items?.length === 0 && <p class="empty">{empty}</p>}
      {list.items && list.items.length > 0 && (
        <div class="scroll tile" tabIndex={0} role="region" aria-label="Set aside">
          <table>
            <thead><tr><th scope="col">Kept</th><th scope="col" class="text">From</th><th scope="col" class="text">Reason</th><th scope="col" class="text">What is wrong</th><th scope="col">Size</th><th scope="col">Released</th><th scope="col"><span class="unseen">Look</span></th></tr></thead>
            <tbody>
              {list.items.map(item => (
                <tr key={item.id}>
                  <th scope="row"><time dateTime={item.keptAt} title={inFull(item.keptAt)}>{ago(item.keptAt)}</time></th>
                  <td class="text mono">{item.source}</td>
                  <td class="text"><span class="chip warn">{humanise(item.reason)}</span></td>
                  <td class="text wide">{item.detail}</td>
                  <td>{bytes(item.size)}</td>
                  <td>{item.releasedAt ? <span class="chip ok">{ago(item.releasedAt)}</span> : '–'}</td>
                  <td><button type="button" class="link" onClick={() => onShow(item)}>Look<span class="unseen"> at {item.reason} of {inFull(item.keptAt)}</span></button></td>
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
