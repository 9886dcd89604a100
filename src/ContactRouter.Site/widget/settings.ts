import { chooseLanguage } from './texts';

/** How a site embeds the widget: what stands on its script tag. */
export interface Settings {
  /** Where the app is: where the script came from. */
  origin: string;
  language: string;
  /** Where the visitor can write while the chat is closed. */
  form: string;
  /** The visitor is signed in at the site: filled in, not shown as proven. */
  email: string;
  name: string;
  orderNumber: string;
}

export function readSettings(script: HTMLScriptElement): Settings {
  const origin = new URL(script.src, location.href).origin;
  const { language, form, email, name, order } = script.dataset;
  return {
    origin,
    language: chooseLanguage(language, document.documentElement.lang, ...navigator.languages),
    form: form ?? `${origin}/`,
    email: email ?? '',
    name: name ?? '',
    orderNumber: order ?? '',
  };
}
