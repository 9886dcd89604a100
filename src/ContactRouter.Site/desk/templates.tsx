import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import type { CaseFile, Template } from './types';

let loaded: Promise<Template[]> | null = null;

/** Answers that are given often, in the customer's language where there is one. */
export function Templates({ api, file, onText }: { api: Api; file: CaseFile; onText: (text: string) => void }) {
  const [templates, setTemplates] = useState<Template[]>([]);
  useEffect(() => {
    loaded ??= api.get<{ items: Template[] }>('/templates').then(result => (result.ok ? result.body.items : []));
    void loaded.then(setTemplates);
  }, [api]);
  const fitting = choose(templates, file.language ?? 'en');
  if (fitting.length === 0) return null;
  return (
    <select aria-label="Insert a template" value="" onChange={event => {
      const template = fitting.find(item => item.name === event.currentTarget.value);
      event.currentTarget.value = '';
      if (template) onText(filled(template.text, file));
    }}>
      <option value="">Insert a template…</option>
      {fitting.map(item => <option key={item.name} value={item.name}>{item.title}</option>)}
    </select>
  );
}

/** Each template once: in the customer's language, else in English. */
function choose(templates: Template[], language: string): Template[] {
  const names = [...new Set(templates.map(item => item.name))];
  return names.flatMap(name => {
    const same = templates.filter(item => item.name === name);
    return same.find(item => item.language === language) ?? same.find(item => item.language === 'en') ?? [];
  });
}

function filled(text: string, file: CaseFile): string {
  const values: Record<string, string> = { name: file.senderName || file.sender, order: file.orderNumber ?? '', case: file.caseNumber };
  return text.replace(/\{(name|order|case)\}/g, (_, field: string) => values[field] ?? '');
}
