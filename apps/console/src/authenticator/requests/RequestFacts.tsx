import type { DeviceRequest } from '../device/poll';
import { clockTime } from '../words/sentences';
import { useWords } from '../words/Speech';

/** What the server says about the request; it has made every text itself. */
export function RequestFacts({ request, account }: { readonly request: DeviceRequest; readonly account: string }) {
  const words = useWords();
  const facts = [
    [words.request.application, request.application],
    [words.request.place, request.place],
    [words.request.browser, request.browser],
    [words.request.started, clockTime(request.startedAt, words)],
    [words.request.for, account],
  ] as const;
  return (
    <dl className="au-facts">
      {facts.map(
        ([name, fact]) =>
          fact && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{fact}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
