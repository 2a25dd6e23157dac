import { describe, expect, it } from 'vitest';
import type { Identifier, IdentifierMatch } from './client.ts';
import { identifyClient } from './identify-client.ts';

const uuid = (value: string): Identifier => ({ kind: 'uuid', value });
const email = (value: string): Identifier => ({ kind: 'email', value });
const custom = (value: string): Identifier => ({ kind: 'custom', value });

/** A client that an e-mail or an own identifier names. */
const person = (clientId: string, by: Identifier): IdentifierMatch => ({ ...by, clientId, identified: true });
/** A client of which nothing is known but a browser's id. */
const guest = (clientId: string, by: Identifier): IdentifierMatch => ({ ...by, clientId, identified: false });

describe('without identifiers', () => {
  it('nobody is named', () => {
    expect(identifyClient([], [], 'fresh')).toEqual({ kind: 'nobody' });
  });
});

describe('identifiers that nobody has', () => {
  it('make a new client with an id of ours', () => {
    const identity = identifyClient([email('ann@example.com')], [], 'fresh');
    expect(identity).toEqual({ kind: 'new', id: 'fresh', added: [email('ann@example.com')] });
  });

  it('make a new client whose id is the uuid given', () => {
    expect(identifyClient([uuid('u1')], [], 'fresh')).toEqual({ kind: 'new', id: 'u1', added: [] });
  });

  it('become aliases beside the uuid given, in whatever order they came', () => {
    const given = [email('ann@example.com'), uuid('u1'), custom('K-17')];
    const added = [email('ann@example.com'), custom('K-17')];
    expect(identifyClient(given, [], 'fresh')).toEqual({ kind: 'new', id: 'u1', added });
  });

  it('make one client of two uuids', () => {
    const identity = identifyClient([uuid('u1'), uuid('u2')], [], 'fresh');
    expect(identity).toEqual({ kind: 'new', id: 'u1', added: [uuid('u2')] });
  });
});

describe('identifiers of one known client', () => {
  it('name it by its primary id', () => {
    const matches = [person('ann', email('ann@example.com'))];
    const identity = identifyClient([email('ann@example.com')], matches, 'fresh');
    expect(identity).toEqual({ kind: 'known', id: 'ann', added: [] });
  });

  it('name it by an alias', () => {
    const identity = identifyClient([uuid('u1')], [person('ann', uuid('u1'))], 'fresh');
    expect(identity).toEqual({ kind: 'known', id: 'ann', added: [] });
  });

  it('may be all of them', () => {
    const given = [uuid('ann'), email('ann@example.com'), custom('K-17')];
    const matches = given.map((identifier) => person('ann', identifier));
    expect(identifyClient(given, matches, 'fresh')).toEqual({ kind: 'known', id: 'ann', added: [] });
  });

  it('bring those that are new as aliases, a uuid too', () => {
    const given = [uuid('u1'), email('ann@example.com'), custom('K-17')];
    const identity = identifyClient(given, [person('ann', email('ann@example.com'))], 'fresh');
    expect(identity).toEqual({ kind: 'known', id: 'ann', added: [uuid('u1'), custom('K-17')] });
  });

  it('are not mixed up when two kinds have the same text', () => {
    const identity = identifyClient([custom('17'), email('17')], [person('ann', custom('17'))], 'fresh');
    expect(identity).toEqual({ kind: 'known', id: 'ann', added: [email('17')] });
  });
});

describe('identifiers of two known clients', () => {
  it('are ambiguous when both are strong', () => {
    const matches = [person('ann', email('ann@example.com')), person('bob', custom('K-17'))];
    const identity = identifyClient([email('ann@example.com'), custom('K-17')], matches, 'fresh');
    expect(identity).toEqual({ kind: 'ambiguous' });
  });

  it('are ambiguous when the uuid is that of a client who is named otherwise too', () => {
    const matches = [person('ann', email('ann@example.com')), person('bob', uuid('bob'))];
    const identity = identifyClient([uuid('bob'), email('ann@example.com')], matches, 'fresh');
    expect(identity).toEqual({ kind: 'ambiguous' });
  });

  it('are ambiguous when both are guests', () => {
    const matches = [guest('u1', uuid('u1')), guest('u2', uuid('u2'))];
    expect(identifyClient([uuid('u1'), uuid('u2')], matches, 'fresh')).toEqual({ kind: 'ambiguous' });
  });
});

describe("a browser's guest id", () => {
  it('yields to the client whom the stronger identifier names, and stays what it was', () => {
    const matches = [guest('u1', uuid('u1')), person('ann', email('ann@example.com'))];
    const identity = identifyClient([uuid('u1'), email('ann@example.com')], matches, 'fresh');
    expect(identity).toEqual({ kind: 'known', id: 'ann', added: [] });
  });

  it('names the client when the stronger identifier is not known yet, and takes it on', () => {
    const identity = identifyClient(
      [uuid('u1'), email('ann@example.com')],
      [guest('u1', uuid('u1'))],
      'fresh',
    );
    expect(identity).toEqual({ kind: 'known', id: 'u1', added: [email('ann@example.com')] });
  });

  it('does not make two strong identifiers of two clients less ambiguous', () => {
    const given = [uuid('u1'), email('ann@example.com'), custom('K-17')];
    const matches = [
      guest('u1', uuid('u1')),
      person('ann', email('ann@example.com')),
      person('bob', custom('K-17')),
    ];
    expect(identifyClient(given, matches, 'fresh')).toEqual({ kind: 'ambiguous' });
  });
});
