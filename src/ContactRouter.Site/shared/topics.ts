/** What the interface calls the desks and topics, and what people call them. */
export const desks: Record<string, string> = { b2b: 'B2B Support', cs: 'Customer Service', b2c: 'B2C', triage: 'Triage' };

export const topics: Record<string, string> = {
  purchasing: 'Purchasing',
  billing: 'Billing',
  credit_note: 'Credit note',
  payments: 'Payments',
  account_request: 'Account request',
  stock: 'Stock',
  product_information: 'Product information',
  order_status: 'Order status',
  deliveries: 'Deliveries',
  returns: 'Returns',
  refunds: 'Refunds',
  damaged_products: 'Damaged products',
};

export const topicsOf: Record<string, readonly string[]> = {
  b2b: Object.keys(topics).slice(0, 7),
  cs: Object.keys(topics).slice(7),
};

/** Topics that cannot be helped with without an order number. */
export const needOrder: readonly string[] = ['credit_note', 'order_status', 'deliveries', 'returns', 'refunds', 'damaged_products'];

// A shop may have desks and topics of its own.
export const deskName = (desk: string): string => desks[desk] ?? desk;
export const topicName = (topic: string | null): string => (topic ? topics[topic] ?? topic.replaceAll('_', ' ') : 'No topic');
