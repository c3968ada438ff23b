import { Head } from '../parts/Head';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';

interface ChooseProps {
  readonly embedded: boolean;
  readonly onScan: () => void;
  readonly onType: () => void;
  readonly onBack: () => void;
}

export function Choose({ embedded, onScan, onType, onBack }: ChooseProps) {
  const words = useWords();
  const { connect } = useMoreWords();
  return (
    <>
      <Head onBack={onBack}>{words.add}</Head>
      <p>{words.noneYetHow}</p>
      {!embedded && (
        <button type="button" className="button button-main" onClick={onScan}>
          {connect.scan}
        </button>
      )}
      <button type="button" className={`button button-wide ${embedded ? 'button-main' : 'button-edge'}`} onClick={onType}>
        {connect.type}
      </button>
    </>
  );
}
