import { useState } from 'preact/hooks';
import { tell, type Api, type Result } from '../shared/api';
import { usePoll } from '../shared/hooks';
import { humanise } from './bars';
import { CsvButton } from './csv-button';
import type { LedgerEntry, LedgerPage, Totals } from './types';

const interval = 60_000;
const day = 24 * 60 * 60_000;

/** What was counted hour by hour, and whether it adds up. */
export function Ledger({ api }: { api: Api }) {
  const [days, setDays] = useState(1);
  const [pages, setPages] = useState(1);
  const [read, setRead] = useState<{ items: LedgerEntry[]; totals: Totals; more: boolean } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const path = pathOf(days);

  usePoll(async signal => {
    const items: LedgerEntry[] = [];
    let next: string | null = null;
    for (let page = 0; page < pages; page++) {
      const result: Result<LedgerPage> = await api.get<LedgerPage>(next ? `${path}&next=${encodeURIComponent(next)}` : path, { signal });
      if (signal.aborted) return;
      if (!result.ok) {
        setFault(tell(result));
        return;
      }
      items.push(...result.body.items);
      next = result.body.next;
      if (!next) break;
    }
    setFault(null);
    setRead({ items, totals: sum(items), more: next !== null });
  }, interval, [path, pages]);

  return (
    <>
      <header class="ops-head">
        <h2>Ledger</h2>
        <div class="tools">
          <select aria-label="Time" value={days} onChange={event => { setDays(Number(event.currentTarget.value)); setPages(1); }}>
            <option value={1}>Last 24 hours</option><option value={7}>Last 7 days</option><option value={30}>Last 30 days</option><option value={365}>Last year</option>
          </select>
          <CsvButton api={api} path={path} name="ledger" />
        </div>
      </header>
      {fault && <p class="banner bad" role="alert">{fault}</p>}
      {read && <Sum totals={read.totals} />}
      {read?.items.length === 0 && <p class="empty">Nothing was counted in this time.</p>}
      {read && read.items.length > 0 && (
        <div class="scroll tile" tabIndex={0} role="region" aria-label="Ledger by hour">
          <table>
            <thead><tr><th scope="col">Hour</th><th scope="col">Accepted</th><th scope="col">In cases</th><th scope="col">Set aside</th><th scope="col">Discarded</th><th scope="col">Missing</th><th scope="col">Repeats</th><th scope="col">Released</th><th scope="col">Refused</th><th scope="col">Counts</th></tr></thead>
            <tbody>{[...read.items].reverse().map(entry => <Row key={entry.hour} entry={entry} />)}</tbody>
          </table>
        </div>
      )}
      {read?.more && <button type="button" class="button quiet small" onClick={() => setPages(pages + 1)}>Show more</button>}
    </>
  );
}

/** What was accepted must be somewhere. */
function Sum({ totals }: { totals: Totals }) {
  const { missing } = totals;
  const verdict = missing === 0 ? '. It adds up.'
    : missing > 0 ? ` and ${missing} missing. For longer than a minute, that is a fault: report it.`
      : `. ${-missing} more than were accepted: they are in, but their writers were not told so.`;
  return (
    <p class={`sum ${missing === 0 ? 'ok' : 'bad'}`} role="status">
      <strong>{totals.accepted}</strong> accepted = <strong>{totals.inCases}</strong> in cases + <strong>{totals.setAside}</strong> set aside + <strong>{totals.discarded}</strong> discarded
      {verdict}
    </p>
  );
}

function Row({ entry: { hour, totals, counts, instances } }: { entry: LedgerEntry }) {
  return (
    <tr>
      <th scope="row">{new Date(hour).toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}</th>
      <td>{totals.accepted}</td><td>{totals.inCases}</td><td>{totals.setAside}</td><td>{totals.discarded}</td>
      <td class={totals.missing ? 'bad' : ''}>{totals.missing}</td>
      <td>{totals.repeats}</td><td>{totals.released}</td><td>{totals.refused}</td>
      <td>
        <details><summary>{counts.length}</summary>
          <p class="soft">{counts.map(count => `${humanise(count.kind)} ${count.name}: ${count.count}`).join(', ')}. Counted by {instances} {instances === 1 ? 'instance' : 'instances'}.</p>
        </details>
      </td>
    </tr>
  );
}

// Whole hours: the same address for an hour.
function pathOf(days: number): string {
  const to = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
  return days === 1 ? '/ledger?' : `/ledger?from=${new Date(to - days * day).toISOString()}&to=${new Date(to).toISOString()}`;
}

function sum(items: LedgerEntry[]): Totals {
  const zero: Totals = { accepted: 0, inCases: 0, setAside: 0, discarded: 0, missing: 0, repeats: 0, released: 0, refused: 0 };
  return items.reduce((all, { totals }) => {
    for (const key of Object.keys(zero) as (keyof Totals)[]) all[key] += totals[key];
    return all;
  }, zero);
}
