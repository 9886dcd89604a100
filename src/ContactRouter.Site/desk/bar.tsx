import logo from '../images/logo.svg';
import { desks } from '../shared/topics';
import { go, type Place } from './place';

interface Props {
  place: Place;
  waiting: number;
  onHelp: () => void;
}

/** The desks, the chats, the search. */
export function Bar({ place, waiting, onHelp }: Props) {
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    const query = (new FormData(event.currentTarget as HTMLFormElement).get('query') as string).trim();
    if (query) go(`#/find/${encodeURIComponent(query)}`);
  };
  return (
    <header class="bar">
      <h1><img src={logo} alt="" width="28" height="28" /> Desk</h1>
      <nav aria-label="Desks">
        {Object.entries(desks).map(([desk, name], index) => (
          <a key={desk} href={`#/${desk}`} class={desk} aria-current={place.area === 'cases' && place.desk === desk ? 'page' : undefined} title={`Key ${index + 1}`}>{name}</a>
        ))}
        <a href="#/chats" class="chats-link" aria-current={place.area === 'chats' ? 'page' : undefined} title="Key 5">
          Chats {waiting > 0 && <span class="count">{waiting}<span class="unseen"> waiting</span></span>}
        </a>
      </nav>
      <form role="search" onSubmit={search}>
        <label class="unseen" for="query">Case number, order or customer's address</label>
        <input key={place.query} id="query" name="query" type="search" placeholder="Case, order or address" defaultValue={place.query} autoComplete="off" spellcheck={false} />
      </form>
      <button class="icon" type="button" aria-label="Keyboard shortcuts" onClick={onHelp}>?</button>
    </header>
  );
}
