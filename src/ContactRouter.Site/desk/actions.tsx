import { useState } from 'preact/hooks';
import { Dialog } from '../shared/dialog';
import { deskName, desks, topicName, topicsOf } from '../shared/topics';
import type { CaseFile } from './types';
import type { OpenCase } from './use-case';

/** The sheet that is open over the case. */
export type Sheet = 'move' | 'close' | 'reopen' | 'topic' | null;

interface Props {
  file: CaseFile;
  open: OpenCase;
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
}

/** What can be done to a case besides answering it. */
export function Actions({ file, open, sheet, onSheet }: Props) {
  const isClosed = file.state === 'closed';
  const isOpen = file.state === 'open';
  const close = (): void => onSheet(null);
  const run = (verb: 'move' | 'close' | 'reopen' | 'topic', body: object, done: string): void => {
    close();
    void open.act(verb, body, done);
  };
  return (
    <div class="actions">
      {!isClosed && <button type="button" class="button small" data-key="r" onClick={() => document.getElementById('reply')?.focus()}>Reply</button>}
      <button type="button" class="button quiet small" data-key="t" onClick={() => onSheet('topic')}>Topic</button>
      <button type="button" class="button quiet small" data-key="m" onClick={() => onSheet('move')}>Move</button>
      {!isClosed && <button type="button" class="button quiet small" data-key={isOpen ? 'c' : undefined} onClick={() => onSheet('close')}>Close</button>}
      {!isOpen && <button type="button" class="button quiet small" data-key="c" onClick={() => onSheet('reopen')}>Open again</button>}
      {sheet === 'topic' && <TopicSheet file={file} onClose={close} onTopic={topic => run('topic', { topic }, `Topic: ${topicName(topic)}.`)} />}
      {sheet === 'move' && <MoveSheet file={file} onClose={close} onMove={(desk, reason) => run('move', { desk, reason }, `Moved to ${deskName(desk)}.`)} />}
      {sheet === 'close' && <ReasonSheet title="Close the case" verb="Close it" onClose={close} onDone={reason => run('close', { reason }, 'Closed.')} />}
      {sheet === 'reopen' && <ReasonSheet title="Open the case again" verb="Open it" hint="Its answer time starts anew." onClose={close} onDone={reason => run('reopen', { reason }, 'Open again.')} />}
    </div>
  );
}

function TopicSheet({ file, onClose, onTopic }: { file: CaseFile; onClose: () => void; onTopic: (topic: string | null) => void }) {
  return (
    <Dialog title="What is it really about?" onClose={onClose}>
      {Object.entries(topicsOf).map(([desk, topics]) => (
        <fieldset key={desk} class="choices">
          <legend>{deskName(desk)}</legend>
          {topics.map(topic => (
            <button key={topic} type="button" class={`choice ${desk}`} aria-pressed={file.topic === topic} onClick={() => onTopic(topic)}>{topicName(topic)}</button>
          ))}
        </fieldset>
      ))}
      <div class="choices"><button type="button" class="choice" aria-pressed={file.topic === null} onClick={() => onTopic(null)}>None of these</button></div>
      <p class="soft">The case stays at its desk. To hand it on, move it.</p>
    </Dialog>
  );
}

function MoveSheet({ file, onClose, onMove }: { file: CaseFile; onClose: () => void; onMove: (desk: string, reason: string) => void }) {
  const others = Object.keys(desks).filter(desk => desk !== file.desk);
  const suggested = Object.entries(topicsOf).find(([, topics]) => topics.includes(file.topic ?? ''))?.[0];
  const [desk, setDesk] = useState(suggested && suggested !== file.desk ? suggested : others[0] ?? '');
  return (
    <Dialog title="Move to another desk" onClose={onClose}>
      <form onSubmit={event => { event.preventDefault(); onMove(desk, reasonOf(event)); }}>
        <fieldset class="choices">
          <legend>To</legend>
          {others.map(other => (
            <label key={other} class={`choice ${other}`}>
              <input type="radio" name="desk" checked={desk === other} onChange={() => setDesk(other)} /> {deskName(other)}
            </label>
          ))}
        </fieldset>
        <ReasonField />
        <p class="soft">It stays due when the customer was promised.</p>
        <button class="button">Move it</button>
      </form>
    </Dialog>
  );
}

function ReasonSheet({ title, verb, hint, onClose, onDone }: { title: string; verb: string; hint?: string; onClose: () => void; onDone: (reason: string) => void }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={event => { event.preventDefault(); onDone(reasonOf(event)); }}>
        <ReasonField />
        {hint && <p class="soft">{hint}</p>}
        <button class="button">{verb}</button>
      </form>
    </Dialog>
  );
}

function ReasonField() {
  return (
    <div class="field">
      <label for="reason">Why <span class="optional">(optional, stands in the timeline)</span></label>
      <input id="reason" name="reason" maxLength={500} autoComplete="off" autoFocus />
    </div>
  );
}

const reasonOf = (event: SubmitEvent): string => (new FormData(event.currentTarget as HTMLFormElement).get('reason') as string).trim();
