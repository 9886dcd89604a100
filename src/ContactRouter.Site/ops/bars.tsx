import type { NamedCount } from './types';

/** How something divides up: a bar for each name, the largest first. */
export function Bars({ title, items, name = humanise, colour = 'blue', none = 'Nothing in 24 hours.' }: {
  title: string;
  items: NamedCount[];
  name?: (name: string) => string;
  colour?: string;
  none?: string;
}) {
  const most = Math.max(...items.map(item => item.count), 1);
  return (
    <section class="tile">
      <h3>{title}</h3>
      {items.length === 0 ? <p class="soft">{none}</p> : (
        <ul class="bars">
          {[...items].sort((a, b) => b.count - a.count).map(item => (
            <li key={item.name}>
              <span>{name(item.name)}</span>
              <progress class={colour} max={most} value={item.count} aria-hidden="true" />
              <strong>{item.count}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export const humanise = (name: string): string => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll(/[-_]/g, ' ');
