import { useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { save } from '../shared/save';
import { say } from '../shared/toast';

/** Saves a list, all its pages, for a spreadsheet. */
export function CsvButton({ api, path, name }: { api: Api; path: string; name: string }) {
  const [isBusy, setIsBusy] = useState(false);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const content = await api.csv(path);
    if (content) save(content, `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
    else say('The list could not be fetched just now.', true);
    setIsBusy(false);
  };
  return <button type="button" class="button quiet small" disabled={isBusy} onClick={() => void run()}>{isBusy ? 'Fetching…' : 'Save as CSV'}</button>;
}
