import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';

interface ElsewhereProps {
  readonly host: string;
  readonly address: string;
  readonly onBack: () => void;
}

/** A device belongs to the address that it was made under; the other server's own page has to do it. */
export function Elsewhere({ host, address, onBack }: ElsewhereProps) {
  const { add } = useWords();
  const { connect } = useMoreWords();
  return (
    <>
      <Head onBack={onBack}>{add}</Head>
      <Notice kind="warn">{connect.elsewhere(host)}</Notice>
      <a className="button button-edge button-wide" href={address} rel="noreferrer">
        {connect.open(host)}
      </a>
    </>
  );
}
