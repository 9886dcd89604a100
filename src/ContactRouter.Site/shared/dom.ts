type Child = Node | string | null | false;

/** An element with text or children. Texts are always texts: nothing is ever parsed as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter(child => child !== null && child !== false));
  return element;
}

/** The page's own element of this id. A page without it is broken, and says so. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}.`);
  return element as T;
}
