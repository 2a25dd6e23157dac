import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Goes on from a page once something is done: not when whoever waited has gone elsewhere meanwhile.
 *
 * @example
 * const goOn = useGoFromHere();
 * await call(createCoupon, fields);
 * await goOn({ to: '/coupons' });
 */
export function useGoFromHere(): ReturnType<typeof useNavigate> {
  const navigate = useNavigate();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return (async (options) => {
    if (isHere.current) await navigate(options);
  }) as typeof navigate;
}
