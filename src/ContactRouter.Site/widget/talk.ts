import type { ChatLine, ChatNews } from '../shared/chat-feed';
import { make } from '../shared/dom';
import { newKey } from '../shared/keys';
import { fill, type Texts } from './texts';
import { button } from './views';

interface Actions {
  /** Resolves with what went wrong, or null. */
  onSay: (text: string, key: string) => Promise<string | null>;
  onAgain: () => void;
}

/** The conversation: lines, how the chat stands, and what to write. */
export class Talk {
  readonly elements: HTMLElement[];
  private readonly log = make('div', 'log');
  private readonly state = make('p', 'state');
  private readonly fault = make('p', 'fault');
  private readonly area = make('textarea');
  private readonly foot: HTMLElement;
  private attempt = { of: '', key: '' };
  private shown = 0;
  private isEnded = false;

  constructor(private readonly texts: Texts, private readonly language: string, private readonly actions: Actions) {
    this.log.setAttribute('role', 'log');
    this.log.ariaLabel = texts.chat;
    this.log.tabIndex = 0;
    this.state.setAttribute('role', 'status');
    this.fault.setAttribute('role', 'alert');
    this.area.rows = 1;
    this.area.maxLength = 4000;
    this.area.ariaLabel = texts.line;
    this.area.dataset['first'] = '';
    this.area.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        void this.say();
      }
    });
    const form = make('form', 'say', this.area, make('button', 'main', texts.send));
    form.addEventListener('submit', event => {
      event.preventDefault();
      void this.say();
    });
    this.foot = make('div', 'foot', this.fault, form);
    this.elements = [this.log, this.state, this.foot];
  }

  show(news: ChatNews, lines: readonly ChatLine[]): void {
    for (const line of lines.slice(this.shown)) this.log.append(this.lineOf(line, news));
    if (lines.length > this.shown) this.log.scrollTop = this.log.scrollHeight;
    this.shown = lines.length;
    this.log.querySelectorAll<HTMLElement>('.customer').forEach(line => {
      (line.querySelector('.seen') as HTMLElement).hidden = Number(line.dataset['seq']) > news.readByDesk;
    });
    this.standing = this.stateOf(news);
    if (news.state === 'ended') this.end(news.caseNumber);
  }

  set standing(text: string) {
    // Said anew only when it is new: a screen reader reads out what is set.
    if (this.state.textContent !== text) this.state.textContent = text;
  }

  private end(caseNumber: string | null): void {
    if (!this.isEnded) this.foot.replaceChildren(make('p', 'case'), button('main', this.texts.again, this.actions.onAgain));
    this.isEnded = true;
    if (caseNumber) (this.foot.firstElementChild as HTMLElement).textContent = fill(this.texts.caseNumber, { case: caseNumber });
  }

  private stateOf({ state, position }: ChatNews): string {
    if (state !== 'waiting') return '';
    return position === null || position <= 1 ? this.texts.next : fill(this.texts.waiting, { n: position });
  }

  private lineOf(line: ChatLine, news: ChatNews): HTMLElement {
    if (line.from === 'system') return make('p', 'system', this.systemText(line, news));
    const time = new Date(line.at).toLocaleTimeString(this.language, { hour: '2-digit', minute: '2-digit' });
    const isOwn = line.from === 'customer';
    const seen = make('span', 'seen', ` · ${this.texts.seen}`);
    seen.hidden = true;
    const element = make('p', line.from, make('span', 'unseen', `${isOwn ? this.texts.you : news.agent || this.texts.someone}: `), line.text, make('small', '', time, isOwn && seen));
    element.dataset['seq'] = String(line.seq);
    return element;
  }

  // In the visitor's language; what a newer server says besides is shown as it says it.
  private systemText(line: ChatLine, news: ChatNews): string {
    switch (line.event) {
      case 'joined': return fill(this.texts.joined, { name: news.agent || this.texts.someone });
      case 'idle-warning': return this.texts.idle;
      case 'closing-soon': return this.texts.closing;
      case 'ended': return this.texts.ended;
      default: return line.text;
    }
  }

  private async say(): Promise<void> {
    const text = this.area.value.trim();
    if (!text || this.area.readOnly) return;
    // The same words after a lost answer are the same line.
    if (this.attempt.of !== text) this.attempt = { of: text, key: newKey() };
    this.area.readOnly = true;
    const fault = await this.actions.onSay(text, this.attempt.key);
    this.area.readOnly = false;
    this.fault.textContent = fault ?? '';
    if (fault === null) {
      this.area.value = '';
      this.attempt = { of: '', key: '' };
    }
    this.area.focus();
  }
}
