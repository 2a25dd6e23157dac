import type { Page } from 'playwright-core';

/** What a page did that a test wants to know of. */
export interface Watched {
  /** The addresses that were asked for. */
  readonly requests: readonly string[];
  /** What the console was told as an error, what was thrown, and what the content security policy refused. */
  readonly errors: readonly string[];
}

/** Notes what a page does from now on. */
export function watchPage(page: Page): Watched {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  return { requests, errors };
}
