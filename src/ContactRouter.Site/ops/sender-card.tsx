import { fromNow, inFull } from '../shared/times';
import { deskName } from '../shared/topics';
import type { Sender } from './types';

/** One sender: what is left of his budget, his block, his open cases. */
export function SenderCard({ sender, onUnblock, onClose }: { sender: Sender; onUnblock: () => void; onClose: () => void }) {
  const isBlocked = sender.budgets.some(budget => budget.blockedUntil);
  return (
    <section class="tile sender" aria-label={sender.address ?? sender.id}>
      <header>
        <h3>{sender.address ?? <span class="mono">{sender.id}</span>}</h3>
        <button type="button" class="icon" aria-label="Put away" onClick={onClose}>×</button>
      </header>
      <ul class="bars">
        {sender.budgets.map((budget, index) => (
          <li key={budget.network ?? ''}>
            <label for={`budget-${index}`}>{budget.network ? 'Unproven, one network' : 'Proven address'}</label>
            <meter id={`budget-${index}`} min={0} max={budget.limit} low={budget.limit / 4} optimum={budget.limit} value={budget.left} />
            <strong>{budget.blockedUntil ? <span class="chip bad">blocked, ends {fromNow(budget.blockedUntil)}</span> : `${budget.left} of ${budget.limit} left`}</strong>
          </li>
        ))}
      </ul>
      {isBlocked && <button type="button" class="button small" onClick={onUnblock}>Unblock</button>}
      {sender.cases.length > 0 && (
        <>
          <h4>Cases that are not closed</h4>
          <ul class="sender-cases">
            {sender.cases.map(item => (
              <li key={item.caseNumber}><a class="mono" href={`/desk#/${item.desk}/${item.caseNumber}`}>{item.caseNumber}</a> {item.subject || 'Without a subject'} <span class="soft">{deskName(item.desk)}, {item.state}, due {inFull(item.dueAt)}</span></li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
