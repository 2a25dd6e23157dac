/** What can be done with the form: a draft always; the others only once nothing is missing. */
export type SaveAction = 'draft' | 'publish' | 'changes';
