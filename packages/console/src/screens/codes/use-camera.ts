import { type RefObject, useEffect, useRef, useState } from 'react';
import { readFrame } from './read-frame.ts';

/**
 * How it stands with the camera: asked for, looking, or why it is not: refused by the person, none there, another program has it,
 * the page came without TLS, or what reads barcodes could not be loaded.
 */
export type CameraState = 'waiting' | 'looking' | 'refused' | 'missing' | 'busy' | 'insecure' | 'broken';

/** What the browser says when there is no picture to be had, by the names of the standard. */
const STATE_OF_ERROR: Readonly<Record<string, CameraState>> = {
  NotAllowedError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const PAUSE_MS = 120;
/** Wide enough for the bars of an EAN-13 on a card that is held up, small enough for a phone to keep up. */
const WIDEST = 960;

/**
 * Looks through the camera for barcodes, as long as it is used; the camera goes off afterwards.
 *
 * @param onFound told each text once in a row
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onFound: (text: string) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('waiting');
  const tell = useRef(onFound);
  tell.current = onFound;
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    let stream: MediaStream | null = null;
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      } catch (error) {
        const { name } = error instanceof DOMException ? error : { name: '' };
        return stop(STATE_OF_ERROR[name] ?? 'missing');
      }
      const screen = video.current;
      if (signal.aborted || screen === null) return turnOff(stream);
      try {
        screen.srcObject = stream;
        await screen.play();
        setState('looking');
        await look(screen, signal, (text) => tell.current(text));
      } catch {
        stop('broken');
      }
    };
    const stop = (why: CameraState) => {
      turnOff(stream);
      if (!signal.aborted) setState(why);
    };
    // Without TLS a browser shows no camera to a page of another machine.
    if (navigator.mediaDevices === undefined) setState('insecure');
    else void begin();
    return () => {
      stopped.abort();
      turnOff(stream);
    };
  }, [video]);
  return state;
}

function turnOff(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Reads picture after picture, until it is stopped. */
async function look(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onFound: (text: string) => void,
): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let last: string | null = null;
  while (!signal.aborted && context !== null) {
    const scale = Math.min(1, WIDEST / Math.max(1, video.videoWidth));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (canvas.width > 0 && canvas.height > 0) {
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const text = await readFrame(context.getImageData(0, 0, canvas.width, canvas.height));
      if (text !== null && text !== last && !signal.aborted) onFound(text);
      last = text ?? last;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
