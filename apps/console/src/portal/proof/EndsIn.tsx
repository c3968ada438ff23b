import { useSecondsLeft } from '../use-seconds-left';
import { useSpeech } from '../words/Speech';

/** The last minute of a request, counted for eyes and said once for ears. */
export function EndsIn({ at }: { readonly at: string }) {
  const { w } = useSpeech();
  const seconds = useSecondsLeft(at);
  const last = seconds > 0 && seconds <= 60;
  return (
    <>
      {last && (
        <p className="quiet small" aria-hidden="true">
          {w.proof.endsIn(seconds)}
        </p>
      )}
      <output className="for-ears">{last ? w.proof.endsIn(60) : ''}</output>
    </>
  );
}
