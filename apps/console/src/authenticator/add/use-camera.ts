import { type RefObject, useEffect, useRef, useState } from 'react';
import { pictureReader } from './read-picture';

export type CameraTrouble = 'blocked' | 'none';
const LOOK_MILLISECONDS = 150;

/** Shows the back camera in a video element and calls with every text that it reads, until the component goes. */
export function useCamera(onText: (text: string) => void): {
  video: RefObject<HTMLVideoElement | null>;
  trouble: CameraTrouble | null;
} {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef(onText);
  useEffect(() => {
    heard.current = onText;
  });
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    let stream: MediaStream | null = null;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());

    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (gone.signal.aborted) return stop();
      const shown = video.current;
      if (!shown) return undefined;
      shown.srcObject = stream;
      await shown.play();
      const read = await pictureReader();
      while (!gone.signal.aborted) {
        const text = await read(shown).catch(() => null);
        if (text && !gone.signal.aborted) heard.current(text);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
      }
    };
    begin().catch((cause: unknown) => {
      stop();
      if (!gone.signal.aborted)
        setTrouble(cause instanceof DOMException && cause.name === 'NotAllowedError' ? 'blocked' : 'none');
    });
    return () => {
      gone.abort();
      stop();
    };
  }, []);
  return { video, trouble };
}
