import { CopyButton } from '../../design/CopyButton';
import { useSpeech } from '../words/Speech';

/** The copy button in the language of the page. */
export function CopyText({ text, name }: { readonly text: string; readonly name: string }) {
  const { w } = useSpeech();
  return (
    <CopyButton text={text} name={name} words={{ ready: w.frame.copy, copied: w.frame.copied, refused: w.frame.selectIt }} />
  );
}
