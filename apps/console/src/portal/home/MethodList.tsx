import { AppPicture, TextPicture } from '../../design/pictures';
import type { PortalMethodFragment } from '../../generated/portal/graphql';

const PICTURE = { APP_CODE: AppPicture, TEXT_MESSAGE: TextPicture } as const;
export const METHOD_NAME = { APP_CODE: 'Mobile app', TEXT_MESSAGE: 'Authentication phone' } as const;

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

function ago(at: string): string {
  const seconds = (Date.now() - Date.parse(at)) / 1000;
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  if (unit === 'second') return 'just now';
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
}

/** "3 minutes ago", with the exact time on hover. */
function Ago({ at }: { readonly at: string }) {
  const exact = new Date(at);
  return (
    <time dateTime={at} title={`${exact.toLocaleString()} (${exact.toISOString()})`}>
      {ago(at)}
    </time>
  );
}

export function MethodList({ methods }: { readonly methods: readonly PortalMethodFragment[] }) {
  return (
    <ul className="cards">
      {methods.map((method) => {
        const Picture = PICTURE[method.method];
        return (
          <li key={method.id} className="card">
            <span className="card-picture">
              <Picture />
            </span>
            <span className="card-words">
              <span className="card-name">
                {METHOD_NAME[method.method]} {method.preferred && methods.length > 1 && <span className="badge">Preferred</span>}
              </span>
              <span className="digits">{method.hint}</span>
              <span className="quiet small">
                {method.lastUsedAt ? (
                  <>
                    Last used <Ago at={method.lastUsedAt} />
                  </>
                ) : (
                  <>
                    Set up <Ago at={method.enrolledAt} />
                  </>
                )}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
