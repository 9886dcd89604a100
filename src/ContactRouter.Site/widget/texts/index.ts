import { en } from './en';
import { de } from './de';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import type { Texts } from './text';

export type { Texts };

const all: Record<string, Texts> = { en, de, es, fr, it, nl, pl, pt };

/** The first of these that there are texts in, or English. */
export function chooseLanguage(...wanted: (string | null | undefined)[]): string {
  return wanted.map(language => (language ?? '').slice(0, 2).toLowerCase()).find(language => language in all) ?? 'en';
}

export const textsIn = (language: string): Texts => all[language] ?? en;

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
