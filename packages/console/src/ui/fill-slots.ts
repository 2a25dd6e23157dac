import { createElement, Fragment, type ReactNode } from 'react';

/**
 * A sentence with things in it that are no text, such as links: `{who}` stands for one of them. Languages put them in different
 * places, so a sentence is one text and not several.
 *
 * @example fillSlots('{who} paused {what}', { who: <b>Ann</b>, what: <Link to="...">Winter</Link> })
 */
export function fillSlots(text: string, slots: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part, index) =>
      createElement(Fragment, { key: `${index}${part}` }, slots[part.slice(1, -1)] ?? part),
    );
}
