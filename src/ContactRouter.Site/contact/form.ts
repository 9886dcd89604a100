import { byId } from '../shared/dom';

/** The contact form's controls. */
export interface Controls extends HTMLFormControlsCollection {
  email: HTMLInputElement;
  name: HTMLInputElement;
  topic: HTMLSelectElement;
  orderNumber: HTMLInputElement;
  message: HTMLTextAreaElement;
  attachments: HTMLInputElement;
  startedAt: HTMLInputElement;
}

export const form = byId<HTMLFormElement>('contact');
export const controls = form.elements as Controls;
