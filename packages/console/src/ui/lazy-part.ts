import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { CodeNotLoaded } from '../api/failure.ts';

/**
 * A part of a page whose code is loaded when it is shown. Where it cannot be, the page says so and can be tried again.
 *
 * @example const Bars = lazyPart(() => import('./bars.tsx'), 'Bars');
 */
export function lazyPart<Props, Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: (await load())[name] };
    } catch (cause) {
      throw new CodeNotLoaded(cause);
    }
  });
}
