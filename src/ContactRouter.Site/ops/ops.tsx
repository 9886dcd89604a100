import type { ComponentType } from 'preact';
import logo from '../images/logo.svg';
import type { Api } from '../shared/api';
import { useHash } from '../shared/hooks';
import { Ledger } from './ledger';
import { OverviewPage } from './overview';
import { Poison } from './poison';
import { Quarantine } from './quarantine';
import { Senders } from './senders';

const pages: Record<string, { name: string; page: ComponentType<{ api: Api }> }> = {
  overview: { name: 'Overview', page: OverviewPage },
  ledger: { name: 'Ledger', page: Ledger },
  quarantine: { name: 'Quarantine', page: Quarantine },
  poison: { name: 'Poison', page: Poison },
  senders: { name: 'Senders', page: Senders },
};

/** The operations page: one sheet for each thing that operators look at. */
export function Ops({ api }: { api: Api }) {
  const asked = useHash().split('/')[1] ?? '';
  const current = asked in pages ? asked : 'overview';
  const Page = (pages[current] as { page: ComponentType<{ api: Api }> }).page;
  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); document.getElementById('main')?.focus(); }}>Skip to the content</a>
      <header class="bar">
        <h1><img src={logo} alt="" width="28" height="28" /> Operations</h1>
        <nav aria-label="Sheets">
          {Object.entries(pages).map(([key, { name }]) => <a key={key} href={`#/${key}`} aria-current={key === current ? 'page' : undefined}>{name}</a>)}
        </nav>
      </header>
      <main class="ops" id="main" tabIndex={-1}><Page api={api} /></main>
    </>
  );
}
