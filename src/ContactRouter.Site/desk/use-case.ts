import { useRef, useState } from 'preact/hooks';
import { tell, type Api } from '../shared/api';
import { usePoll } from '../shared/hooks';
import { newKey } from '../shared/keys';
import { say } from '../shared/toast';
import type { CaseFile, Standing } from './types';

export type Verb = 'replies' | 'close' | 'reopen' | 'move' | 'topic';

export interface OpenCase {
  file: CaseFile | null;
  fault: string | null;
  /** What happened to it, of somebody else's doing, since it was opened here. */
  news: string | null;
  dismiss: () => void;
  /** True where it was done. A case that has changed meanwhile is shown anew, and nothing is done. */
  act: (verb: Verb, body: object, done: string) => Promise<boolean>;
}

const interval = 15_000;

/** One case, read again now and again, and changed only as it is shown. */
export function useCase(api: Api, number: string, onChanged: () => void): OpenCase {
  const [file, setFile] = useState<CaseFile | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const seen = useRef({ revision: 0, etag: '' });
  const attempt = useRef({ of: '', key: '' });
  const path = `/cases/${encodeURIComponent(number)}`;

  usePoll(async signal => {
    const result = await api.get<CaseFile>(path, { signal });
    if (signal.aborted) return;
    if (!result.ok) {
      setFault(result.status === 404 ? 'There is no such case.' : tell(result));
      return;
    }
    setFault(null);
    const { revision } = seen.current;
    if (revision && result.body.revision > revision) setNews(before => before ?? newsOf(result.body));
    seen.current = { revision: result.body.revision, etag: result.etag ?? '' };
    setFile(result.body);
  }, interval, [number, round]);

  const act = async (verb: Verb, body: object, done: string): Promise<boolean> => {
    // The same key for every try of the same change: an answer that got lost is no second mail to the customer.
    const of = JSON.stringify([verb, body]);
    if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
    const result = await api.post<Standing>(`${path}/${verb}`, body, { ifMatch: seen.current.etag, key: attempt.current.key });
    if (result.ok) {
      attempt.current = { of: '', key: '' };
      seen.current = { revision: result.body.revision, etag: result.etag ?? '' };
      setNews(null);
      say(done);
    } else if (result.status === 412) {
      attempt.current = { of: '', key: '' };
      setNews('This case has changed while you had it open, so nothing was done yet. What is new is shown now; look at it, and do yours again if it still fits.');
    } else {
      say(tell(result), true);
    }
    setRound(before => before + 1);
    if (result.ok || result.status === 412) onChanged();
    return result.ok;
  };
  return { file, fault, news, dismiss: () => setNews(null), act };
}

function newsOf(file: CaseFile): string {
  const last = file.timeline.at(-1);
  return last?.kind === 'message' ? 'The customer has just written again.' : `This case has just changed: ${last?.reason ?? 'see below'}`;
}
