import { useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { CsvButton } from './csv-button';
import { humanise } from './bars';
import { ItemSheet } from './item-sheet';
import { Items } from './items';
import { usePages } from './use-pages';
import type { Quarantined } from './types';

const reasons = ['sender-blocked', 'honeypot', 'machine-mail', 'unreadable', 'oversize', 'poison', 'undecodable', 'invalid-message', 'mail-failed', 'mail-uncertain'];

/** What was set aside: look at it, let it in. */
export function Quarantine({ api }: { api: Api }) {
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Quarantined | null>(null);
  const search = new URLSearchParams({ ...(day && { day }), ...(reason && { reason }) });
  const path = `/quarantine?${search}`;
  const list = usePages<Quarantined>(api, path);
  return (
    <>
      <header class="ops-head">
        <h2>Quarantine</h2>
        <div class="tools">
          <input type="date" class="plain" aria-label="Day" value={day} onChange={event => setDay(event.currentTarget.value)} />
          <select aria-label="Reason" value={reason} onChange={event => setReason(event.currentTarget.value)}>
            <option value="">All reasons</option>
            {reasons.map(name => <option key={name} value={name}>{humanise(name)}</option>)}
          </select>
          <CsvButton api={api} path={path} name="quarantine" />
        </div>
      </header>
      <Items list={list} empty="Nothing was set aside." onShow={setShown} />
      {shown && <ItemSheet api={api} item={shown} onClose={() => setShown(null)} onChanged={list.refresh} />}
    </>
  );
}
