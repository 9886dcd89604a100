import { useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { useNow } from '../shared/hooks';
import { fromNow, inFull } from '../shared/times';
import { deskName, topicName } from '../shared/topics';
import { Actions, type Sheet } from './actions';
import { Conversation } from './conversation';
import { urgency } from './filter';
import { Reply } from './reply';
import type { CaseFile } from './types';
import { useCase } from './use-case';
import { Why } from './why';

interface Props {
  api: Api;
  number: string;
  /** The list's address. */
  back: string;
  onChanged: () => void;
}

/** A case: who writes, what was said, why it is here, what can be done. */
export function CaseView({ api, number, back, onChanged }: Props) {
  const open = useCase(api, number, onChanged);
  const [sheet, setSheet] = useState<Sheet>(null);
  const { file } = open;
  if (!file) return <p class={open.fault ? 'fault' : 'empty'} role="status">{open.fault ?? 'Opening the case…'}</p>;
  return (
    <article class="case">
      <Head file={file} back={back} />
      <Actions file={file} open={open} sheet={sheet} onSheet={setSheet} />
      {open.fault && <p class="banner bad" role="alert">{open.fault}</p>}
      <div role="status">{open.news && <p class="banner">{open.news} <button type="button" class="link" onClick={open.dismiss}>I have seen it</button></p>}</div>
      <div class="case-body">
        <section class="talk" aria-label="Conversation">
          <Conversation api={api} file={file} />
          <Reply api={api} file={file} open={open} />
        </section>
        <Why api={api} file={file} onTopic={() => setSheet('topic')} />
      </div>
    </article>
  );
}

function Head({ file, back }: { file: CaseFile; back: string }) {
  const now = useNow();
  const due = urgency(file, now);
  return (
    <header class="case-head">
      <a class="back" href={back}>‹ List</a>
      <h2>{file.subject || 'Without a subject'}</h2>
      <p class="case-facts">
        <span class="mono">{file.caseNumber}</span>
        <span class={`chip ${file.state}`}>{file.state}</span>
        <span class={`chip ${file.desk}`}>{deskName(file.desk)}</span>
        <span class="chip">{topicName(file.topic)}</span>
        {file.orderNumber && <a class="mono" href={`#/find/${encodeURIComponent(file.orderNumber)}`} title="All cases of this order">{file.orderNumber}</a>}
        {file.state === 'open' && <time class={`due ${due}`} dateTime={file.dueAt}>{due === 'overdue' ? 'Was due' : 'Due'} {inFull(file.dueAt)} ({fromNow(file.dueAt, now)})</time>}
      </p>
      <p class="case-facts">
        <a href={`#/find/${encodeURIComponent(file.sender)}`} title="All cases of this customer">{file.senderName ? `${file.senderName}, ` : ''}{file.sender}</a>
        {file.verified ? <span class="chip ok">address proven</span> : <span class="chip review" title="Anybody may have typed this address">address not proven</span>}
        {file.language && <span class="soft">writes {new Intl.DisplayNames('en', { type: 'language' }).of(file.language)}</span>}
      </p>
      {file.needsReview && <p class="banner">Somebody answered another customer's case with its right token. Look whether both belong together.</p>}
    </header>
  );
}
