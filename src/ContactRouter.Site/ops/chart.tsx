import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Series {
  name: string;
  /** A token of the design language, like --blue. */
  colour: string;
  values: number[];
}

interface Props {
  title: string;
  /** The beginnings of the hours. */
  hours: string[];
  series: Series[];
}

const height = 190;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Bars by the hour, stacked; the same figures as a table for whoever cannot see them, or wants them exactly. */
export function Chart({ title, hours, series }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const shown = series.filter(item => item.values.some(value => value > 0));
  const figures = JSON.stringify([hours, shown]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let plot = draw(element, hours, shown);
    const redraw = (): void => {
      plot.destroy();
      plot = draw(element, hours, shown);
    };
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    dark.addEventListener('change', redraw);
    return () => {
      watch.disconnect();
      dark.removeEventListener('change', redraw);
      plot.destroy();
    };
  }, [figures]);

  const total = (item: Series): number => item.values.reduce((sum, value) => sum + value, 0);
  return (
    <section class="tile chart">
      <h3>{title}</h3>
      <ul class="legend">{shown.map(item => <li key={item.name} data-colour={item.colour.slice(2)}>{item.name} <strong>{total(item)}</strong></li>)}</ul>
      {shown.length === 0 && <p class="soft">Nothing in these hours.</p>}
      <div ref={place} aria-hidden="true" hidden={shown.length === 0} />
      {shown.length > 0 && (
        <details class="help">
          <summary>As a table</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label={`${title}, by hour`}>
            <table>
              <thead><tr><th scope="col">Hour</th>{shown.map(item => <th key={item.name} scope="col">{item.name}</th>)}</tr></thead>
              <tbody>{hours.map((hour, index) => shown.some(item => item.values[index]) && (
                <tr key={hour}><th scope="row">{new Date(hour).toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit' })}</th>{shown.map(item => <td key={item.name}>{item.values[index]}</td>)}</tr>
              ))}</tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

function draw(element: HTMLElement, hours: string[], series: Series[]): uPlot {
  const style = getComputedStyle(document.body);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  // Each bar stands on those before it; the tallest is drawn first, so that the others lie in front.
  const sums = hours.map(() => 0);
  const stacked = series.map(item => item.values.map((value, index) => (sums[index] = (sums[index] ?? 0) + value))).reverse();
  const axis: uPlot.Axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: `12px ${style.fontFamily}` };
  return new uPlot({
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: (_, min, max) => [min - 1800, max + 1800] }, y: { range: (_, __, max) => [0, Math.max(max, 4) * 1.1] } },
    axes: [{ ...axis, grid: { show: false } }, { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000] }],
    series: [{}, ...[...series].reverse().map((item): uPlot.Series => ({
      fill: colour(item.colour),
      width: 0,
      points: { show: false },
      paths: uPlot.paths.bars?.({ size: [0.7, 28] }) as uPlot.Series.PathBuilder,
    }))],
  }, [hours.map(hour => new Date(hour).getTime() / 1000), ...stacked] as uPlot.AlignedData, element);
}
