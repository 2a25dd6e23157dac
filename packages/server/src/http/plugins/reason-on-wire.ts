import { instantToV1 } from '@couponry/contract';
import type { Fix, NextStep, Refusal } from '@couponry/engine';
import { nextText, type Reader } from '@couponry/engine/text';
import { ReasonWords, Words } from './reason-words.ts';

/** What was seen and wanted are instants where the reason is one of time. */
const OF_TIME: ReadonlySet<string> = new Set(['not_started', 'ended', 'window_over']);

/** A reason on the wire. */
export interface ReasonOnWire {
  readonly code: string;
  readonly rule?: string;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly fix?: object;
  readonly excludedBy?: readonly string[];
  readonly alternatives?: readonly (readonly ReasonOnWire[])[];
  readonly message: ReasonWords;
}

/** How amounts and times of a coupon are written. */
export type CouponReader = Omit<Reader, 'language'>;

/** For whom a reason is told of which no coupon is known; it has no amounts and no times. */
const OF_NO_COUPON: CouponReader = { currency: 'XXX', timeZone: 'UTC' };

/** For whom something is told of a coupon: amounts are in its currency, times those of its zone. */
export function readerOf(coupon: CouponReader | null): CouponReader {
  if (coupon === null) return OF_NO_COUPON;
  return { currency: coupon.currency, timeZone: coupon.timeZone };
}

/** A reason as it is told. */
export function answerOfReason(refusal: Refusal, reader: CouponReader): ReasonOnWire {
  const { reason, rule, actual = null, expected = null, fix, excludedBy, alternatives } = refusal;
  const told = (value: Refusal['actual'] | Refusal['expected'] | null) =>
    OF_TIME.has(reason) && typeof value === 'number' ? instantToV1(value) : value;
  return {
    code: reason,
    ...(rule === undefined ? {} : { rule }),
    actual: told(actual),
    expected: told(expected),
    ...(fix === undefined ? {} : { fix: answerOfFix(fix) }),
    ...(excludedBy === undefined ? {} : { excludedBy }),
    ...(alternatives === undefined
      ? {}
      : { alternatives: alternatives.map((way) => way.map((each) => answerOfReason(each, reader))) }),
    message: new ReasonWords(refusal, reader),
  };
}

/** What would make a code give more, as it is told. */
export function answerOfNext({ actual, expected, fix }: NextStep, reader: CouponReader) {
  const message = new Words((language) => nextText(fix, { ...reader, language }));
  return { actual, expected, fix: answerOfFix(fix), message };
}

function answerOfFix(fix: Fix): object {
  return fix.type === 'wait_until' ? { ...fix, at: instantToV1(fix.at) } : fix;
}
