import styles from './ean13.module.css';
import { EAN13_MODULES, ean13Bars } from './ean13-bars.ts';

interface Ean13Props {
  /** Thirteen digits. */
  readonly code: string;
  /** Without the digits below; for a small picture of it. */
  readonly bare?: boolean;
}

const HEIGHT = 40;
const GUARD_HEIGHT = 45;
/** Scanners want this much white before and behind, in modules. */
const QUIET = 9;

/** The barcode of an EAN-13, drawn here: always dark on white, because that is what a till can read. */
export function Ean13({ code, bare = false }: Ean13Props) {
  const height = bare ? HEIGHT : 54;
  return (
    <svg
      className={styles.barcode}
      viewBox={`${-QUIET} -3 ${EAN13_MODULES + 2 * QUIET} ${height + 6}`}
      role="img"
      aria-label={code}
      shapeRendering="crispEdges"
    >
      <rect
        className={styles.white}
        x={-QUIET}
        y={-3}
        width={EAN13_MODULES + 2 * QUIET}
        height={height + 6}
      />
      {ean13Bars(code).map(({ x, width, isGuard }) => (
        <rect key={x} x={x} y={0} width={width} height={isGuard && !bare ? GUARD_HEIGHT : HEIGHT} />
      ))}
      {bare ? null : (
        <>
          <text x={-QUIET + 1} y={52}>
            {code.slice(0, 1)}
          </text>
          <text x={4} y={52} textLength={40}>
            {code.slice(1, 7)}
          </text>
          <text x={51} y={52} textLength={40}>
            {code.slice(7)}
          </text>
        </>
      )}
    </svg>
  );
}
