import { type Import, importsOf, targetOf } from './imports.ts';
import { ROOMS, type Room } from './rooms.ts';
import type { Source } from './sources.ts';

/** Every import that the table of rooms does not allow, as a sentence with the file, the import and the reason. */
export function brokenImports(source: Source): string[] {
  const room = roomOf(source.path);
  if (!room) return [`${source.path} is in no room; a new folder needs a row in test/support/rooms.ts`];
  return importsOf(source).flatMap((each) => {
    const wrong = wrongWith(source.path, room, each);
    if (!wrong) return [];
    return [`${source.path}:${each.line} ${wrong}; ${room.room} must not, because ${room.because}`];
  });
}

function wrongWith(from: string, room: Room, each: Import): string | undefined {
  if (each.specifier === undefined) return 'imports something computed, which nobody can check';
  const target = targetOf(from, each.specifier);
  if (leavesItsPackage(from, each.specifier, target)) {
    return `reaches into another package by path (${each.specifier})`;
  }
  const places = placesOf(target);
  if (places.includes(room.room)) return undefined;
  const asTypes = each.typeOnly && places.some((place) => room.mayImport.includes(`type ${place}`));
  const allowed = places.some((place) => room.mayImport.includes(place));
  const refused = places.some((place) => room.mustNot?.includes(place));
  if (!asTypes && (!allowed || refused))
    return `imports ${each.typeOnly ? 'types from ' : ''}${each.specifier}`;
  const deciding = each.names.find((name) => name.startsWith('decide'));
  if (deciding && room.room === 'http') return `imports ${deciding}, which is for commands`;
  return undefined;
}

/** All names by which the table can mean a target. */
function placesOf(target: string): string[] {
  if (target.startsWith('node:')) return ['node', target];
  if (target.startsWith('npm:')) return ['npm', target];
  const room = roomOf(target);
  if (!room) return [];
  const isDoor = room.at.some((at) => target === `${at}index.ts`);
  const rooms = room.within ? [room.room, room.within] : [room.room];
  return isDoor ? [...rooms, `${room.room}'s door`] : rooms;
}

function roomOf(path: string): Room | undefined {
  const length = (room: Room): number =>
    Math.max(
      0,
      ...room.at.map((at) => (path === at || (at.endsWith('/') && path.startsWith(at)) ? at.length : 0)),
    );
  const best = ROOMS.reduce((one, other) => (length(other) > length(one) ? other : one));
  return length(best) > 0 ? best : undefined;
}

function leavesItsPackage(from: string, specifier: string, target: string): boolean {
  const packageOf = (path: string): string => path.split('/').slice(0, 2).join('/');
  return specifier.startsWith('.') && packageOf(from) !== packageOf(target);
}
