/** What can be done with the form: a draft once it has what every coupon needs; the others once nothing is missing. */
export type SaveAction = 'draft' | 'publish' | 'changes';
