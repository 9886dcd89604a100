import { useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { usePoll } from '../shared/hooks';
import { fromNow, inFull } from '../shared/times';
import { deskName, topicName } from '../shared/topics';
import { Bars, humanise } from './bars';
import { Chart, type Series } from './chart';
import type { DeskLoad, LedgerPage, Overview, QueueLoad } from './types';

const interval = 15_000;
const colours = ['--blue', '--green', '--amber', '--violet', '--red', '--soft', '--edge'];

/** How things stand, and the last 24 hours. */
export function OverviewPage({ api }: { api: Api }) {
  const [data, setData] = useState<{ overview: Overview; ledger: LedgerPage | null } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  usePoll(async signal => {
    const [overview, ledger] = await Promise.all([api.get<Overview>('/overview', { signal }), api.get<LedgerPage>('/ledger', { signal })]);
    if (signal.aborted) return;
    setFault(overview.ok ? null : tell(overview));
    if (overview.ok) setData({ overview: overview.body, ledger: ledger.ok ? ledger.body : null });
  }, interval, []);
  if (!data) return <p class={fault ? 'fault' : 'empty'} role="status">{fault ?? 'Reading…'}</p>;

  const { overview, ledger } = data;
  const hours = overview.hours.map(entry => entry.hour);
  const byKind = (kind: string, name: (name: string) => string = humanise): Series[] => seriesOf(ledger, hours, kind, name);
  const totals = (key: 'inCases' | 'setAside' | 'discarded' | 'refused', name: string, colour: string): Series =>
    ({ name, colour, values: overview.hours.map(entry => entry.totals[key]) });
  const overdue = overview.desks.reduce((sum, desk) => sum + desk.overdue, 0);
  return (
    <>
      <header class="ops-head"><h2>The last 24 hours</h2><p class="soft">As of {inFull(overview.at)}. It updates itself.</p></header>
      {fault && <p class="banner bad" role="alert">{fault}</p>}
      <dl class="numbers">
        <Figure name="Accepted" value={overview.totals.accepted} />
        <Figure name="In cases" value={overview.totals.inCases} />
        <Figure name="Set aside" value={overview.totals.setAside} tone={overview.totals.setAside ? 'warn' : ''} />
        <Figure name="Refused" value={overview.totals.refused} />
        <Figure name="Missing" value={overview.totals.missing} tone={overview.totals.missing ? 'bad' : 'ok'} />
        <Figure name="Overdue now" value={overdue} tone={overdue ? 'bad' : 'ok'} />
      </dl>
      <div class="tiles">
        <Chart title="Intake, by door" hours={hours} series={byKind('door')} />
        <Chart title="Outcomes" hours={hours} series={[
          totals('inCases', 'In cases', '--green'), totals('setAside', 'Set aside', '--amber'), totals('discarded', 'Discarded', '--red'), totals('refused', 'Refused', '--edge'),
        ]} />
        <Desks desks={overview.desks} />
        <Chart title="Answers against the promise" hours={hours} series={[
          ...summed(ledger, hours, 'answer-in-time', 'In time', '--green'), ...summed(ledger, hours, 'answer-late', 'Late', '--red'),
        ]} />
        <Bars title="Topics" items={overview.topics} name={topic => topicName(topic === 'none' ? null : topic)} />
        <Queues queues={overview.queues} />
        <Chart title="Refusals" hours={hours} series={byKind('refused')} />
        <Chart title="Mails of ours" hours={hours} series={byKind('mail')} />
        <Bars title="Set aside, by reason" items={overview.setAside} colour="amber" none="Nothing was set aside." />
        <Bars title="Discarded, by reason" items={overview.discarded} colour="red" none="Nothing was discarded." />
      </div>
    </>
  );
}

function Figure({ name, value, tone = '' }: { name: string; value: number; tone?: string }) {
  return <div class={tone}><dt>{name}</dt><dd>{value.toLocaleString()}</dd></div>;
}

function Desks({ desks }: { desks: DeskLoad[] }) {
  return (
    <section class="tile">
      <h3>Desks</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label="Desks">
        <table>
          <thead><tr><th scope="col">Desk</th><th scope="col">Open</th><th scope="col">Due soon</th><th scope="col">Late</th><th scope="col">Next due</th><th scope="col">In time</th><th scope="col">Average answer</th></tr></thead>
          <tbody>
            {desks.map(desk => {
              const answers = desk.answeredInTime + desk.answeredLate;
              return (
                <tr key={desk.desk}>
                  <th scope="row"><span class={`chip ${desk.desk}`}>{deskName(desk.desk)}</span></th>
                  <td>{desk.open}{desk.hasMore && '+'}</td>
                  <td class={desk.dueSoon ? 'warn' : ''}>{desk.dueSoon}</td>
                  <td class={desk.overdue ? 'bad' : ''}>{desk.overdue}</td>
                  <td>{desk.nextDueAt ? fromNow(desk.nextDueAt) : '–'}</td>
                  <td>{answers ? `${Math.round(desk.answeredInTime / answers * 100)} % of ${answers}` : '–'}</td>
                  <td>{desk.averageAnswerMinutes === null ? '–' : desk.averageAnswerMinutes < 120 ? `${desk.averageAnswerMinutes} min` : `${(desk.averageAnswerMinutes / 60).toFixed(1)} h`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Queues({ queues }: { queues: QueueLoad[] }) {
  return (
    <section class="tile">
      <h3>Queues now</h3>
      <ul class="bars">
        {queues.map(queue => (
          <li key={queue.queue}>
            <span class="mono">{queue.queue}</span>
            <progress class={queue.poison ? 'red' : 'blue'} max={Math.max(...queues.map(other => other.waiting), 10)} value={queue.waiting} aria-hidden="true" />
            <strong>{queue.waiting}{queue.poison ? <a class="chip bad" href="#/poison">{queue.poison} poison</a> : null}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function seriesOf(ledger: LedgerPage | null, hours: string[], kind: string, name: (name: string) => string): Series[] {
  const counts = ledger?.items.flatMap(entry => entry.counts.filter(count => count.kind === kind).map(count => ({ ...count, hour: entry.hour }))) ?? [];
  const names = [...new Set(counts.map(count => count.name))].sort();
  return names.map((of, index) => ({
    name: name(of),
    colour: colours[index % colours.length] as string,
    values: hours.map(hour => counts.filter(count => count.name === of && count.hour === hour).reduce((sum, count) => sum + count.count, 0)),
  }));
}

function summed(ledger: LedgerPage | null, hours: string[], kind: string, name: string, colour: string): Series[] {
  const parts = seriesOf(ledger, hours, kind, humanise);
  return [{ name, colour, values: hours.map((_, index) => parts.reduce((sum, part) => sum + (part.values[index] ?? 0), 0)) }];
}
