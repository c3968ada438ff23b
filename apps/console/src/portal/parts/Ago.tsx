import { serverNow } from '../../graphql/client';
import { useSpeech } from '../words/Speech';

/** "3 minutes ago", with the exact time on hover. */
export function Ago({ at }: { readonly at: string }) {
  const { w, f } = useSpeech();
  const exact = new Date(at);
  return (
    <time dateTime={at} title={`${f.moment(exact)} (${exact.toISOString()})`}>
      {f.ago(exact, serverNow()) ?? w.frame.justNow}
    </time>
  );
}
