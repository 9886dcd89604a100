import { make } from '../shared/dom';
import styles from './styles.css?inline';
import { fill, type Texts } from './texts';

const phone = matchMedia('(max-width: 30rem)');

/** The button and the panel, in a shadow root: neither the site's styles nor ours cross over. */
export class Frame {
  readonly panel: HTMLElement;
  private readonly host = document.createElement('contact-router-chat');
  private readonly launch: HTMLButtonElement;
  private readonly badge = make('span', 'badge');
  private readonly subtitle = make('p');
  private readonly endButton: HTMLButtonElement;
  private readonly content = make('div');
  private before: Element | null = null;

  constructor(private readonly texts: Texts, private readonly actions: { onOpen: () => void; onEnd: () => void }, language: string) {
    this.launch = make('button', 'launch', bubble(), make('span', '', texts.open), this.badge);
    this.launch.type = 'button';
    this.launch.ariaHasPopup = 'dialog';
    this.launch.addEventListener('click', () => this.open());
    this.endButton = make('button', 'end', texts.end);
    this.endButton.type = 'button';
    this.endButton.addEventListener('click', () => actions.onEnd());
    const title = make('h2', '', texts.chat);
    title.id = 'title';
    this.content.style.display = 'contents';
    this.panel = make('section', 'panel',
      make('div', 'head', make('div', '', title, this.subtitle), this.endButton, icon('–', texts.minimise, () => this.close())),
      this.content);
    this.panel.setAttribute('role', 'dialog');
    this.panel.setAttribute('aria-labelledby', 'title');
    this.panel.tabIndex = -1;
    this.panel.addEventListener('keydown', event => this.press(event));
    this.panel.hidden = true;
    this.endable = false;
    this.host.lang = language;
    const root = this.host.attachShadow({ mode: 'open' });
    // A sheet made by script is allowed where style tags are not.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    root.append(this.launch, this.panel);
    this.unread = 0;
    document.body.append(this.host);
  }

  get isOpen(): boolean {
    return !this.panel.hidden;
  }

  /** The panel's content. */
  show(...content: HTMLElement[]): void {
    this.content.replaceChildren(...content);
  }

  set title(subtitle: string) {
    this.subtitle.textContent = subtitle;
  }

  set endable(on: boolean) {
    this.endButton.hidden = !on;
  }

  set unread(count: number) {
    this.badge.hidden = count === 0;
    this.badge.textContent = fill(this.texts.unread, { n: count });
  }

  open(): void {
    if (!this.isOpen) {
      this.before = document.activeElement;
      this.panel.hidden = false;
      this.launch.hidden = true;
      this.host.classList.add('is-open');
      // On a phone nothing else is to be seen, so nothing else is to be reached.
      this.panel.ariaModal = String(phone.matches);
      this.unread = 0;
      this.actions.onOpen();
    }
    (this.panel.querySelector<HTMLElement>('[data-first]') ?? this.panel).focus();
  }

  close(): void {
    this.panel.hidden = true;
    this.launch.hidden = false;
    this.host.classList.remove('is-open');
    if (this.before instanceof HTMLElement && this.before !== document.body && this.before !== this.host) this.before.focus();
    else this.launch.focus();
  }

  private press(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab' && phone.matches) {
      this.keepInside(event);
    }
  }

  private keepInside(event: KeyboardEvent): void {
    const all = [...this.panel.querySelectorAll<HTMLElement>('button, input, textarea, a, [tabindex="0"]')].filter(element => element.offsetParent && !element.matches(':disabled'));
    const active = (this.host.shadowRoot as ShadowRoot).activeElement;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (active === edge || (event.shiftKey && active === this.panel)) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  }
}

function icon(sign: string, label: string, onClick: () => void): HTMLButtonElement {
  const button = make('button', 'icon', sign);
  button.type = 'button';
  button.ariaLabel = label;
  button.title = label;
  button.addEventListener('click', onClick);
  return button;
}

function bubble(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z');
  path.setAttribute('fill', 'currentColor');
  svg.append(path);
  return svg;
}
