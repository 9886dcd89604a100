import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '../shared/hooks';
import { fromNow, inFull } from '../shared/times';
import { deskName, desks, topicName, topics } from '../shared/topics';
import { urgency, type Filter } from './filter';
import { hashOf, type Place } from './place';
import type { CaseItem } from './types';
import type { CaseList } from './use-cases';

const states: [Filter['state'], string][] = [['open', 'Open'], ['answered', 'Answered'], ['closed', 'Closed']];

/** The list of cases: in order of due time, or what was found. */
export function Queue({ place, list }: { place: Place; list: CaseList }) {
  const now = useNow();
  const title = place.area === 'find' ? `Found for “${place.query}”` : desks[place.desk];
  return (
    <aside class="queue" aria-label="Cases">
      <h2>{title} <small>{list.shown && (list.shown.length === list.total ? `${list.total}${list.more ? '+' : ''}` : `${list.shown.length} of ${list.total}`)}</small></h2>
      <p class="unseen" role="status">{list.fresh.size > 0 && `${list.fresh.size} new in this list`}</p>
      {place.area === 'cases' && <Filters list={list} />}
      {list.fault && <p class="fault" role="alert">{list.fault}</p>}
      {list.shown?.length === 0 && <p class="empty">{place.area === 'find' ? 'Nothing was found.' : list.total ? 'None of these cases fits the filter.' : 'Nothing here. All done.'}</p>}
      <ul class="cases">
        {list.shown?.map(item => <Row key={item.caseNumber} item={item} place={place} now={now} isFresh={list.fresh.has(item.caseNumber)} />)}
      </ul>
      {list.more && <button class="button quiet small" type="button" onClick={list.more}>Show more</button>}
    </aside>
  );
}

function Filters({ list: { filter, setFilter } }: { list: CaseList }) {
  return (
    <div class="filters">
      <div class="segments" role="group" aria-label="State">
        {states.map(([state, name]) => (
          <button key={state} type="button" aria-pressed={filter.state === state} onClick={() => setFilter({ ...filter, state })}>{name}</button>
        ))}
      </div>
      <select aria-label="Topic" value={filter.topic} onChange={event => setFilter({ ...filter, topic: event.currentTarget.value })}>
        <option value="">All topics</option>
        {Object.entries(topics).map(([topic, name]) => <option key={topic} value={topic}>{name}</option>)}
        <option value="none">No topic</option>
      </select>
      <select aria-label="Due" value={filter.due} onChange={event => setFilter({ ...filter, due: event.currentTarget.value as Filter['due'] })}>
        <option value="">Any time</option>
        <option value="due-soon">Due soon or late</option>
        <option value="overdue">Overdue</option>
        <option value="review">To be reviewed</option>
      </select>
    </div>
  );
}

function Row({ item, place, now, isFresh }: { item: CaseItem; place: Place; now: number; isFresh: boolean }) {
  const row = useRef<HTMLAnchorElement>(null);
  const isCurrent = place.caseNumber === item.caseNumber;
  const due = urgency(item, now);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <a ref={row} class={`row ${due} ${isFresh ? 'fresh' : ''}`} href={hashOf(place, item.caseNumber)} aria-current={isCurrent ? 'true' : undefined}>
        <span class="row-top">
          <strong>{item.subject || 'Without a subject'}</strong>
          {item.state === 'open'
            ? <time dateTime={item.dueAt} title={`Due ${inFull(item.dueAt)}`}>{due === 'overdue' ? `late, ${fromNow(item.dueAt, now)}` : fromNow(item.dueAt, now)}</time>
            : <span class={`chip ${item.state}`}>{item.state}</span>}
        </span>
        <span class="row-sender">{item.sender}</span>
        <span class="row-tags">
          {isFresh && <span class="chip new">new</span>}
          {place.area === 'find' && <span class={`chip ${item.desk}`}>{deskName(item.desk)}</span>}
          <span>{topicName(item.topic)}</span>
          {item.orderNumber && <span class="mono">{item.orderNumber}</span>}
          <span class="mono number">{item.caseNumber}</span>
          {item.priority !== 'normal' && <span class="chip high">{item.priority}</span>}
          {item.needsReview && <span class="chip review">review</span>}
        </span>
      </a>
    </li>
  );
}
