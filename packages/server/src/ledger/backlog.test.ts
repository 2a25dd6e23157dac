import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backlog } from './backlog.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function enter(backlog: Backlog, commands: number): void {
  for (let index = 0; index < commands; index += 1) backlog.enter();
}

function leave(backlog: Backlog, commands: number): void {
  for (let index = 0; index < commands; index += 1) backlog.leave();
}

/** A process with 512 inside that has answered so many in each of the last milliseconds. */
function atPace(commandsAMillisecond: number): Backlog {
  const backlog = new Backlog();
  enter(backlog, 512);
  for (let batch = 0; batch < 30; batch += 1) {
    vi.advanceTimersByTime(110);
    leave(backlog, 110 * commandsAMillisecond);
    enter(backlog, 110 * commandsAMillisecond);
  }
  leave(backlog, 512);
  return backlog;
}

/** How many it takes in before it is full. */
function roomOf(backlog: Backlog): number {
  let room = 0;
  while (!backlog.isFull() && room < 10_000) {
    backlog.enter();
    room += 1;
  }
  return room;
}

describe('a backlog', () => {
  it.each([
    [3.6, 270],
    [4, 300],
  ])('at a pace of %f commands a millisecond has room for 75 ms: %d', (pace, room) => {
    expect(Math.abs(roomOf(atPace(pace)) - room)).toBeLessThan(20);
  });

  it('counts what a newcomer has waited before it was looked at', () => {
    const backlog = atPace(4);
    enter(backlog, 260);
    expect(backlog.isFull()).toBe(false);
    expect(backlog.isFull(5)).toBe(false);
    expect(backlog.isFull(20)).toBe(true);
  });

  it('of less than a batch is never too much, however slow it was', () => {
    expect(roomOf(atPace(1))).toBe(256);
  });

  it('makes room as soon as enough have left', () => {
    const backlog = atPace(2);
    roomOf(backlog);
    vi.advanceTimersByTime(40);
    leave(backlog, 80);
    expect(backlog.isFull()).toBe(false);
  });

  it('learns nothing of quiet days: a burst of a thousand comes in', () => {
    const backlog = new Backlog();
    enter(backlog, 200);
    for (let index = 0; index < 200; index += 1) {
      enter(backlog, 10);
      vi.advanceTimersByTime(20);
      leave(backlog, 10);
    }
    leave(backlog, 200);
    expect(roomOf(backlog)).toBeGreaterThan(1024);
  });

  it('learns nothing while a rush comes to its end', () => {
    const backlog = atPace(4);
    enter(backlog, 256);
    leave(backlog, 200);
    vi.advanceTimersByTime(1000);
    leave(backlog, 56);
    expect(roomOf(backlog)).toBeGreaterThan(280);
  });

  it('counts how long a request has waited in its socket: as long as the last turn of the event loop', async () => {
    const backlog = atPace(4);
    enter(backlog, 270);
    expect(backlog.isFull()).toBe(false);
    vi.advanceTimersByTime(50);
    await nextTurn();
    expect(backlog.isFull()).toBe(true);
    vi.advanceTimersByTime(1);
    await nextTurn();
    expect(backlog.isFull()).toBe(false);
  });

  it('of which nobody is answered is full, whatever the pace was', () => {
    const backlog = atPace(4);
    enter(backlog, 300);
    vi.advanceTimersByTime(150);
    expect(backlog.isFull()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(backlog.isFull()).toBe(true);
  });
});
