import { useFormats } from '../text/reader.tsx';

interface InstantProps {
  /** RFC 3339. */
  readonly at: string;
  /** IANA; left out: the zone of the device. */
  readonly timeZone?: string;
  /** How much of it: the day, the last day of what ends then, the moment, or how long from now. */
  readonly as?: 'day' | 'lastDay' | 'moment' | 'relative';
}

/** A moment as the reader writes it; the whole of it on hovering. */
export function Instant({ at, timeZone = '', as = 'moment' }: InstantProps) {
  const formats = useFormats();
  const whole = formats.instant(at, timeZone);
  const text = {
    day: () => formats.day(at, timeZone),
    lastDay: () => formats.lastDay(at, timeZone),
    moment: () => whole,
    relative: () => formats.relative(at, new Date()),
  }[as]();
  return (
    <time dateTime={at} title={as === 'moment' ? undefined : whole}>
      {text}
    </time>
  );
}
