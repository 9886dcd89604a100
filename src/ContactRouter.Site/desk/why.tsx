import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { deskName, topicName } from '../shared/topics';
import type { CaseFile, Check, DryRun } from './types';

/** Why the case lies here: the desk's reason, the topic with what speaks for it, what the procedure's rules found. */
export function Why({ api, file, onTopic }: { api: Api; file: CaseFile; onTopic: () => void }) {
  const checks = file.messages.flatMap(message => message.checks);
  return (
    <aside class="why" aria-label="Why it is here">
      <section>
        <h3>Why it is here</h3>
        <p>{file.routedBecause}</p>
        <dl class="facts">
          <dt>Desk</dt><dd>{deskName(file.desk)}</dd>
          <dt>Topic</dt><dd>{topicName(file.topic)} <button type="button" class="link" onClick={onTopic}>Correct</button></dd>
        </dl>
        <Reading api={api} file={file} />
      </section>
      {checks.length > 0 && (
        <section>
          <h3>What the rules found</h3>
          <ul class="checks">{distinct(checks).map(check => <li key={check.code}><span class="chip">{check.rule}</span> <span>{check.detail || check.code}</span></li>)}</ul>
        </section>
      )}
      {file.related.length > 0 && (
        <section>
          <h3>Related cases</h3>
          <ul class="related">
            {file.related.map(other => (
              <li key={other.caseNumber}><a class="mono" href={`#/${other.desk}/${other.caseNumber}`}>{other.caseNumber}</a> <span>{deskName(other.desk)}, {other.state}{other.linked ? ', linked' : ', same order'}</span></li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

/** How the classifier reads the first message: its confidence, and the words that carry it. */
function Reading({ api, file }: { api: Api; file: CaseFile }) {
  const [run, setRun] = useState<DryRun | null>(null);
  const first = file.messages[0];
  const text = first?.text;
  useEffect(() => {
    if (!first || !text) return;
    void api.post<DryRun>('/route/dry-run', { email: first.sender, subject: first.subject, message: text })
      .then(result => result.ok && setRun(result.body));
  }, [first?.contactId, text === undefined]);
  if (!run) return null;
  const strongest = Math.max(...run.evidence.map(term => term.weight), 1);
  return (
    <div class="reading">
      <p class="soft">The words say {topicName(run.topic ?? run.scores[0]?.topic ?? null).toLowerCase()}{run.topic ? '' : ', but not for certain'}.</p>
      <div class="measure">
        <label for="confidence">Confidence</label>
        <meter id="confidence" min={0} max={1} low={0.5} high={0.7} optimum={1} value={run.confidence}>{Math.round(run.confidence * 100)} %</meter>
        <span>{Math.round(run.confidence * 100)} %</span>
      </div>
      {run.evidence.length > 0 && (
        <ul class="evidence" aria-label="Words that carry it">
          {run.evidence.slice(0, 8).map(term => <li key={term.term} class={term.weight / strongest > 0.6 ? 'strong' : ''} title={`Weight ${term.weight}`}>{term.term}</li>)}
        </ul>
      )}
    </div>
  );
}

const distinct = (checks: Check[]): Check[] => checks.filter((check, index) => checks.findIndex(other => other.code === check.code) === index);
