/** What the operations API answers; docs/operations.md says what each field means. */
export interface Totals {
  accepted: number;
  inCases: number;
  setAside: number;
  discarded: number;
  missing: number;
  repeats: number;
  released: number;
  refused: number;
}

export interface NamedCount {
  name: string;
  count: number;
}

export interface DeskLoad {
  desk: string;
  messages: number;
  open: number;
  dueSoon: number;
  overdue: number;
  hasMore: boolean;
  nextDueAt: string | null;
  answeredInTime: number;
  answeredLate: number;
  averageAnswerMinutes: number | null;
}

export interface QueueLoad {
  queue: string;
  waiting: number;
  poison?: number;
}

export interface Overview {
  at: string;
  since: string;
  hours: { hour: string; totals: Totals }[];
  totals: Totals;
  doors: NamedCount[];
  topics: NamedCount[];
  desks: DeskLoad[];
  queues: QueueLoad[];
  refusals: NamedCount[];
  setAside: NamedCount[];
  discarded: NamedCount[];
  mails: NamedCount[];
}

export interface LedgerEntry {
  hour: string;
  instances: number;
  writtenAt: string;
  totals: Totals;
  counts: { kind: string; name: string; count: number }[];
}

export interface LedgerPage {
  from: string;
  to: string;
  items: LedgerEntry[];
  totals: Totals;
  next: string | null;
}

export interface Quarantined {
  id: string;
  source: string;
  reason: string;
  detail: string;
  sentAt: string;
  keptAt: string;
  size: number;
  releasedAt: string | null;
  contactId: string | null;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Released {
  id: string;
  contactId?: string;
  releasedAt: string;
  caseNumber?: string;
  desk?: string;
  warning?: string;
}

export interface Redriven {
  queue: string;
  dryRun: boolean;
  items: string[];
  next: string | null;
}

export interface BlockedSender {
  id: string;
  address: string;
  network: string | null;
  channel: string;
  blockedAt: string;
  blockedUntil: string;
}

export interface Budget {
  network: string | null;
  limit: number;
  windowSeconds: number;
  left: number;
  resetSeconds: number;
  blockedUntil: string | null;
}

export interface Sender {
  id: string;
  address: string | null;
  budgets: Budget[];
  cases: { caseNumber: string; desk: string; subject: string; state: string; dueAt: string }[];
}
