import { AnswerPicture } from './pictures';
import type { Demo } from './state/demo';

/** Of those that do not ring, the ones that came last. */
const MOST_SILENT = 3;

interface ElsewhereProps {
  readonly numbers: readonly string[];
  readonly demo: Demo;
  readonly onShow: (number: string, phone: number) => void;
}

/** Numbers that were texted or called and that neither phone has; one that rings asks to be picked up. */
export function Elsewhere({ numbers, demo, onShow }: ElsewhereProps) {
  if (numbers.length === 0) return null;
  const rings = (number: string) => demo.calls.some((call) => call.phone === number && call.state === 'RINGING');
  const silent = numbers.filter((number) => !rings(number)).slice(-MOST_SILENT);
  const sorted = [...numbers.filter(rings), ...silent.toReversed()];
  return (
    <section className="elsewhere" aria-label="Other numbers">
      <ul>
        {sorted.map((number) => (
          <li key={number} className={rings(number) ? 'elsewhere-rings' : ''}>
            {rings(number) && <AnswerPicture />}
            <p role={rings(number) ? 'alert' : undefined}>
              <span className="digits">{number}</span> {rings(number) ? 'is ringing' : 'has messages'}
            </p>
            {[0, 1].map((phone) => (
              <button type="button" className="button button-edge" key={phone} onClick={() => onShow(number, phone)}>
                Show on phone {phone + 1}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
