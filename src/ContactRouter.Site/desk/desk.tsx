import { useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { useHash } from '../shared/hooks';
import { useChats } from './chat-list';
import { Bar } from './bar';
import { CaseView } from './case';
import { Chats } from './chats';
import { Help } from './help';
import { hashOf, placeOf } from './place';
import { Queue } from './queue';
import { useShortcuts } from './shortcuts';
import { useCases } from './use-cases';

/** The desk: lists on the left, a case or chats on the right; on a phone one of the two. */
export function Desk({ api }: { api: Api }) {
  const place = placeOf(useHash());
  const [help, setHelp] = useState(false);
  const list = useCases(api, place);
  const chats = useChats(api);
  useShortcuts(place, list.shown, () => setHelp(true));

  return (
    <div class={`desk-page ${place.caseNumber ? 'has-case' : ''}`}>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); document.getElementById('main')?.focus(); }}>Skip to the content</a>
      <Bar place={place} waiting={chats.waiting.length} onHelp={() => setHelp(true)} />
      {place.area === 'chats'
        ? <Chats api={api} list={chats} />
        : <>
            <Queue place={place} list={list} />
            <main class="detail" id="main" tabIndex={-1}>
              {place.caseNumber
                ? <CaseView key={place.caseNumber} api={api} number={place.caseNumber} back={hashOf(place)} onChanged={list.refresh} />
                : <p class="empty">Choose a case from the list. <kbd>J</kbd> and <kbd>K</kbd> go through it, <kbd>?</kbd> shows all keys.</p>}
            </main>
          </>}
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}
