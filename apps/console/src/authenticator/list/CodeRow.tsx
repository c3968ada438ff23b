import { useEffect, useState } from 'react';
import { type CodeAccount, nameOf } from '../accounts/account';
import { codeOf, halves, stepAt } from '../codes/totp';
import { Ring } from '../parts/Ring';
import { useSeconds } from '../parts/use-seconds';
import { secondsIn } from '../words/sentences';
import { useWords } from '../words/Speech';

/** The next code is shown when the present one could run out while it is typed. */
const NEXT_SECONDS = 10;
const SAID_MILLISECONDS = 2000;

interface Codes {
  readonly now: string;
  readonly next: string;
}

function useCodes(account: CodeAccount, step: number): Codes | null {
  const [codes, setCodes] = useState<Codes | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([codeOf(account, step), codeOf(account, step + 1)]).then(
      ([now, next]) => !gone && setCodes({ now, next }),
      () => !gone && setCodes(null),
    );
    return () => {
      gone = true;
    };
  }, [account, step]);
  return codes;
}

/** One press copies the code. */
export function CodeRow({ account }: { readonly account: CodeAccount }) {
  const words = useWords();
  const { period } = account;
  const seconds = useSeconds();
  const step = stepAt(period, seconds * 1000);
  const left = period - (seconds % period);
  const codes = useCodes(account, step);
  const { said, copy } = useCopy();
  const name = nameOf(account);
  return (
    <button type="button" className="au-row" onClick={() => codes && copy(codes.now)} disabled={!codes}>
      <span className="for-ears">{codes ? words.copyCode(halves(codes.now), name) : name}</span>
      <span className="au-row-text" aria-hidden="true">
        <span className="au-name">{name}</span>
        {account.account !== name && <span className="au-quiet">{account.account}</span>}
        <span className="au-code">{codes ? halves(codes.now) : '––– –––'}</span>
      </span>
      <span className="au-row-end">
        <Ring share={left / period} seconds={left} round={step} />
        <span className="for-ears">{words.lasts(secondsIn(left, words))}</span>
        <span className="au-said" aria-live="polite">
          {said === 'copied' && words.copied}
          {said === 'refused' && words.notCopied}
        </span>
        {!said && codes && left <= NEXT_SECONDS && <span className="au-quiet">{words.next(halves(codes.next))}</span>}
      </span>
    </button>
  );
}

function useCopy() {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  };
  return { said, copy };
}
