/**
 * How a batch of commands is to be carried out: what who hands it on and who carries it out have agreed on. `Held` is the turn that a
 * process has among those that contend for the same.
 */
export interface BatchTurn<Held> {
  /**
   * Whether it may wait as long as it takes for what another process has locked; else it waits a moment at most, and answers such
   * commands as busy when it is tried again. Never true when lanes share the batch.
   */
  readonly mayWait: boolean;
  /** Whether it has lost a race before. */
  readonly again: boolean;
  /** The turn that was waited for; null where it takes none. */
  readonly begun: Held | null;
  /** To be called when all is decided and on its way to be stored. */
  readonly onStoring: () => void;
  /** To be called when another process has changed what is locked since this one did. */
  readonly onForeign: () => void;
}
