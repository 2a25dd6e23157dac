import { encode } from 'uqr';
import styles from './account.module.css';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Modules of white around it, which readers want. */
const QUIET = 4;

/** A QR code, drawn on the device: what it says goes nowhere. Dark on white in the dark too, since some readers want that. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
