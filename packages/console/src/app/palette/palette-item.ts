/** Something that the palette leads to. */
export interface PaletteItem {
  /** Unique in the palette. */
  readonly id: string;
  readonly title: string;
  /** A second line, quiet: a code, a state. */
  readonly detail?: string;
  /** An address of the console, below `/console`. */
  readonly to: string;
}

/** Some items under one heading. */
export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}
