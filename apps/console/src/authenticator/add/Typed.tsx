import { type FormEvent, useState } from 'react';
import { DIGITS, type Hash } from '../codes/key-uri';
import { fromBase32 } from '../codes/base32';
import { plainCode } from '../device/signed-text';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { Head } from '../parts/Head';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';
import { type Link, readLink } from './link';

interface TypedProps {
  readonly onLink: (link: Link) => void;
  readonly onBack: () => void;
}

const HASHES: Readonly<Record<Hash, string>> = { 'SHA-1': 'SHA-1', 'SHA-256': 'SHA-256', 'SHA-512': 'SHA-512' };
const LENGTHS = Object.fromEntries(DIGITS.map((digits) => [String(digits), String(digits)]));
const PERIODS = { '30': '30', '60': '60' } as const;

/** For those who cannot scan: the code of a device, or a key with its account. A pasted link is read as one. */
export function Typed({ onLink, onBack }: TypedProps) {
  const { add } = useWords();
  const { connect } = useMoreWords();
  const [kind, setKind] = useState<'device' | 'codes'>('device');
  const [text, setText] = useState('');
  const [issuer, setIssuer] = useState('');
  const [account, setAccount] = useState('');
  const [digits, setDigits] = useState('6');
  const [period, setPeriod] = useState<keyof typeof PERIODS>('30');
  const [hash, setHash] = useState<Hash>('SHA-1');
  const [wrong, setWrong] = useState<{ readonly text?: string; readonly account?: string }>({});

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const link = readLink(text.trim(), location.origin);
    if (link) return onLink(link);
    if (!text.trim()) return setWrong({ text: connect.needed });
    if (kind === 'device') return onLink({ kind, code: plainCode(text) });
    const key = fromBase32(text);
    if (!key) return setWrong({ text: connect.keyWrong });
    if (!account.trim()) return setWrong({ account: connect.needed });
    const setup = { issuer: issuer.trim(), account: account.trim(), key, hash, digits: Number(digits), period: Number(period) };
    return onLink({ kind, setup });
  };
  return (
    <form onSubmit={submit} noValidate className="au-stack">
      <Head onBack={onBack}>{add}</Head>
      <fieldset className="au-choices">
        <legend>{connect.kind}</legend>
        {(['device', 'codes'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {one === 'device' ? connect.kindDevice : connect.kindCode}
          </label>
        ))}
      </fieldset>
      <Field
        label={kind === 'device' ? connect.code : connect.key}
        value={text}
        error={wrong.text ?? null}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(value) => {
          setText(value);
          setWrong({});
        }}
      />
      {kind === 'codes' && (
        <>
          <Field label={connect.account} value={account} error={wrong.account ?? null} autoComplete="off" onChange={setAccount} />
          <Field label={connect.issuer} value={issuer} autoComplete="off" onChange={setIssuer} />
          <details className="au-details">
            <summary>{connect.details}</summary>
            <div className="au-stack">
              <Choice label={connect.digits} value={digits} options={LENGTHS} onChange={setDigits} />
              <Choice label={connect.period} value={period} options={PERIODS} onChange={setPeriod} />
              <Choice label={connect.hash} value={hash} options={HASHES} onChange={setHash} />
            </div>
          </details>
        </>
      )}
      <button type="submit" className="button button-main">
        {connect.next}
      </button>
    </form>
  );
}
