import { useEffect } from 'preact/hooks';
import { desks } from '../shared/topics';
import { go, hashOf, type Place } from './place';
import type { CaseItem } from './types';

/** What the help sheet lists. A letter alone is a shortcut only outside of fields. */
export const keys: [string, string][] = [
  ['J / K', 'Next, previous case'],
  ['R', 'Reply'],
  ['Ctrl + Enter', 'Send the reply'],
  ['T', 'Correct the topic'],
  ['M', 'Move to another desk'],
  ['C', 'Close, or open again'],
  ['/', 'Search'],
  ['1 … 4', 'B2B Support, Customer Service, B2C, Triage'],
  ['5', 'Chats'],
  ['Esc', 'Back to the list'],
  ['?', 'This sheet'],
];

const switchedOff = 'contact-router-desk-no-keys';

// Whoever speaks to his computer, or has unsteady hands, must be able to switch single letters off.
export const areKeysOn = (): boolean => localStorage.getItem(switchedOff) === null;

export function setKeysOn(on: boolean): void {
  if (on) localStorage.removeItem(switchedOff);
  else localStorage.setItem(switchedOff, '1');
}

/** Buttons say by data-key which letter presses them. */
export function useShortcuts(place: Place, shown: CaseItem[] | null, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      const target = event.target as HTMLElement;
      const isTyping = target.matches('input, textarea, select, [contenteditable]');
      if (event.key === 'Escape') {
        if (isTyping) target.blur();
        else if (place.caseNumber) go(hashOf(place));
        return;
      }
      if (isTyping || !areKeysOn()) return;
      if (run(event.key, place, shown, onHelp)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

function run(key: string, place: Place, shown: CaseItem[] | null, onHelp: () => void): boolean {
  const letter = key.toLowerCase();
  const desk = Object.keys(desks)[Number(key) - 1];
  if (desk) go(`#/${desk}`);
  else if (key === '5') go('#/chats');
  else if (key === '?') onHelp();
  else if (key === '/') document.getElementById('query')?.focus();
  else if (letter === 'j' || letter === 'k') step(place, shown ?? [], letter === 'j' ? 1 : -1);
  else {
    const button = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(letter)}"]`);
    if (!button) return false;
    button.click();
  }
  return true;
}

function step(place: Place, shown: CaseItem[], by: number): void {
  const index = shown.findIndex(item => item.caseNumber === place.caseNumber);
  const next = shown[index < 0 ? 0 : Math.min(Math.max(index + by, 0), shown.length - 1)];
  if (next) go(hashOf(place, next.caseNumber));
}
