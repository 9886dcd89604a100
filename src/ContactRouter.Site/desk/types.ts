/** What the desk API answers; docs/desk.md says what each field means. */
export interface CaseItem {
  caseNumber: string;
  desk: string;
  topic: string | null;
  orderNumber: string | null;
  sender: string;
  subject: string;
  state: 'open' | 'answered' | 'closed';
  dueAt: string;
  receivedAt: string;
  priority: string;
  needsReview: boolean;
  alert: 'due-soon' | 'overdue' | null;
}

export interface CasePage {
  items: CaseItem[];
  next: string | null;
}

export interface File {
  name: string;
  contentType: string;
  size: number;
  blob: string;
}

export interface Check {
  code: string;
  rule: string;
  detail: string;
}

export interface Message {
  contactId: string;
  channel: string;
  sender: string;
  senderName: string;
  verified: boolean;
  subject: string;
  text: string | null;
  orderNumbers: string[];
  checks: Check[];
  attachments: File[];
  setAside: File[];
  extra: Record<string, string>;
  receivedAt: string;
}

export interface TimelineEvent {
  sequence: number;
  kind: string;
  at: string;
  by: string;
  reason: string;
  contactId: string | null;
  text: string | null;
}

export interface Relative {
  caseNumber: string;
  desk: string;
  state: string;
  linked: boolean;
}

export interface CaseFile extends CaseItem {
  senderName: string;
  verified: boolean;
  language: string | null;
  routedBecause: string;
  closedAt: string | null;
  revision: number;
  related: Relative[];
  messages: Message[];
  timeline: TimelineEvent[];
}

/** How a case stands after a change. */
export interface Standing {
  caseNumber: string;
  state: CaseItem['state'];
  desk: string;
  topic: string | null;
  dueAt: string;
  revision: number;
}

export interface DryRun {
  topic: string | null;
  confidence: number;
  evidence: { term: string; weight: number }[];
  scores: { topic: string; share: number }[];
}

export interface Template {
  name: string;
  language: string;
  title: string;
  text: string;
}
