/** Something that the palette leads to. */
export interface PaletteItem {
  /** Unique in the palette. */
  readonly id: string;
  readonly title: string;
  /** Beside it, quiet: a coupon, a number. */
  readonly detail?: string;
  /** That `detail` is a code, and is set like one. */
  readonly isCode?: boolean;
  /** A second line, quiet. */
  readonly more?: string;
  /** An address of the console, below `/console`. */
  readonly to: string;
  /** What the page there is narrowed to. */
  readonly search?: Readonly<Record<string, string>>;
}

/** Some items under one heading. */
export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}
