/** The visitor's chat. It stays known over a reload and in the site's other tabs, until the chat ends. */
export interface Session {
  chatId: string;
  token: string;
}

const name = 'contact-router-chat';

// A browser may refuse to keep anything for a page. Then the chat lives as long as the page.
export function load(): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Session | null;
    return kept?.chatId && kept.token ? kept : null;
  } catch {
    return null;
  }
}

export function keep(session: Session | null): void {
  try {
    if (session) localStorage.setItem(name, JSON.stringify(session));
    else localStorage.removeItem(name);
  } catch {
    // See above.
  }
}
